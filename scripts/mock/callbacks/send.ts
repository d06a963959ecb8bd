import { lookup as lookUp } from "node:dns/promises";
import { request as requestHttp } from "node:http";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { networkInterfaces } from "node:os";
import { UsageError } from "../../cli/command-line.ts";

/** What came of a call: the status of the response, why there was none, or why the call was not made. */
export type Sent = { status: number } | { error: string } | { skipped: string };

/** What is sent, and how long the receiver may take. */
interface Message {
  url: string;
  /** JSON. */
  body: string;
  headers: Record<string, string>;
  /** In milliseconds. */
  timeout: number;
  /** Ends the call before its time. */
  signal: AbortSignal;
}

/**
 * Posts a callback. Redirects are not followed, and nothing of the response but its status is read. The call ends with a response, an
 * upgrade, an error, a connection that closes, or its deadline.
 */
export async function send({ url, body, headers, timeout, signal }: Message, guard: HostGuard): Promise<Sent> {
  const address = URL.parse(url);
  const objection = address ? guard.objection(address) : "the address is not a URL";
  if (!address || objection) return { skipped: objection ?? "" };
  // TLS is loaded when it is first wanted: it is a part of the time that the mock takes to start.
  const request = address.protocol === "https:" ? (await import("node:https")).request : requestHttp;
  return new Promise((resolve) => {
    const call = request(address, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) },
      lookup: guard.lookupFor(address),
      // A connection kept open could lead to an address that was checked for another call.
      agent: false,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    });
    call.on("response", (response) => {
      resolve({ status: response.statusCode ?? 0 });
      // Its body may never end.
      response.destroy();
    });
    call.on("upgrade", (response, socket) => {
      resolve({ status: response.statusCode ?? 0 });
      socket.destroy();
    });
    call.on("close", () => resolve({ error: "the connection was closed" }));
    call.on("error", (error: NodeJS.ErrnoException) => {
      if (error instanceof ForbiddenHost) resolve({ skipped: error.message });
      else
        resolve({
          error:
            error.name === "TimeoutError" || error.name === "AbortError"
              ? `no response in ${timeout} ms`
              : (error.code ?? error.message),
        });
    });
    call.end(body);
  });
}

/** Says whom callbacks may reach, so that the mock can't be turned against others. */
export interface HostGuard {
  /** Why an address may not be called; undefined if it may, or if that hangs on what its name resolves to. */
  objection(url: URL): string | undefined;
  /**
   * Resolves a name for the connection that is about to be made, and fails with {@link ForbiddenHost} if that leads to a host
   * that may not be called. The address that was checked is the one that is called.
   */
  lookupFor(url: URL): LookupFunction;
}

/** A host that callbacks may not reach. */
class ForbiddenHost extends Error {}

/**
 * Lets callbacks reach loopback addresses, and hosts that are named, but never the mock itself.
 *
 * @param hosts names, addresses, or networks such as `10.0.0.0/8`
 * @param ownPorts those where the mock listens on this machine, as they become known
 * @throws UsageError if one of the hosts is none of the three
 */
export function createHostGuard(hosts: string[], ownPorts: ReadonlySet<number> = new Set()): HostGuard {
  const networks = new BlockList();
  networks.addSubnet("127.0.0.0", 8, "ipv4");
  networks.addAddress("::1", "ipv6");
  const names = new Set<string>();
  for (const host of hosts) {
    if (!addNetwork(networks, host)) names.add(readName(host));
  }
  const unnamed = (host: string) => `${host} is not a loopback address. Name it in --callback-hosts to have it called`;
  /** What is wrong with an address; `named` says that its name may be called, whatever it resolves to. */
  const objectionTo = (address: string, { hostname, port, protocol }: URL, named = false) => {
    if (!named && !contains(networks, address)) return unnamed(hostname.replace(/^\[(.*)\]$/, "$1"));
    const number = Number(port || (protocol === "https:" ? 443 : 80));
    return ownPorts.has(number) && contains(thisMachine(), address) ? `port ${number} is the mock's own` : undefined;
  };
  return {
    objection(url) {
      const { protocol, hostname, username, password } = url;
      if (!["http:", "https:"].includes(protocol)) return `${protocol} is not a protocol of callbacks`;
      if (username || password) return "credentials in the address are not sent";
      const address = hostname.replace(/^\[(.*)\]$/, "$1");
      return isIP(address) ? objectionTo(address, url) : undefined;
    },
    lookupFor: (url) => (hostname, options, callback) => {
      const named = names.has(hostname.toLowerCase());
      lookUp(hostname, { ...options, all: true }).then(
        (found) => {
          const [objection] = found.flatMap(({ address }) => objectionTo(address, url, named) ?? []);
          const [first] = found;
          if (!first || objection !== undefined) callback(new ForbiddenHost(objection ?? unnamed(hostname)), "");
          else if (options.all) callback(null, found);
          else callback(null, first.address, first.family);
        },
        // What leads nowhere may be called no more than what leads elsewhere, unless somebody named it.
        (error) => callback(named ? error : new ForbiddenHost(unnamed(hostname)), ""),
      );
    },
  };
}

/** The addresses that lead to this machine, those that stand for any of its own included. */
function thisMachine(): BlockList {
  const own = new BlockList();
  own.addSubnet("127.0.0.0", 8, "ipv4");
  own.addSubnet("0.0.0.0", 8, "ipv4");
  own.addAddress("::1", "ipv6");
  own.addAddress("::", "ipv6");
  for (const { address, family } of Object.values(networkInterfaces()).flatMap((each) => each ?? [])) {
    own.addAddress(address, family === "IPv6" ? "ipv6" : "ipv4");
  }
  return own;
}

function contains(networks: BlockList, address: string): boolean {
  return networks.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

function addNetwork(networks: BlockList, host: string): boolean {
  const [address = "", bits] = host.split("/");
  const family = { 4: "ipv4", 6: "ipv6" }[isIP(address)] as "ipv4" | "ipv6" | undefined;
  if (!family) return false;
  try {
    if (bits === undefined) networks.addAddress(address, family);
    else networks.addSubnet(address, Number(bits), family);
    return true;
  } catch {
    throw new UsageError(`--callback-hosts ${host}: not a network. Give one such as 10.0.0.0/8.`);
  }
}

function readName(host: string): string {
  if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) return host.toLowerCase();
  throw new UsageError(
    `--callback-hosts ${host}: not a host. Give names, addresses or networks, with commas between them.`,
  );
}
