// Generated from spec/ by `npm run build`. Do not edit.

// node_modules/preact/dist/preact.mjs
var n;
var t;
var r;
var u;
var i;
var f;
var o;
var e;
var l;
var c;
var a;
var s;
var h = /* @__PURE__ */ Symbol.for("pv");
var p = {};
var y = [];
var v = /^m(i|n|o|s|text|space)$/;
var w = Array.isArray;
var d = y.slice;
var _ = Object.assign;
function g(n2) {
  n2 && n2.parentNode && n2.remove();
}
function m(r3, u3, i3, f4, o4) {
  var e3 = { type: r3, props: u3, key: i3, ref: f4, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: h, __v: o4 || ++t, __i: -1, __u: 0 };
  return !o4 && n.vnode && n.vnode(e3), e3;
}
function $(n2) {
  return n2.children;
}
function x(n2, t3) {
  this.props = n2, this.context = t3, this.__g = 0;
}
function S(n2, t3) {
  if (null == t3) return n2.__ && S(n2.__, n2.__i + 1);
  for (var r3; t3 < n2.__k.length; t3++) if ((r3 = n2.__k[t3]) && r3.__e) return r3.__e;
  return "function" != typeof n2.type || n2.props.__P ? null : S(n2);
}
function C(t3) {
  var r3, u3 = t3.__v, i3 = u3.__e, f4 = [], o4 = [], e3 = t3.__P;
  e3 && ((r3 = _({ constructor: h }, u3)).__v = u3.__v + 1, n.vnode && n.vnode(r3), z(e3, r3, u3, t3.__n, e3.namespaceURI, 32 & u3.__u ? [i3] : null, f4, i3 || S(u3), 32 & u3.__u, o4), r3.__v = u3.__v, r3.__.__k[r3.__i] = r3, E(f4, r3, o4), u3.__ = u3.__e = null, r3.__e != i3 && j(r3));
}
function j(n2) {
  if ((n2 = n2.__) && n2.__c && !n2.props.__P) return n2.__e = null, n2.__k.some(function(t3) {
    return t3 && (n2.__e = t3.__e);
  }), j(n2);
}
function L(t3) {
  (8 & t3.__g || (t3.__g |= 8, u.push(t3), f++)) && i == n.debounceRendering || ((i = n.debounceRendering) || queueMicrotask)(H);
}
function H() {
  try {
    for (var n2, t3 = 1; u.length; ) u.length > t3 && u.sort(o), n2 = u.shift(), t3 = u.length, 8 & n2.__g && C(n2);
  } finally {
    (f = u.length) && (i || queueMicrotask)(H);
  }
}
function I(n2, t3, r3, u3, i3, f4, o4, e3, l3, c3, a4) {
  var s3, h3, v3, w3, d3, _3, g3 = u3.__k || y, k2 = t3.length;
  for (l3 = q(r3, t3, g3, l3, k2), s3 = 0; s3 < k2; s3++) null != (v3 = r3.__k[s3]) && (h3 = ~v3.__i && g3[v3.__i] || p, v3.__i = s3, _3 = z(n2, v3, h3, i3, f4, o4, e3, l3, c3, a4), w3 = v3.__e, (h3.ref != v3.ref || 8 & h3.__u) && (h3.ref && G(h3.ref, null, v3, h3), v3.ref && a4.push(v3.ref, v3.__c || w3, v3)), d3 = d3 || w3, 4 & v3.__u ? (l3 = A(v3, l3, n2, !h3.__v), h3.__e && (h3.__e = null)) : "function" == typeof v3.type && void 0 !== _3 ? l3 = _3 : w3 && (l3 = w3.nextSibling), v3.__u &= -21);
  return r3.__e = d3, l3;
}
function q(n2, t3, r3, u3, i3) {
  var f4, o4, e3, l3, c3, a4, s3, p3, y3, v3 = r3.length, d3 = v3, _3 = 0, g3 = 0, k2 = n2.__k = Array(i3);
  for (f4 = 0; f4 < i3; f4++) null != (o4 = t3[f4]) && "boolean" != typeof o4 && "function" != typeof o4 ? ("object" != typeof o4 || o4.constructor === String ? o4 = k2[f4] = m(null, o4) : w(o4) ? o4 = k2[f4] = m($, { children: o4 }) : o4.constructor === h && o4.__b ? o4 = k2[f4] = m(o4.type, o4.props, o4.key, o4.ref, o4.__v) : k2[f4] = o4, l3 = f4 + _3, o4.__ = n2, o4.__b = n2.__b + 1, e3 = null, ~(c3 = o4.__i = P(o4, r3, l3, d3)) && (d3--, (e3 = r3[c3]) && (e3.__u |= 2)), e3 && e3.__v ? (o4.__u |= 16, c3 == l3 - 1 ? _3-- : c3 == l3 + 1 ? _3++ : c3 != l3 && (c3 > l3 ? _3-- : _3++, g3 = 1)) : (~c3 || (i3 > v3 ? _3-- : i3 < v3 && _3++), "function" != typeof o4.type && (o4.__u |= 4))) : k2[f4] = null;
  if (g3) {
    for (a4 = [], s3 = [], f4 = 0; f4 < i3; f4++) if ((o4 = k2[f4]) && 16 & o4.__u) {
      for (_3 = 0, p3 = a4.length; _3 < p3; ) a4[y3 = _3 + p3 >> 1] < o4.__i ? _3 = y3 + 1 : p3 = y3;
      a4[_3] = o4.__i, s3[f4] = _3 + 1;
    }
    for (_3 = a4.length; f4--; ) s3[f4] && (s3[f4] == _3 ? _3-- : k2[f4].__u |= 4);
  }
  if (d3) for (f4 = 0; f4 < v3; f4++) !(e3 = r3[f4]) || 2 & e3.__u || (e3.__e == u3 && (u3 = S(e3)), J(e3, e3));
  return u3;
}
function A(n2, t3, r3, u3) {
  var i3, f4, o4, e3;
  if ("function" == typeof n2.type) {
    if (n2.props.__P) return t3;
    if (i3 = n2.__k) for (f4 = 0; f4 < i3.length; f4++) i3[f4] && (i3[f4].__ = n2, t3 = A(i3[f4], t3, r3, false));
    return t3;
  }
  for (t3 && !t3.parentNode && (t3 = S(n2)) && !t3.parentNode && (t3 = null), o4 = n2.__e, e3 = t3; e3 && 8 == e3.nodeType; ) e3 = e3.nextSibling;
  for (o4 != e3 && (!u3 && r3.moveBefore && o4.parentNode ? r3.moveBefore(o4, t3) : r3.insertBefore(o4, t3 || null)), t3 = o4; (t3 = t3 && t3.nextSibling) && 8 == t3.nodeType && !t3.data.startsWith("$s"); ) ;
  return t3;
}
function P(n2, t3, r3, u3) {
  var i3, f4 = n2.key, o4 = n2.type, e3 = t3[r3], l3 = e3 && !(2 & e3.__u);
  if (null === e3 && null == f4 || l3 && f4 == e3.key && o4 == e3.type) return r3;
  if (u3 > (l3 ? 1 : 0)) {
    for (i3 = r3 - 1; i3 >= 0; i3--) if ((e3 = t3[i3]) && !(2 & e3.__u) && f4 == e3.key && o4 == e3.type) return i3;
    for (i3 = r3 + 1; i3 < t3.length; i3++) if ((e3 = t3[i3]) && !(2 & e3.__u) && f4 == e3.key && o4 == e3.type) return i3;
  }
  return -1;
}
function T(n2, t3, r3) {
  null == r3 && (r3 = ""), "-" == t3[0] ? n2.setProperty(t3, r3) : n2[t3] = r3;
}
function N(n2, t3, r3, u3, i3) {
  var f4, o4;
  if ("style" == t3) if ("string" == typeof r3) n2.style.cssText = r3;
  else {
    if ("string" == typeof u3 && (n2.style.cssText = u3 = ""), u3) for (t3 in u3) r3 && t3 in r3 || T(n2.style, t3);
    if (r3) for (t3 in r3) u3 && r3[t3] == u3[t3] || T(n2.style, t3, r3[t3]);
  }
  else if ("o" == t3[0] && "n" == t3[1]) "function" != typeof r3 && (r3 = null), "function" != typeof u3 && (u3 = null), (n2.__e || (n2.__e = {}))[t3] = r3, r3 && u3 || (o4 = a[t3] || (a[t3] = V(t3)), (n2.__a || (n2.__a = {}))[t3] = c, f4 = t3 != (t3 = t3.replace(l, "$1")), (t3 = t3.slice(2))[0] < "a" && (t3 = t3.toLowerCase()), r3 ? n2.addEventListener(t3, o4, f4) : n2.removeEventListener(t3, o4, f4));
  else {
    if ("http://www.w3.org/2000/svg" == i3) t3 = t3.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
    else if ("width" != t3 && "height" != t3 && "href" != t3 && "list" != t3 && "form" != t3 && "tabIndex" != t3 && "download" != t3 && "rowSpan" != t3 && "colSpan" != t3 && "role" != t3 && "popover" != t3 && t3 in n2) try {
      return void (n2[t3] = null == r3 ? "" : r3);
    } catch (n3) {
    }
    if ("function" == typeof r3) return;
    null == r3 || false === r3 && "-" != t3[4] ? n2.removeAttribute(t3) : n2.setAttribute(t3, "popover" == t3 && 1 == r3 ? "" : r3);
  }
}
function V(t3) {
  return function(r3) {
    var u3 = this.__e;
    if (u3) {
      if (u3 = u3[t3], null == r3[e]) r3[e] = c++;
      else if (r3[e] < this.__a[t3]) return;
      return u3(n.event ? n.event(r3) : r3);
    }
  };
}
function z(t3, r3, u3, i3, f4, o4, e3, l3, c3, a4) {
  var s3, p3, v3, d3, k2, b2, m3, M, C3, j2, L2, H2, q2, A3, O, P3, T3, N2, V2 = r3.type;
  if (r3.constructor !== h) return null;
  128 & u3.__u && (c3 = 32 & u3.__u, s3 = u3.__c.__z) && (r3.__u |= c3, p3 = o4 = [], 8 == s3.nodeType ? l3 = B(s3, o4) : o4.push(s3), l3 = o4[0] || l3), (s3 = n.__b) && s3(r3);
  n: if ("function" == typeof V2) {
    v3 = e3.length;
    try {
      if (M = r3.props, C3 = (s3 = V2.prototype) && s3.render, j2 = (s3 = V2.contextType) && i3[s3.__c], L2 = s3 ? j2 ? j2.props.value : s3.__ : i3, (d3 = u3.__c) ? (r3.__c = d3, 2 & d3.__g && (d3.__g |= 1)) : (C3 ? r3.__c = d3 = new V2(M, L2) : (r3.__c = d3 = new x(M, L2), d3.constructor = V2, d3.render = K), j2 && j2.sub(d3), d3.state || (d3.state = {}), d3.__n = i3, d3.__g |= 8, d3.__h = [], d3.__k = []), C3 && (d3.__s || (d3.__s = d3.state), V2.getDerivedStateFromProps && (d3.__s == d3.state && (d3.__s = _({}, d3.__s)), _(d3.__s, V2.getDerivedStateFromProps(M, d3.__s)))), k2 = d3.props, b2 = d3.state, d3.__v = r3, u3.__c) {
        if (M !== k2 && C3 && !V2.getDerivedStateFromProps && d3.componentWillReceiveProps && d3.componentWillReceiveProps(M, L2), r3.__v == u3.__v && !(8 & d3.__g) || !(4 & d3.__g) && d3.shouldComponentUpdate && false === d3.shouldComponentUpdate(M, d3.__s, L2)) {
          r3.__v != u3.__v && (d3.props = M, d3.state = d3.__s, d3.__g &= -9), r3.__e = u3.__e, r3.__k = u3.__k, r3.__k.some(function(n2) {
            n2 && (n2.__ = r3);
          }), y.push.apply(d3.__h, d3.__k), d3.__k = [], d3.__h.length && e3.push(d3), l3 = S(u3);
          break n;
        }
        d3.componentWillUpdate && d3.componentWillUpdate(M, d3.__s, L2), C3 && d3.componentDidUpdate && d3.__h.push(function() {
          d3.componentDidUpdate(k2, b2, m3);
        });
      } else C3 && !V2.getDerivedStateFromProps && d3.componentWillMount && d3.componentWillMount(), C3 && d3.componentDidMount && d3.__h.push(d3.componentDidMount);
      d3.context = L2, d3.props = M, d3.__P = t3, d3.__g &= -5, H2 = n.__r, q2 = C3 ? 25 : 0;
      do {
        d3.__g &= -9, H2 && H2(r3), s3 = d3.render(d3.props, d3.state = d3.__s, d3.context);
      } while (8 & d3.__g && ++q2 < 25);
      C3 && (y.push.apply(d3.__h, d3.__k), d3.__k = []), d3.state = d3.__s, d3.getChildContext && (i3 = _({}, i3, d3.getChildContext())), C3 && u3.__c && d3.getSnapshotBeforeUpdate && (m3 = d3.getSnapshotBeforeUpdate(k2, b2)), A3 = s3 && s3.type === $ && null == s3.key ? s3.props.children : s3, M.__P && (s3 = l3, f4 = (t3 = M.__P).namespaceURI, c3 = o4 = null, u3.props && u3.props.__P != t3 && (u3.__k.some(function(n2) {
        n2 && J(n2, n2);
      }), u3.__k = null), l3 = u3.__k ? S(u3, 0) : null), l3 = I(t3, w(A3) ? A3 : [A3], r3, u3, i3, f4, o4, e3, l3, c3, a4), M.__P && (r3.__e = null, l3 = s3), r3.__u &= -161, p3 && p3.some(g), d3.__h.length && e3.push(d3), 1 & d3.__g && (d3.__g &= -4);
    } catch (t4) {
      if (e3.length = v3, r3.__v = null, c3 || o4) if (t4 && t4.then) {
        if (r3.__u |= 128 | c3, o4) {
          for (~(T3 = o4.indexOf(l3 || void 0)) || (T3 = o4.length); (N2 = o4[T3 - 1]) && 8 == N2.nodeType; ) T3--;
          for (; T3 < o4.length; T3++) if (N2 = o4[T3]) if (o4[T3] = null, O) {
            if (N2 == P3) break;
          } else {
            if (8 != N2.nodeType) break;
            N2.data.startsWith("$s") && (P3 = B(O = N2));
          }
        }
        if (!O) {
          for (; l3 && 8 == l3.nodeType && l3.nextSibling; ) l3 = l3.nextSibling;
          O = l3;
        }
        (s3 = B(O = r3.__c.__z || (r3.__c.__z = O))) ? (r3.__e = O, l3 = s3) : r3.__e = l3, l3 = l3 && l3.nextSibling;
      } else o4 && o4.some(g);
      else r3.__e = u3.__e;
      r3.__k || (r3.__k = u3.__k || []), t4 && t4.then || D(r3), n.__e(t4, r3, u3);
    }
  } else l3 = r3.__e = F(u3.__e, r3, u3, i3, f4, o4, e3, c3, a4, t3);
  return (s3 = n.diffed) && s3(r3), l3;
}
function B(n2, t3) {
  if (n2 && 8 == n2.nodeType && n2.data.startsWith("$s")) for (var r3 = 1; n2 = n2.nextSibling; ) {
    if (8 == n2.nodeType) {
      if (n2.data.startsWith("$s")) r3++;
      else if (n2.data.startsWith("/$s") && !--r3) return n2;
    }
    t3 && t3.push(n2);
  }
}
function D(n2) {
  n2 && (n2.__c && (n2.__c.__g |= 4), n2.__k && n2.__k.some(D));
}
function E(t3, r3, u3) {
  for (var i3 = 0; i3 < u3.length; ) G(u3[i3++], u3[i3++], u3[i3++]);
  n.__c && n.__c(r3, t3), t3.some(function(r4) {
    try {
      t3 = r4.__h, r4.__h = [], t3.some(function(n2) {
        n2.call(r4);
      });
    } catch (t4) {
      n.__e(t4, r4.__v);
    }
  });
}
function F(t3, r3, u3, i3, f4, o4, e3, l3, c3, a4) {
  var s3, h3, y3, _3, k2, b2, m3, M, $2 = u3.props || p, x2 = r3.props, C3 = r3.type;
  if ("svg" == C3 ? f4 = "http://www.w3.org/2000/svg" : "math" == C3 ? f4 = "http://www.w3.org/1998/Math/MathML" : f4 || (f4 = "http://www.w3.org/1999/xhtml"), o4) {
    for (s3 = 0; s3 < o4.length; s3++) if ((k2 = o4[s3]) && (C3 ? k2.localName == C3 : 3 == k2.nodeType)) {
      t3 = k2, o4[s3] = null;
      break;
    }
  }
  if (!t3) {
    if (M = a4.ownerDocument || document, !C3) return M.createTextNode(x2);
    t3 = M.createElementNS(f4, C3, x2.is ? x2 : a4), l3 && (n.__m && n.__m(r3, o4), l3 = false), o4 = null;
  }
  if (C3) {
    if (a4 = "template" == C3 && t3.content || t3, o4 = "textarea" == C3 && null != x2.defaultValue ? null : o4 && d.call(a4.childNodes), !l3 && o4) for ($2 = {}, s3 = 0; s3 < t3.attributes.length; s3++) $2[(k2 = t3.attributes[s3]).name] = k2.value;
    for (s3 in $2) k2 = $2[s3], "dangerouslySetInnerHTML" == s3 ? y3 = k2 : "children" == s3 || s3 in x2 || "value" == s3 && "defaultValue" in x2 || "checked" == s3 && "defaultChecked" in x2 || N(t3, s3, null, k2, f4);
    for (s3 in x2) k2 = x2[s3], "children" == s3 ? _3 = k2 : "dangerouslySetInnerHTML" == s3 ? h3 = k2 : "value" == s3 ? b2 = k2 : "checked" == s3 ? m3 = k2 : l3 && "function" != typeof k2 || $2[s3] === k2 || N(t3, s3, k2, $2[s3], f4);
    h3 ? (l3 || y3 && (h3.__html == y3.__html || h3.__html == t3.innerHTML) || (t3.innerHTML = h3.__html), r3.__k = []) : (y3 && (t3.textContent = ""), ("foreignObject" == C3 || "http://www.w3.org/1998/Math/MathML" == f4 && v.test(C3)) && (f4 = "http://www.w3.org/1999/xhtml"), I(a4, w(_3) ? _3 : [_3], r3, u3, i3, f4, o4, e3, o4 ? o4[0] : u3.__k && S(u3, 0), l3, c3), o4 && o4.some(g)), l3 && "textarea" != C3 || (s3 = "value", "progress" == C3 && null == b2 ? t3.removeAttribute(s3) : null == b2 || b2 === t3[s3] && ("progress" != C3 || b2) || N(t3, s3, b2, $2[s3], f4), s3 = "checked", null != m3 && m3 != t3[s3] && N(t3, s3, m3, $2[s3], f4));
  } else $2 === x2 || l3 && t3.data == x2 || (t3.data = x2);
  return t3;
}
function G(t3, r3, u3, i3) {
  try {
    "function" == typeof t3 ? r3 ? r3.__x = t3(r3) || 1 : i3 && (i3 = i3.__c || i3.__e) && (r3 = i3.__x) && (i3.__x = null, "function" == typeof r3 ? r3() : t3(null)) : t3.current = r3;
  } catch (t4) {
    n.__e(t4, u3);
  }
}
function J(t3, r3, u3) {
  var i3, f4, o4, e3;
  if (n.unmount && n.unmount(t3), !(i3 = t3.ref) || i3.current && i3.current != t3.__e || G(i3, null, r3, t3), i3 = t3.__c) {
    if (i3.componentWillUnmount) try {
      i3.componentWillUnmount();
    } catch (t4) {
      n.__e(t4, r3);
    }
    i3.__P = i3.__n = null;
  }
  if (i3 = t3.__k) for (e3 = 0; e3 < i3.length; e3++) i3[e3] && J(i3[e3], r3, "function" != typeof t3.type || u3 && !t3.props.__P);
  !u3 && (i3 = t3.__c) && (i3 = i3.__z) && (f4 = B(i3, o4 = [])) && (i3 == t3.__e && o4.some(g), g(f4), g(i3)), u3 || g(t3.__e), t3.__e = t3.__c = t3.__ = null;
}
function K(n2, t3, r3) {
  return this.constructor(n2, r3);
}
function Q(t3, r3) {
  var u3, i3, f4, o4;
  n.__ && n.__(t3, r3), 9 == r3.nodeType && (r3 = r3.documentElement), i3 = (u3 = t3 && 32 & t3.__u) ? null : r3.__k, r3.__k = m($, { children: [t3] }), f4 = [], o4 = [], z(r3, r3.__k, i3 || p, p, r3.namespaceURI, i3 ? null : r3.firstChild ? d.call(r3.childNodes) : null, f4, i3 ? i3.__e : r3.firstChild, u3, o4), E(f4, r3.__k, o4), r3.__k.props.children = null;
}
n = { __e: function(n2, t3, r3, u3) {
  for (var i3, o4, e3; t3 = t3.__; ) if ((i3 = t3.__c) && !(1 & i3.__g)) {
    i3.__g |= 4;
    try {
      if ((e3 = (o4 = i3.constructor) && o4.getDerivedStateFromError) && i3.setState(o4.getDerivedStateFromError(n2)), i3.componentDidCatch && (i3.componentDidCatch(n2, u3 || {}), e3 = 1), e3 && 8 & i3.__g) return void (i3.__g |= 2);
    } catch (t4) {
      n2 = t4;
    }
  }
  throw f = 0, n2;
} }, t = 0, r = function(n2) {
  return null != n2 && n2.constructor === h;
}, x.prototype.setState = function(n2, t3) {
  var r3 = this.__s;
  r3 && r3 != this.state || (r3 = this.__s = _({}, this.state)), "function" == typeof n2 && (n2 = n2(_({}, r3), this.props)), n2 && (_(r3, n2), this.__v && (t3 && this.__k.push(t3), L(this)));
}, x.prototype.forceUpdate = function(n2) {
  this.__v && (this.__g |= 4, n2 && this.__h.push(n2), L(this));
}, x.prototype.render = $, u = [], f = 0, o = function(n2, t3) {
  return n2.__v.__b - t3.__v.__b;
}, e = /* @__PURE__ */ Symbol(), l = /(PointerCapture)$|Capture$/i, c = 0, a = {}, s = 0;

