import { lookup as lookUp } from "node:dns/promises";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { UsageError } from "../../command-line/command-line.ts";

/** Says whom callbacks may reach, so that the mock can't be turned against others. */
export interface HostGuard {
  /** Why an address may not be called; undefined if it may, or if that hangs on what its name resolves to. */
  objection(url: URL): string | undefined;
  /**
   * Resolves a name for the connection that is about to be made, and fails with {@link ForbiddenHost} if that leads to a host
   * that may not be called. The address that was checked is the one that is called.
   */
  lookup: LookupFunction;
}

/** A host that callbacks may not reach. */
export class ForbiddenHost extends Error {}

/**
 * Lets callbacks reach loopback addresses, and hosts that are named.
 *
 * @param hosts names, addresses, or networks such as `10.0.0.0/8`
 * @throws UsageError if one of them is none of the three
 */
export function createHostGuard(hosts: string[]): HostGuard {
  const networks = new BlockList();
  networks.addSubnet("127.0.0.0", 8, "ipv4");
  networks.addAddress("::1", "ipv6");
  const names = new Set<string>();
  for (const host of hosts) {
    if (!addNetwork(networks, host)) names.add(readName(host));
  }
  const allows = (address: string) => networks.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  const refusal = (host: string) => `${host} is not a loopback address. Name it in --callback-hosts to have it called`;
  return {
    objection({ protocol, hostname, username, password }) {
      if (!["http:", "https:"].includes(protocol)) return `${protocol} is not a protocol of callbacks`;
      if (username || password) return "credentials in the address are not sent";
      const address = hostname.replace(/^\[(.*)\]$/, "$1");
      return isIP(address) && !allows(address) ? refusal(address) : undefined;
    },
    lookup(hostname, options, callback) {
      lookUp(hostname, { ...options, all: true }).then(
        (found) => {
          const allowed = found.filter(({ address }) => names.has(hostname.toLowerCase()) || allows(address));
          const [first] = allowed;
          if (!first || allowed.length < found.length) callback(new ForbiddenHost(refusal(hostname)), "");
          else if (options.all) callback(null, allowed);
          else callback(null, first.address, first.family);
        },
        // What leads nowhere may be called no more than what leads elsewhere, unless somebody named it.
        (error) => callback(names.has(hostname.toLowerCase()) ? error : new ForbiddenHost(refusal(hostname)), ""),
      );
    },
  };
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
