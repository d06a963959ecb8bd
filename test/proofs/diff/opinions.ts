/**
 * What only we take for a major change, by why neither oasdiff 1.36 nor the TypeScript compiler says anything against it.
 * The compiler knows types alone; oasdiff takes a callback for a request, or passes it over.
 */
export const oursAlone: Record<string, string[]> = {
  "An optional member may be missing in TypeScript, and oasdiff thinks it may go.": [
    "private request loses a member",
    "private response loses a member",
    "callback loses a member",
    "private request has a member under another name",
    "private response has a member under another name",
    "callback has a member under another name",
  ],
  "Objects are open in TypeScript, and oasdiff passes over `additionalProperties: false`.": [
    "private request is closed to other members",
    "private response is closed to other members",
    "callback is closed to other members",
    "private response takes other members of one type alone",
    "callback takes other members of one type alone",
    "private request has a closed map",
  ],
  "Numbers, limits and patterns are no types, and oasdiff takes a callback for a request.": [
    "callback has numbers for whole numbers",
    "callback has a higher maximum",
    "callback has no minimum any more",
    "callback may be shorter",
    "callback has no pattern any more",
    "callback is a multiple of a divisor",
  ],
  "Typed languages other than TypeScript are told of a member's type by another type, which the wire doesn't mind.": [
    "private request allows another type",
    "private request allows null",
    "private request has a map of more types",
    "private request has a value of any kind for a member that had a type",
    "private request has any value",
    "private request has numbers for whole numbers",
    "private request requires a member no more",
    "private response allows null no more",
    "private response has a map of fewer types",
    "private response has whole numbers for numbers",
    "private response requires a member that was optional",
    "private response has a branch less",
    "private response has an alternative less",
  ],
  "Neither reads a schema that is `true`, `false` or empty.": [
    "private response has any value for a member that could have none",
    "callback has any value for a member that could have none",
    "private response has no value for a member",
  ],
  "TypeScript has no formats and patterns, and oasdiff only warns of another one.": [
    "private response has a format",
    "private request has no format any more",
    "callback has no format any more",
    "private request has another pattern",
    "private response has another pattern",
    "callback has another pattern",
  ],
  "Less can come than before, but clients may wait for what is gone, or reject what comes later.": [
    "private response has a constant",
    "private response has a value less",
    "private response has few values",
    "private response has a known value less",
    "private response has a known value in place of another",
  ],
  "Neither knows our extensions, nor what a default means to a request that leaves it out.": [
    "private request has a final value more",
    "private response has a final value more",
    "callback has a final value more",
    "private request has a final value less",
    "private response has a final value less",
    "callback has a final value less",
    "private request has another default",
    "private request has a keyword that nobody knows",
    "private response has a keyword that nobody knows",
    "callback has a keyword that nobody knows",
    "a response's outcome",
    "an outcome gone",
    "another beginning of keys",
    "a member that nobody knows",
  ],
  "Our types leave a member with a default optional; by its own default openapi-typescript does not.": [
    "private request has a default",
    "private request has no default any more",
    "private response has no default any more",
    "callback has no default any more",
  ],
  "Neither looks at links, callbacks, servers, or the order and the serialisation of parameters.": [
    "a new optional parameter before the others",
    "parameters in another order",
    "a parameter with other commas",
    "a link gone",
    "a link to another operation",
    "a link by another value",
    "a callback gone",
    "a callback renamed",
    "a callback to another address",
    "a callback's ID renamed",
    "a header of a callback gone",
    "a callback without its body",
    "a response to a callback gone",
    "a new header that a response to a callback must have",
    "a response to a callback with a body",
    "a new server before the others",
    "another server",
    "another host by default",
  ],
  "Where a tuple ends is no type, and oasdiff passes over it.": [
    "private request has an end of a tuple",
    "private response has no end of a tuple any more",
    "callback has no end of a tuple any more",
  ],
  "Neither looks at how the parts of a form are written.": [
    "a part of a form with another media type",
    "a part of a form with a media type of its own",
    "a part of a form that is written otherwise",
    "a new header that a part of a form must have",
  ],
  "Where functions take arguments by their places, one more breaks each call.": [
    "a new optional parameter",
    "an optional body",
  ],
  "Neither minds which tools can read the document.": ["another version of the standard"],
  "Generators in other languages name classes by tags, and types by schemas.": [
    "an operation under another tag",
    "a name for a schema in place",
  ],
};

/** What oasdiff alone takes for a major change, by why it is none. */
export const oasdiffAlone: Record<string, string[]> = {
  "A `const`, and an `enum` of that value alone, take the same.": [
    "private request lists its constant",
    "private response lists its constant",
  ],
};

/** What Redocly alone takes for a major change, by why it is none. */
export const redoclyAlone: Record<string, string[]> = {
  "A lone `allOf`, or one that gathers members, takes what its parts take.": [
    "private request has a lone allOf",
    "private response has a lone allOf",
    "callback has a lone allOf",
    "members gathered from a base",
  ],
  "A `const`, and an `enum` of that value alone, take the same.": [
    "private request lists its constant",
    "private response lists its constant",
    "callback lists its constant",
  ],
  "A limit that every value keeps is none.": [
    "private request has a least length of nothing",
    "private request says that other members may be anything, in another form",
  ],
  "What is a multiple of a number is one of its divisor, too.": ["private request is a multiple of a divisor"],
  "What is written out holds by default, too.": ["a parameter as it is by default"],
  "An operation has the parameters of its path.": ["a parameter that moves to its path"],
};