// node_modules/preact/hooks/dist/hooks.mjs
var t2;
var r2;
var u2;
var i2;
var o2 = Object.is;
var f2 = 0;
var c2 = [];
var e2 = [];
var a2 = n;
var v2 = a2.__b;
var l2 = a2.__r;
var m2 = a2.diffed;
var h2 = a2.__c;
var s2 = a2.unmount;
var p2 = a2.__;
function y2(n2, t3) {
  a2.__h && a2.__h(r2, n2, f2 || t3), f2 = 0;
  var u3 = r2.__H || (r2.__H = { __: [], __h: [] });
  return n2 >= u3.__.length && u3.__.push({}), u3.__[n2];
}
function d2(n2) {
  return f2 = 1, _2(G2, n2);
}
function _2(n2, u3, i3) {
  var f4 = y2(t2++, 2);
  if (f4.t = n2, !f4.__c && (f4.__ = [i3 ? i3(u3) : G2(void 0, u3), function(n3) {
    var t3 = (f4.__N || f4.__)[0], r3 = f4.t(t3, n3);
    o2(t3, r3) || (f4.__N = [r3, f4.__[1]], f4.__c.setState({}));
  }], f4.__c = r2, !r2.__f)) {
    r2.__f = true;
    var c3 = r2.shouldComponentUpdate;
    r2.shouldComponentUpdate = function(n3, t3, r3) {
      var u4 = this.__H;
      if (!u4) return true;
      var i4 = false, f5 = this.props != n3;
      if (u4.__.some(function(n4) {
        n4.__N && (i4 = true, o2(n4.__[0], n4.__N[0]) || (f5 = true));
      }), c3) {
        var e3 = c3.call(this, n3, t3, r3);
        return i4 ? e3 || f5 : e3;
      }
      return !i4 || f5;
    };
  }
  return f4.__;
}
function A2(n2, u3) {
  var i3 = y2(t2++, 3);
  !a2.__s && E2(i3.__H, u3) && (i3.__P = true, i3.__ = n2, i3.u = u3, r2.__H.__h.push(i3));
}
function T2(n2) {
  return f2 = 5, w2(function() {
    return { current: n2 };
  }, []);
}
function w2(n2, r3) {
  var u3 = y2(t2++, 7);
  return E2(u3.__H, r3) && (u3.__ = n2(), u3.__H = r3), u3.__;
}
function b(n2, t3) {
  return f2 = 8, w2(function() {
    return n2;
  }, t3);
}
function P2() {
  var n2 = y2(t2++, 11);
  if (!n2.__) {
    for (var u3 = r2.__v; !u3.__m && u3.__; ) u3 = u3.__;
    var i3 = u3.__m || (u3.__m = [0, 0]);
    n2.__ = "P" + i3[0] + "-" + i3[1]++;
  }
  return n2.__;
}
function g2() {
  var n2;
  do {
    for (; n2 = e2.shift(); ) try {
      C2(n2);
    } catch (t4) {
      a2.__e(t4, { __: (n2 = n2.__P) && n2.__v });
    }
    for (; n2 = c2.shift(); ) {
      var t3 = n2.__H;
      if (n2.__P && t3) try {
        t3.__h.some(C2), t3.__h.some(D2), t3.__h = [];
      } catch (r3) {
        t3.__h = [], a2.__e(r3, n2.__v);
      }
    }
  } while (e2.length);
}
a2.__b = function(n2) {
  r2 = null, v2 && v2(n2);
}, a2.__ = function(n2, t3) {
  n2 && t3.__k && t3.__k.__m && (n2.__m = t3.__k.__m), p2 && p2(n2, t3);
}, a2.__r = function(n2) {
  l2 && l2(n2), t2 = 0;
  var i3 = (r2 = n2.__c).__H;
  i3 && (u2 == r2 ? r2.__h = [] : (i3.__h.some(C2), i3.__h.some(D2), t2 = 0), i3.__h = [], i3.__.some(function(n3) {
    n3.__N && (n3.__ = n3.__N), n3.u = n3.__N = void 0;
  })), u2 = r2;
}, a2.diffed = function(n2) {
  m2 && m2(n2);
  var t3 = n2.__c;
  t3 && t3.__H && (t3.__H.__h.length && B2(c2.push(t3)), t3.__H.__.some(function(n3) {
    n3.u && (n3.__H = n3.u);
  })), u2 = r2 = null;
}, a2.__c = function(n2, t3) {
  t3.some(function(n3) {
    try {
      n3.__h.some(C2), n3.__h = n3.__h.filter(function(n4) {
        return !n4.__ || D2(n4);
      });
    } catch (t4) {
      n3.__h = [function() {
        throw t4;
      }];
    }
  }), h2 && h2(n2, t3);
}, a2.unmount = function(n2) {
  s2 && s2(n2);
  var t3, r3, u3 = n2.__c;
  u3 && u3.__H && (u3.__H.__.some(function(u4) {
    try {
      if (u4.__P && u4.__c) {
        if (void 0 === r3) {
          for (r3 = n2.__; r3 && (!r3.__c || !r3.__c.__P); ) r3 = r3.__;
          r3 = r3 && r3.__c;
        }
        u4.__P = r3, B2(e2.push(u4));
      } else C2(u4);
    } catch (n3) {
      t3 = n3;
    }
  }), u3.__H = void 0, t3 && a2.__e(t3, u3.__v));
};
var k = "function" == typeof requestAnimationFrame;
function z2(n2) {
  var t3, r3 = function() {
    clearTimeout(u3), k && cancelAnimationFrame(t3), setTimeout(n2);
  }, u3 = setTimeout(r3, 35);
  k && (t3 = requestAnimationFrame(r3));
}
function B2(n2) {
  1 != n2 && i2 == a2.requestAnimationFrame || ((i2 = a2.requestAnimationFrame) || z2)(g2);
}
function C2(n2) {
  var t3 = r2, u3 = n2.__c;
  "function" == typeof u3 && (n2.__c = void 0, u3()), r2 = t3;
}
function D2(n2) {
  var t3 = r2;
  n2.__c = n2.__(), r2 = t3;
}
function E2(n2, t3) {
  return !n2 || n2.length != t3.length || t3.some(function(t4, r3) {
    return !o2(t4, n2[r3]);
  });
}
function G2(n2, t3) {
  return "function" == typeof t3 ? t3(n2) : t3;
}

