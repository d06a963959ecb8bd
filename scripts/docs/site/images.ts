import { crc32, deflateSync } from "node:zlib";
import { memoize } from "../../generate/output.ts";

/**
 * The site's mark where no vector is taken: the icon of a phone's home screen, and the card of a page that somebody shares.
 *
 * @param accent six hexadecimal digits after `#`
 */
export const markImages = memoize((accent: string): [name: string, content: Uint8Array][] => [
  ["assets/icon.png", markAsPng({ width: 180, height: 180, side: 180, radius: 0 }, accent)],
  ["assets/card.png", markAsPng({ width: 1200, height: 630, side: 270, radius: 0.25 }, accent)],
]);

/** In pixels; the radius of the corners is a part of the side. */
interface Picture {
  width: number;
  height: number;
  side: number;
  radius: number;
}

/** The mark in the middle of a white picture. Each point is the mean of four places in it, so that edges are smooth. */
function markAsPng({ width, height, side, radius }: Picture, accent: string): Uint8Array {
  const colour = [1, 3, 5].map((start) => Number.parseInt(accent.slice(start, start + 2), 16));
  // Before each row is a byte that names how it is filtered: not at all.
  const rowLength = 1 + width * 3;
  const rows = Buffer.alloc(height * rowLength, 255);
  for (let y = 0; y < height; y++) rows[y * rowLength] = 0;
  const [left, top] = [(width - side) / 2, (height - side) / 2];
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      let strength = 0;
      for (const down of [0.25, 0.75]) {
        for (const right of [0.25, 0.75]) strength += strengthAt((x + right) / side, (y + down) / side, radius) / 4;
      }
      const at = (top + y) * rowLength + 1 + (left + x) * 3;
      for (const [index, part] of colour.entries()) rows[at + index] = 255 - strength * (255 - part);
    }
  }
  return png(width, height, rows);
}

/** How strong the mark's colour is at a place of it, from 0 to 1 in each direction: halved from corner to corner. */
function strengthAt(x: number, y: number, radius: number): number {
  const beyond = (place: number) => Math.max(radius - place, place - (1 - radius), 0);
  if (Math.hypot(beyond(x), beyond(y)) > radius) return 0;
  return x + y > 1 ? 0.5 : 1;
}

/** @param rows three bytes a point, and one before each row */
function png(width: number, height: number, rows: Uint8Array): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits for each of red, green, and blue.
  head.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.of())]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}
