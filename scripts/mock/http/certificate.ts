import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { hostname } from "node:os";
import { createSecureContext } from "node:tls";
import { UsageError } from "../../cli/command-line.ts";

/** What HTTPS is served with, in PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** Which certificate is wanted: that of two files, one that is made, or none. */
interface Wanted {
  https: boolean;
  cert?: string;
  key?: string;
  host: string;
}

/**
 * Reads the certificate of a server, or makes one.
 *
 * @returns undefined where HTTPS is not asked for
 * @throws UsageError if a file is missing, or certificate and key don't belong to each other
 */
export function certificateFor({ https, cert, key, host }: Wanted): Certificate | undefined {
  if (cert === undefined && key === undefined) return https ? makeCertificate(host) : undefined;
  if (cert === undefined || key === undefined)
    throw new UsageError(`${cert ?? key}: a certificate and its key belong together. Give both cert and key.`);
  const files = { cert: readPem(cert), key: readPem(key) };
  try {
    createSecureContext(files);
  } catch {
    throw new UsageError(
      `${cert}, ${key}: not a certificate with its key. Give both in PEM, the key without a passphrase.`,
    );
  }
  return files;
}

function readPem(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file}: can't be read (${(error as NodeJS.ErrnoException).code}). Give a file in PEM.`);
  }
}

/** How long a certificate that is made is valid, in milliseconds. Browsers take none for much longer than a year. */
const validity = 365 * 24 * 3_600_000;

/**
 * Makes a certificate that signs itself (RFC 5280), for this machine's names and the address that is listened on. Node makes keys
 * and signatures, but no certificates; the libraries that do are larger than the mock.
 */
function makeCertificate(host: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const names = [...new Set(["localhost", hostname(), "127.0.0.1", "::1", host])].map((name) =>
    isIP(name) === 0 ? der(0x82, Buffer.from(name)) : der(0x87, addressBytes(name)),
  );
  const algorithm = der(tags.sequence, oid("2a8648ce3d040302"));
  const commonName = der(tags.sequence, oid("550403"), der(tags.text, Buffer.from("Payouts mock")));
  const name = der(tags.sequence, der(tags.set, commonName));
  const alternatives = der(tags.sequence, oid("551d11"), der(tags.octets, der(tags.sequence, ...names)));
  const now = Date.now();
  const content = der(
    tags.sequence,
    der(0xa0, der(tags.integer, Buffer.of(2))),
    der(tags.integer, Buffer.of(1), randomBytes(15)),
    algorithm,
    name,
    der(tags.sequence, time(now - 60_000), time(now + validity)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, der(tags.sequence, alternatives)),
  );
  const signature = der(tags.bits, Buffer.of(0), sign("sha256", content, privateKey));
  const base64 = der(tags.sequence, content, algorithm, signature).toString("base64");
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/.{1,64}/g, "$&\n")}-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

const tags = { integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, text: 0x0c, time: 0x17, sequence: 0x30, set: 0x31 };

/** A value in DER: its tag, its length, and what it holds. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...head), content]);
}

function oid(hex: string): Buffer {
  return der(tags.oid, Buffer.from(hex, "hex"));
}

/** To the second, with two digits of the year, as RFC 5280 has it before 2050. */
function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replaceAll(/\.\d+|\D/g, "");
  return der(tags.time, Buffer.from(`${digits.slice(2)}Z`));
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split(".").map(Number));
  // It writes the last two groups of some in decimal; a URL has all in hexadecimal.
  const { hostname: bracketed } = new URL(`http://[${address.split("%")[0]}]`);
  const [start = "", end = ""] = bracketed.slice(1, -1).split("::");
  const groups = (text: string) => text.split(":").filter((group) => group !== "");
  const missing = 8 - groups(start).length - groups(end).length;
  const all = [...groups(start), ...new Array(missing).fill("0"), ...groups(end)];
  return Buffer.from(all.map((group) => group.padStart(4, "0")).join(""), "hex");
}