// scripts/openapi/paths.ts
function fillPath(template, values, encode = encodeURIComponent) {
  return template.replaceAll(/\{([^{}]+)\}/g, (_3, name) => {
    const value = values[name];
    if (value === void 0) throw new Error(`${template}: there is no value for ${name}. Give one.`);
    return encode(String(value));
  });
}

// scripts/openapi/walk.ts
function mapInner(node, kind, change) {
  return mapValues(node, (value, member) => {
    const form = formOf(kind, member);
    if (typeof form === "string") return change(value, form, [member]);
    if (Array.isArray(form)) {
      return Array.isArray(value) ? value.map((inner, index) => change(inner, form[0], [member, `${index}`])) : value;
    }
    return form && isObject(value) ? mapValues(value, (inner, name) => change(inner, form.mapOf, [member, name])) : value;
  });
}
var described = { schema: "Schema", content: { mapOf: "MediaType" }, examples: { mapOf: "Example" } };
var operations = {
  get: "Operation",
  put: "Operation",
  post: "Operation",
  delete: "Operation",
  options: "Operation",
  head: "Operation",
  patch: "Operation",
  trace: "Operation"
};
var kinds = {
  OpenAPI: {
    info: "Info",
    servers: ["Server"],
    security: ["SecurityRequirement"],
    tags: ["Tag"],
    paths: { mapOf: "PathItem" },
    webhooks: { mapOf: "PathItem" },
    "x-webhooks": { mapOf: "PathItem" },
    "x-audiences": { mapOf: "Info" },
    "x-outcomes": { mapOf: "Info" },
    externalDocs: "ExternalDocumentation",
    components: "Components"
  },
  Info: {},
  Server: { variables: { mapOf: "ServerVariable" } },
  ServerVariable: {},
  SecurityRequirement: {},
  Tag: { externalDocs: "ExternalDocumentation" },
  ExternalDocumentation: {},
  Components: {
    schemas: { mapOf: "Schema" },
    responses: { mapOf: "Response" },
    parameters: { mapOf: "Parameter" },
    examples: { mapOf: "Example" },
    requestBodies: { mapOf: "RequestBody" },
    headers: { mapOf: "Header" },
    securitySchemes: { mapOf: "SecurityScheme" },
    links: { mapOf: "Link" },
    callbacks: { mapOf: "Callback" },
    pathItems: { mapOf: "PathItem" }
  },
  PathItem: { ...operations, servers: ["Server"], parameters: ["Parameter"] },
  Operation: {
    externalDocs: "ExternalDocumentation",
    servers: ["Server"],
    security: ["SecurityRequirement"],
    parameters: ["Parameter"],
    requestBody: "RequestBody",
    responses: { mapOf: "Response" },
    callbacks: { mapOf: "Callback" }
  },
  /** Its members are expressions. */
  Callback: { "*": "PathItem" },
  Parameter: described,
  Header: described,
  RequestBody: { content: { mapOf: "MediaType" } },
  Response: { headers: { mapOf: "Header" }, content: { mapOf: "MediaType" }, links: { mapOf: "Link" } },
  MediaType: { ...described, encoding: { mapOf: "Encoding" } },
  Encoding: { headers: { mapOf: "Header" } },
  Link: { server: "Server" },
  Example: {},
  SecurityScheme: {},
  /** The keywords of JSON Schema 2020-12 that hold schemas. */
  Schema: {
    externalDocs: "ExternalDocumentation",
    items: "Schema",
    contains: "Schema",
    unevaluatedItems: "Schema",
    additionalProperties: "Schema",
    unevaluatedProperties: "Schema",
    propertyNames: "Schema",
    contentSchema: "Schema",
    not: "Schema",
    if: "Schema",
    // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema, and this object is no promise
    then: "Schema",
    else: "Schema",
    prefixItems: ["Schema"],
    allOf: ["Schema"],
    anyOf: ["Schema"],
    oneOf: ["Schema"],
    properties: { mapOf: "Schema" },
    patternProperties: { mapOf: "Schema" },
    dependentSchemas: { mapOf: "Schema" },
    $defs: { mapOf: "Schema" }
  }
};
var methods = Object.keys(operations);
function formOf(kind, member) {
  const members = kinds[kind];
  return Object.hasOwn(members, member) ? members[member] : members["*"];
}
function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));
}

// scripts/openapi/model.ts
function readModel(document2) {
  const { components, paths, webhooks } = followReferences(document2);
  const operations2 = operationsIn(paths);
  const lists = {
    operations: operations2,
    callbacks: operations2.flatMap(({ operation }) => callbacksOf(operation)),
    webhooks: operationsIn(webhooks ?? {})
  };
  return { document: document2, components, ...lists, all: Object.values(lists).flat() };
}
var origins = /* @__PURE__ */ new WeakMap();
function followReferences(document2) {
  const copies = /* @__PURE__ */ new Map();
  const merges = [];
  const read = (written, kind, steps) => {
    if (!isObject(written)) return written;
    const known = copies.get(written);
    if (known) return known;
    const ends = isReference(written) ? endsOf(document2, written, steps) : void 0;
    if (ends && !isComponent(steps) && Object.keys(written).length === 1) {
      return read(ends.first.node, kind, ends.first.steps);
    }
    const copy2 = {};
    copies.set(written, copy2);
    origins.set(copy2, { written, steps, name: isComponent(steps) ? steps[2] : ends?.name });
    const inner = (node) => mapInner(node, kind, (value, of, more) => read(value, of, [...steps, ...more]));
    if (!ends) return Object.assign(copy2, inner(written));
    const last = read(ends.last.node, kind, ends.last.steps);
    const beside = inner(ends.beside);
    merges.push(() => Object.assign(copy2, last, beside));
    return copy2;
  };
  const copy = read(document2, "OpenAPI", []);
  for (const merge of merges) merge();
  return copy;
}
function endsOf(document2, reference, steps) {
  const places = [];
  let beside = {};
  for (let node = reference; isReference(node); node = places.at(-1)?.node) {
    const { $ref, ...own } = node;
    const next = $ref.startsWith("#/") ? stepsOf($ref) : [];
    const target = next.length > 0 ? valueAt(document2, next) : void 0;
    if (target === void 0 || places.some((place) => place.node === target)) {
      const place = steps ? `${pointer(steps)}: ` : "";
      throw new Error(`${place}${$ref} leads nowhere. Refer to what the document has, such as a component.`);
    }
    places.push({ node: target, steps: next });
    beside = { ...own, ...beside };
  }
  const [first, last] = [places[0], places.at(-1)];
  return { first, last, beside, name: places.find((place) => isComponent(place.steps))?.steps[2] };
}
function isComponent(steps) {
  return steps[0] === "components" && steps.length === 3;
}
function isReference(node) {
  return isObject(node) && typeof node.$ref === "string";
}
function pointer(steps) {
  return `#/${steps.map(escapeStep).join("/")}`;
}
function operationsIn(items) {
  return Object.entries(items).flatMap(
    ([path, item]) => Object.keys(item).flatMap((method) => {
      const operation = methods.includes(method) && item[method];
      const parameters = operation && [...item.parameters ?? [], ...operation.parameters ?? []];
      return parameters ? [{ path, method, operation, parameters: withoutReplaced(parameters) }] : [];
    })
  );
}
function withoutReplaced(parameters) {
  return [...new Map(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}
function callbacksOf({ callbacks = {} }) {
  return Object.values(callbacks).flatMap(operationsIn);
}
function operationOf({ all }, operationId) {
  const found = all.find(({ operation }) => operation.operationId === operationId);
  if (!found) throw new Error(`no operation ${operationId}`);
  return found;
}
function valueAt(value, steps) {
  return steps.reduce(
    (inner, step) => typeof inner === "object" && inner !== null && Object.hasOwn(inner, step) ? inner[step] : void 0,
    value
  );
}
function escapeStep(name) {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
function stepsOf($ref) {
  return $ref.slice($ref.indexOf("#/") + 2).split("/").map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
}

// scripts/mock/admin/page/data.ts
var limit = 200;
function useMock() {
  return useLive(readMock);
}
async function readMock() {
  const query = { limit };
  const [clock, requests, payouts, deliveries] = await Promise.all([
    call("readClock"),
    call("listRequests", { query }),
    call("listPayouts", { query }),
    call("listDeliveries", { query })
  ]);
  return { clock, requests, payouts, deliveries };
}
var interval = 1e3;
function useLive(ask) {
  const [value, setValue] = d2();
  const [lost, setLost] = d2(false);
  const text = T2("");
  const look = b(async () => {
    try {
      const next = await ask();
      const nextText = JSON.stringify(next);
      if (nextText !== text.current) setValue(next);
      text.current = nextText;
      setLost(false);
    } catch {
      setLost(true);
    }
  }, [ask]);
  A2(() => {
    let timer;
    let ended = false;
    const again = async () => {
      if (!document.hidden) await look();
      if (!ended) timer = setTimeout(again, interval);
    };
    again();
    document.addEventListener("visibilitychange", look);
    return () => {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [look]);
  return { value, lost, refresh: look };
}
function useAction(act) {
  const [busy, setBusy] = d2(false);
  const [problem, setProblem] = d2();
  return {
    busy,
    problem,
    async run(...given) {
      setBusy(true);
      setProblem(void 0);
      try {
        await act(...given);
      } catch (error) {
        setProblem(error instanceof Error ? error.message : String(error));
      } finally {
        setBusy(false);
      }
    }
  };
}
async function call(operation, request = {}) {
  return await callUntyped(operation, request);
}
async function callUntyped(id, { path = {}, query = {}, body }) {
  const placed = operationOf(adminModel, id);
  const filled = fillPath(placed.path, path);
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => value === void 0 ? [] : [[name, String(value)]])
  );
  const response = await fetch(`${filled}?${parameters}`, {
    method: placed.method.toUpperCase(),
    headers: { [adminHeader]: "true", ...body === void 0 ? {} : { "Content-Type": "application/json" } },
    ...body === void 0 ? {} : { body: JSON.stringify(body) }
  });
  const text = await response.text();
  const answer = text === "" ? void 0 : JSON.parse(text);
  if (!response.ok) throw new Error(reasonOf(answer) ?? `Status ${response.status}`);
  return answer;
}
function reasonOf({ errors } = {}) {
  const sentences = Array.isArray(errors) ? errors.flatMap(({ detail }) => detail ?? []) : Object.entries(errors ?? {}).map(([field, sentence]) => `${field}: ${sentence}`);
  return sentences.join(" ") || void 0;
}
var adminHeader = "X-Mock-Admin";
var adminModel = readModel(await (await fetch("openapi.json")).json());
function knownValues(schema) {
  return (schema.enum ?? schema["x-extensible-enum"] ?? []).map(String);
}
function timeOfDay(milliseconds) {
  return new Date(milliseconds).toISOString().slice(11, 19);
}
function dateAndTime(milliseconds) {
  return new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ");
}

// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var f3 = /* @__PURE__ */ Symbol.for("pv");
var o3 = 0;
function a3(t3, e3, n2, u3, a4, i3) {
  e3 || (e3 = {});
  var c3, l3, p3 = e3;
  if ("ref" in p3 && "function" != typeof t3) for (l3 in p3 = {}, e3) "ref" == l3 ? c3 = e3[l3] : p3[l3] = e3[l3];
  var s3 = { type: t3, props: p3, key: n2, ref: c3, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: f3, __v: --o3, __i: -1, __u: 0 };
  return (a4 || i3) && (s3.__source = a4, s3.__self = i3), n.vnode && n.vnode(s3), s3;
}

// scripts/mock/admin/page/parts.tsx
var none = [];
function List({ label, entries, keyOf, show, hidden, empty }) {
  const { entries: shown, waiting, release, reader } = useSteady(entries ?? none, keyOf);
  return /* @__PURE__ */ a3("div", { ...reader, children: [
    /* @__PURE__ */ a3("p", { class: "waiting", role: "status", children: waiting > 0 && /* @__PURE__ */ a3("button", { type: "button", onClick: release, children: [
      "Show ",
      waiting,
      " new"
    ] }) }),
    shown.length > 0 && /* @__PURE__ */ a3("ul", { class: "list", "aria-label": label, children: shown.map((entry) => /* @__PURE__ */ a3("li", { children: show(entry) }, keyOf(entry))) }),
    entries && shown.length === 0 && /* @__PURE__ */ a3("div", { class: "empty", children: hidden > 0 ? /* @__PURE__ */ a3(Unfit, { hidden }) : empty })
  ] });
}
function Unfit({ hidden }) {
  return /* @__PURE__ */ a3($, { children: [
    /* @__PURE__ */ a3("h2", { children: "Nothing fits" }),
    /* @__PURE__ */ a3("p", { children: [
      hidden === 1 ? "One entry is" : `${hidden} entries are`,
      " hidden by what you look for."
    ] })
  ] });
}
function useSteady(entries, keyOf) {
  const [read, setRead] = d2({ pointer: false, focus: false });
  const shown = T2([]);
  const isRead = (read.pointer || read.focus) && shown.current.length > 0;
  if (isRead) {
    const present = new Map(entries.map((entry) => [keyOf(entry), entry]));
    shown.current = shown.current.map((entry) => present.get(keyOf(entry)) ?? entry);
  } else {
    shown.current = entries;
  }
  const known = new Set(shown.current.map(keyOf));
  return {
    entries: shown.current,
    waiting: entries.filter((entry) => !known.has(keyOf(entry))).length,
    release: () => {
      shown.current = entries;
      setRead({ pointer: false, focus: false });
    },
    reader: {
      onMouseEnter: () => setRead((was) => ({ ...was, pointer: true })),
      onMouseLeave: () => setRead((was) => ({ ...was, pointer: false })),
      onFocusIn: () => setRead((was) => ({ ...was, focus: true })),
      onFocusOut: () => setRead((was) => ({ ...was, focus: false }))
    }
  };
}
function Json({ title, value }) {
  if (value === void 0) return null;
  return /* @__PURE__ */ a3("figure", { class: "json", children: [
    /* @__PURE__ */ a3("figcaption", { children: title }),
    /* @__PURE__ */ a3("pre", { tabIndex: 0, children: JSON.stringify(value, null, 2) })
  ] });
}
function Badge({ tone, children }) {
  return /* @__PURE__ */ a3("span", { class: "badge", "data-tone": tone, children });
}
function Problem({ text }) {
  return /* @__PURE__ */ a3("p", { class: "problem", role: "alert", children: text });
}

// scripts/mock/admin/page/controls.tsx
function Clock({ clock, onChange }) {
  const field = P2();
  const [duration, setDuration] = d2("1h");
  const change = (body) => async () => {
    await call("setClock", { body });
    onChange();
  };
  const hold = useAction(change({ held: !clock?.held }));
  const advance = useAction(change({ advance: duration }));
  return /* @__PURE__ */ a3("section", { class: "clock", "aria-label": "The mock's clock", children: [
    /* @__PURE__ */ a3("p", { class: "now", "data-held": clock?.held, children: [
      /* @__PURE__ */ a3("time", { children: clock ? dateAndTime(clock.now) : "\u2026" }),
      /* @__PURE__ */ a3("span", { children: clock?.held ? "UTC, held" : "UTC" })
    ] }),
    /* @__PURE__ */ a3("button", { type: "button", disabled: hold.busy, onClick: () => hold.run(), children: clock?.held ? "Let it run" : "Hold" }),
    /* @__PURE__ */ a3(
      "form",
      {
        class: "line",
        onSubmit: (event) => {
          event.preventDefault();
          advance.run();
        },
        children: [
          /* @__PURE__ */ a3("label", { for: field, children: "Advance by" }),
          /* @__PURE__ */ a3(
            "input",
            {
              id: field,
              size: 5,
              value: duration,
              onInput: ({ currentTarget }) => setDuration(currentTarget.value),
              autocomplete: "off",
              spellcheck: false
            }
          ),
          /* @__PURE__ */ a3("button", { type: "submit", disabled: advance.busy, children: advance.busy ? "Calling back\u2026" : "Advance" })
        ]
      }
    ),
    /* @__PURE__ */ a3(Problem, { text: hold.problem ?? advance.problem })
  ] });
}
function Reset({ account, onReset }) {
  const dialog = T2(null);
  const reset = useAction(async () => {
    await call("reset", account ? { body: { account } } : {});
    dialog.current?.close();
    onReset();
  });
  return /* @__PURE__ */ a3($, { children: [
    /* @__PURE__ */ a3("button", { type: "button", onClick: () => dialog.current?.showModal(), children: "Reset\u2026" }),
    /* @__PURE__ */ a3("dialog", { ref: dialog, "aria-labelledby": "reset-title", children: [
      /* @__PURE__ */ a3("h2", { id: "reset-title", children: account ? `Forget what ${account} did?` : "Forget everything?" }),
      /* @__PURE__ */ a3("p", { children: [
        "Payouts, callbacks, requests and answers that were set are gone then",
        account ? "." : ", and the clock is the machine's again."
      ] }),
      /* @__PURE__ */ a3("div", { class: "line", children: [
        /* @__PURE__ */ a3("button", { type: "button", class: "strong", disabled: reset.busy, onClick: () => reset.run(), children: "Reset" }),
        /* @__PURE__ */ a3("button", { type: "button", onClick: () => dialog.current?.close(), children: "Cancel" })
      ] }),
      /* @__PURE__ */ a3(Problem, { text: reset.problem })
    ] })
  ] });
}
function Tabs({ tabs, current }) {
  return /* @__PURE__ */ a3("nav", { class: "tabs", "aria-label": "Views", children: tabs.map(({ name, title, count }) => /* @__PURE__ */ a3("a", { href: `#${name}`, "aria-current": name === current ? "page" : void 0, children: [
    title,
    count !== void 0 && /* @__PURE__ */ a3("span", { class: "count", children: count })
  ] }, name)) });
}
function useView(views) {
  const read = () => views.find((view2) => view2 === location.hash.slice(1));
  const [view, setView] = d2(read() ?? views[0]);
  A2(() => {
    const follow = () => setView((was) => read() ?? was);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  });
  return view;
}
function Filters({ filter, accounts, onChange }) {
  return /* @__PURE__ */ a3("div", { class: "filters", children: [
    /* @__PURE__ */ a3(
      "input",
      {
        type: "search",
        "aria-label": "Find",
        placeholder: "Find in what is shown",
        value: filter.text,
        onInput: ({ currentTarget }) => onChange({ ...filter, text: currentTarget.value })
      }
    ),
    /* @__PURE__ */ a3(
      "select",
      {
        "aria-label": "Account",
        value: filter.account,
        onChange: ({ currentTarget }) => onChange({ ...filter, account: currentTarget.value }),
        children: [
          /* @__PURE__ */ a3("option", { value: "", children: "Every account" }),
          accounts.map((account) => /* @__PURE__ */ a3("option", { children: account }, account))
        ]
      }
    )
  ] });
}
function filtered(entries, { account, text }) {
  const wanted = text.toLowerCase();
  const fitting = entries?.filter(
    (entry) => (account === "" || entry.account === account) && (wanted === "" || JSON.stringify(entry).toLowerCase().includes(wanted))
  );
  return { entries: fitting, hidden: (entries?.length ?? 0) - (fitting?.length ?? 0) };
}

// scripts/mock/admin/page/views/payouts.tsx
function Payouts({ entries, hidden, onChange }) {
  return /* @__PURE__ */ a3(
    List,
    {
      label: "Payouts",
      entries,
      hidden,
      keyOf: ({ id }) => id,
      show: (payout) => /* @__PURE__ */ a3(PayoutEntry, { payout, onChange }),
      empty: /* @__PURE__ */ a3($, { children: [
        /* @__PURE__ */ a3("h2", { children: "No payout yet" }),
        /* @__PURE__ */ a3("p", { children: "Create one through the private API. It shows up here, and moves as it is processed." })
      ] })
    }
  );
}
function PayoutEntry({ payout, onChange }) {
  const { id, account, attributes } = payout;
  const { resolution, amount, currency, reference_id, updated, callback_logs } = attributes;
  return /* @__PURE__ */ a3("details", { children: [
    /* @__PURE__ */ a3("summary", { class: "entry", children: [
      /* @__PURE__ */ a3("time", { dateTime: new Date(updated * 1e3).toISOString(), children: dateAndTime(updated * 1e3) }),
      /* @__PURE__ */ a3(PayoutStatus, { ...attributes }),
      /* @__PURE__ */ a3("span", { class: "what", children: [
        /* @__PURE__ */ a3("b", { children: reference_id }),
        " ",
        /* @__PURE__ */ a3("code", { children: id })
      ] }),
      /* @__PURE__ */ a3("span", { class: "who", children: account }),
      /* @__PURE__ */ a3("span", { class: "why", "data-tone": "none", children: [
        amount,
        " ",
        currency,
        ", ",
        resolution
      ] })
    ] }),
    /* @__PURE__ */ a3("div", { class: "more", children: [
      /* @__PURE__ */ a3(Move, { payout, onMoved: onChange }),
      /* @__PURE__ */ a3(Attempts, { title: "Callbacks", logs: callback_logs ?? [] }),
      /* @__PURE__ */ a3(Json, { title: "As the private API shows it", value: payout })
    ] })
  ] });
}
function Move({ payout: { id, attributes }, onMoved }) {
  const field = P2();
  const statuses = knownValues(adminModel.components.schemas.PayoutStatus ?? {});
  const [status, setStatus] = d2(attributes.status);
  const move = useAction(async () => {
    await call("movePayout", { path: { id }, body: { status } });
    onMoved();
  });
  return /* @__PURE__ */ a3(
    "form",
    {
      class: "line",
      onSubmit: (event) => {
        event.preventDefault();
        move.run();
      },
      children: [
        /* @__PURE__ */ a3("label", { for: field, children: "Move to" }),
        /* @__PURE__ */ a3("select", { id: field, value: status, onChange: ({ currentTarget }) => setStatus(currentTarget.value), children: statuses.map((one) => /* @__PURE__ */ a3("option", { children: one }, one)) }),
        /* @__PURE__ */ a3("button", { type: "submit", disabled: move.busy, children: "Move" }),
        /* @__PURE__ */ a3(Problem, { text: move.problem })
      ]
    }
  );
}
function Attempts({ title, logs }) {
  if (logs.length === 0) return null;
  return /* @__PURE__ */ a3("div", { class: "table", children: /* @__PURE__ */ a3("table", { children: [
    /* @__PURE__ */ a3("caption", { children: title }),
    /* @__PURE__ */ a3("thead", { children: /* @__PURE__ */ a3("tr", { children: [
      /* @__PURE__ */ a3("th", { scope: "col", children: "Attempt" }),
      /* @__PURE__ */ a3("th", { scope: "col", children: "Time" }),
      /* @__PURE__ */ a3("th", { scope: "col", children: "What came of it" })
    ] }) }),
    /* @__PURE__ */ a3("tbody", { children: logs.map(({ id, attempt, created, status, error }) => /* @__PURE__ */ a3("tr", { children: [
      /* @__PURE__ */ a3("td", { children: attempt }),
      /* @__PURE__ */ a3("td", { children: timeOfDay(created * 1e3) }),
      /* @__PURE__ */ a3("td", { children: status === null ? error : `Answered with ${status}` })
    ] }, `${id} ${attempt}`)) })
  ] }) });
}
function PayoutStatus({ status, processed_amount }) {
  const { "x-final": final, "x-phases": phases } = adminModel.components.schemas.PayoutStatus;
  const wasPaid = processed_amount !== null;
  const tone = phases.Paid?.includes(status) ? "good" : final.includes(status) ? wasPaid ? "none" : "bad" : "open";
  return /* @__PURE__ */ a3(Badge, { tone, children: status });
}

// scripts/mock/admin/page/views/callbacks.tsx
function Callbacks({ entries, hidden, payouts = [], onChange }) {
  const logs = payouts.flatMap(({ attributes }) => attributes.callback_logs ?? []);
  return /* @__PURE__ */ a3(
    List,
    {
      label: "Callbacks",
      entries: entries?.toReversed(),
      hidden,
      keyOf: ({ id }) => id,
      show: (delivery) => /* @__PURE__ */ a3(Callback, { delivery, logs: logs.filter(({ id }) => id === delivery.id), onChange }),
      empty: /* @__PURE__ */ a3($, { children: [
        /* @__PURE__ */ a3("h2", { children: "No callback yet" }),
        /* @__PURE__ */ a3("p", { children: [
          "A payout whose ",
          /* @__PURE__ */ a3("code", { children: "callback_url" }),
          " is a loopback address, or one that ",
          /* @__PURE__ */ a3("code", { children: "--callback-hosts" }),
          " ",
          "names, calls there at each change."
        ] })
      ] })
    }
  );
}
function Callback({ delivery, logs, onChange }) {
  const { id, payout, account, at, state, body, url, signature } = delivery;
  const told = body === null ? void 0 : JSON.parse(body);
  const again = useAction(async () => {
    await call("redeliver", { path: { id } });
    onChange();
  });
  return /* @__PURE__ */ a3("details", { children: [
    /* @__PURE__ */ a3("summary", { class: "entry", children: [
      /* @__PURE__ */ a3("time", { dateTime: new Date(at).toISOString(), children: timeOfDay(at) }),
      /* @__PURE__ */ a3(Badge, { tone: tones[state], children: state }),
      /* @__PURE__ */ a3("span", { class: "what", children: [
        told && /* @__PURE__ */ a3(PayoutStatus, { ...told.data.attributes }),
        " ",
        /* @__PURE__ */ a3("code", { children: payout })
      ] }),
      /* @__PURE__ */ a3("span", { class: "who", children: account }),
      /* @__PURE__ */ a3("span", { class: "why", "data-tone": tones[state], children: whatBecameOf(delivery, logs.at(-1)) })
    ] }),
    /* @__PURE__ */ a3("div", { class: "more", children: [
      body !== null && /* @__PURE__ */ a3("div", { class: "line", children: [
        /* @__PURE__ */ a3("button", { type: "button", disabled: again.busy, onClick: () => again.run(), children: "Send again" }),
        /* @__PURE__ */ a3(Problem, { text: again.problem })
      ] }),
      url && /* @__PURE__ */ a3("p", { class: "facts", children: [
        state === "skipped" ? "Not sent to" : "Sent to",
        " ",
        /* @__PURE__ */ a3("code", { children: url }),
        signature && /* @__PURE__ */ a3($, { children: [
          ", signed ",
          /* @__PURE__ */ a3("code", { children: signature })
        ] })
      ] }),
      /* @__PURE__ */ a3(Attempts, { title: "Attempts", logs }),
      /* @__PURE__ */ a3(Json, { title: "Body", value: told })
    ] })
  ] });
}
var tones = {
  delivered: "good",
  waiting: "open",
  "given-up": "bad",
  skipped: "none"
};
function whatBecameOf({ attempts, state, due }, last) {
  if (attempts === 0) return `due at ${timeOfDay(due)}`;
  const outcome = last ? last.error ?? `answered with ${last.status}` : "";
  if (state === "skipped") return outcome;
  const count = attempts === 1 ? "1 attempt" : `${attempts} attempts`;
  const parts = [count, state === "delivered" ? "" : outcome, state === "waiting" ? `again at ${timeOfDay(due)}` : ""];
  return parts.filter(Boolean).join(", ");
}

// scripts/mock/admin/page/views/commands.tsx
function Commands({ onChange }) {
  const { document: document2, operations: operations2 } = adminModel;
  return /* @__PURE__ */ a3("div", { class: "commands", children: document2.tags.map(({ name, description }) => /* @__PURE__ */ a3("section", { "aria-labelledby": `tag-${name}`, children: [
    /* @__PURE__ */ a3("h2", { id: `tag-${name}`, children: name }),
    /* @__PURE__ */ a3("p", { class: "lead", children: description }),
    /* @__PURE__ */ a3("ul", { class: "list", children: operations2.filter(({ operation }) => operation.tags.includes(name)).map((placed) => /* @__PURE__ */ a3("li", { children: /* @__PURE__ */ a3(Command, { placed, onDone: onChange }) }, placed.operation.operationId)) })
  ] }, name)) });
}
function Command({ placed, onDone }) {
  const { path, method, operation } = placed;
  const form = formOf2(placed);
  const [answer, setAnswer] = d2();
  const action = useAction(async (filled) => {
    setAnswer(void 0);
    const data = await callUntyped(operation.operationId, requestOf(form, filled));
    setAnswer({ data });
    onDone();
  });
  return /* @__PURE__ */ a3("details", { children: [
    /* @__PURE__ */ a3("summary", { class: "command", children: [
      /* @__PURE__ */ a3("b", { children: operation.summary }),
      /* @__PURE__ */ a3("code", { children: [
        method.toUpperCase(),
        " ",
        path
      ] })
    ] }),
    /* @__PURE__ */ a3(
      "form",
      {
        class: "more",
        "aria-label": operation.summary,
        onSubmit: (event) => {
          event.preventDefault();
          action.run(new FormData(event.currentTarget));
        },
        children: [
          /* @__PURE__ */ a3("p", { children: operation.description }),
          /* @__PURE__ */ a3("div", { class: "fields", children: form.fields.map((field) => /* @__PURE__ */ a3(FormField, { field }, `${field.in} ${field.name}`)) }),
          /* @__PURE__ */ a3("div", { class: "line", children: [
            /* @__PURE__ */ a3("button", { type: "submit", disabled: action.busy, children: operation.summary }),
            answer?.data === void 0 && answer && /* @__PURE__ */ a3("span", { role: "status", children: "Done." }),
            /* @__PURE__ */ a3(Problem, { text: action.problem })
          ] }),
          /* @__PURE__ */ a3(Json, { title: "Answer", value: answer?.data })
        ]
      }
    )
  ] });
}
function FormField({ field }) {
  const id = P2();
  const { name, required, description, type, values, example } = field;
  const shared = { id, name, required, "aria-describedby": `${id}-help` };
  return /* @__PURE__ */ a3("div", { class: "field", children: [
    /* @__PURE__ */ a3("label", { for: id, children: [
      /* @__PURE__ */ a3("code", { children: name }),
      required && /* @__PURE__ */ a3("span", { class: "required", children: "required" })
    ] }),
    values.length > 0 ? /* @__PURE__ */ a3("select", { ...shared, children: [
      /* @__PURE__ */ a3("option", { value: "", children: required ? "Choose" : "Leave out" }),
      values.map((value) => /* @__PURE__ */ a3("option", { children: value }, value))
    ] }) : /* @__PURE__ */ a3(
      "input",
      {
        ...shared,
        inputMode: type === "integer" ? "numeric" : "text",
        placeholder: example,
        autocomplete: "off",
        spellcheck: false
      }
    ),
    /* @__PURE__ */ a3("p", { id: `${id}-help`, children: description })
  ] });
}
function formOf2({ operation, parameters }) {
  const whole = Object.values(operation.requestBody?.content ?? {})[0]?.schema ?? {};
  const schema = whole.items ?? whole;
  const members = Object.entries(schema.properties ?? {});
  return {
    listed: whole.type === "array",
    fields: [
      ...parameters.map(
        (parameter) => fieldOf(parameter.name, parameter.in, parameter.required === true, {
          ...parameter.schema,
          description: parameter.description ?? "",
          examples: [parameter.example]
        })
      ),
      ...members.map(([name, member]) => fieldOf(name, "body", schema.required?.includes(name) === true, member))
    ]
  };
}
function fieldOf(name, place, required, schema) {
  const { type, description = "", examples = [] } = schema;
  return {
    name,
    in: place,
    required,
    description,
    type: type === "integer" || type === "boolean" ? type : "string",
    values: type === "boolean" ? ["true", "false"] : knownValues(schema),
    example: String(examples[0] ?? "")
  };
}
function requestOf({ fields, listed }, given) {
  const valuesIn = (place) => Object.fromEntries(
    fields.filter((field) => field.in === place && given.get(field.name)).map(({ name, type }) => [name, typed(String(given.get(name)), type)])
  );
  const body = valuesIn("body");
  const takesBody = fields.some((field) => field.in === "body");
  return {
    path: valuesIn("path"),
    query: valuesIn("query"),
    ...takesBody ? { body: listed ? [body] : body } : {}
  };
}
function typed(text, type) {
  if (type === "boolean") return text === "true";
  return type === "integer" ? Number(text) : text;
}

// scripts/mock/admin/page/views/requests.tsx
function Requests({ entries, hidden }) {
  return /* @__PURE__ */ a3(
    List,
    {
      label: "Requests",
      entries: entries?.toReversed(),
      hidden,
      keyOf: ({ id }) => String(id),
      show: (request) => /* @__PURE__ */ a3(Request, { ...request }),
      empty: /* @__PURE__ */ a3($, { children: [
        /* @__PURE__ */ a3("h2", { children: "No request yet" }),
        /* @__PURE__ */ a3("p", { children: "Each shows up here as it comes, with its answer and why it was refused." })
      ] })
    }
  );
}
function Request({ time, method, path, status, reason, account, operation, query, body, answer }) {
  const asked = Object.entries(query).map(([name, value]) => `${name}=${value}`).join("&");
  return /* @__PURE__ */ a3("details", { children: [
    /* @__PURE__ */ a3("summary", { class: "entry", children: [
      /* @__PURE__ */ a3("time", { dateTime: time, children: timeOfDay(Date.parse(time)) }),
      /* @__PURE__ */ a3(Badge, { tone: toneOf(status), children: status === 0 ? "reset" : String(status) }),
      /* @__PURE__ */ a3("span", { class: "what", children: [
        /* @__PURE__ */ a3("b", { children: method }),
        " ",
        /* @__PURE__ */ a3("code", { children: [
          path,
          asked && /* @__PURE__ */ a3("span", { class: "query", children: [
            "?",
            asked
          ] })
        ] })
      ] }),
      /* @__PURE__ */ a3("span", { class: "who", children: account }),
      reason && /* @__PURE__ */ a3("span", { class: "why", "data-tone": toneOf(status), children: reason })
    ] }),
    /* @__PURE__ */ a3("div", { class: "more", children: [
      /* @__PURE__ */ a3("p", { class: "facts", children: operation ? `Operation ${operation}` : "No operation of the contract" }),
      /* @__PURE__ */ a3(Json, { title: "Query", value: Object.keys(query).length > 0 ? query : void 0 }),
      /* @__PURE__ */ a3("div", { class: "sides", children: [
        /* @__PURE__ */ a3(Json, { title: "Sent", value: body }),
        /* @__PURE__ */ a3(Json, { title: status === 0 ? "The connection was reset" : `Answered with ${status}`, value: answer })
      ] })
    ] })
  ] });
}
function toneOf(status) {
  if (status === 0 || status >= 500) return "bad";
  return status >= 400 ? "open" : "good";
}

// scripts/mock/admin/page/page.tsx
Q(/* @__PURE__ */ a3(App, {}), document.body);
function App() {
  const [filter, setFilter] = d2({ account: "", text: "" });
  const view = useView(["requests", "payouts", "callbacks", "commands"]);
  const { value, lost, refresh } = useMock();
  const { clock, requests, payouts, deliveries } = value ?? {};
  const accounts = [...requests ?? [], ...payouts ?? []].flatMap(({ account }) => account ?? []);
  const showEverybody = () => {
    setFilter({ ...filter, account: "" });
    refresh();
  };
  return /* @__PURE__ */ a3($, { children: [
    /* @__PURE__ */ a3("a", { class: "skip", href: "#content", children: "Skip to the content" }),
    /* @__PURE__ */ a3("header", { class: "top", children: [
      /* @__PURE__ */ a3("h1", { children: [
        /* @__PURE__ */ a3("span", { class: "mark", "aria-hidden": "true" }),
        "Mock"
      ] }),
      /* @__PURE__ */ a3(Clock, { clock, onChange: refresh }),
      /* @__PURE__ */ a3(Reset, { account: filter.account, onReset: showEverybody })
    ] }),
    /* @__PURE__ */ a3(
      Tabs,
      {
        current: view,
        tabs: [
          { name: "requests", title: "Requests", count: requests?.length },
          { name: "payouts", title: "Payouts", count: payouts?.length },
          { name: "callbacks", title: "Callbacks", count: deliveries?.length },
          { name: "commands", title: "Commands" }
        ]
      }
    ),
    /* @__PURE__ */ a3("main", { id: "content", tabIndex: -1, children: [
      /* @__PURE__ */ a3("p", { class: "lost", role: "status", children: lost && "The mock does not answer. It is asked again every second." }),
      view !== "commands" && /* @__PURE__ */ a3(Filters, { filter, accounts: [...new Set(accounts)].sort(), onChange: setFilter }),
      view === "requests" && /* @__PURE__ */ a3(Requests, { ...filtered(requests, filter) }),
      view === "payouts" && /* @__PURE__ */ a3(Payouts, { ...filtered(payouts, filter), onChange: refresh }),
      view === "callbacks" && /* @__PURE__ */ a3(Callbacks, { ...filtered(deliveries, filter), payouts, onChange: refresh }),
      view === "commands" && /* @__PURE__ */ a3(Commands, { onChange: refresh })
    ] })
  ] });
}
