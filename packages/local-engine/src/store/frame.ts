import { crc32 } from 'node:zlib';
import type { LogFile } from './log-files.ts';

/** Begins every frame. 0xfe and 0xff occur in no UTF-8 text, so a payload never looks like a frame. */
const MARK = Buffer.from([0xfe, 0x53, 0x57, 0xff]);
const HEAD_BYTES = 12;
const CHUNK_BYTES = 1 << 20;

/** The text as a frame: mark, length, CRC-32 of length and text, text. */
export function encodeFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(HEAD_BYTES + length);
  MARK.copy(frame);
  frame.writeUInt32LE(length, 4);
  frame.write(text, HEAD_BYTES);
  frame.writeUInt32LE(checksum(frame.subarray(4, 8), frame.subarray(HEAD_BYTES)), 8);
  return frame;
}

function checksum(length: Buffer, payload: Buffer): number {
  return crc32(payload, crc32(length));
}

/** Reads the frames of a file one after the other. */
export class FrameReader {
  readonly #file: LogFile;
  readonly #size: number;
  #chunk: Buffer = Buffer.alloc(0);
  #chunkAt = 0;
  #position: number;

  constructor(file: LogFile, size: number, position: number) {
    this.#file = file;
    this.#size = size;
    this.#position = position;
  }

  /** Where the next frame begins, or would. */
  get position(): number {
    return this.#position;
  }

  get atEnd(): boolean {
    return this.#position === this.#size;
  }

  /** The text of the next frame; undefined at the end of the file and where no whole frame begins. */
  async next(): Promise<string | undefined> {
    const head = await this.#bytes(this.#position, HEAD_BYTES);
    if (head === undefined || !head.subarray(0, 4).equals(MARK)) return undefined;
    const length = head.readUInt32LE(4);
    const expected = head.readUInt32LE(8);
    const payload = await this.#bytes(this.#position + HEAD_BYTES, length);
    if (payload === undefined || checksum(head.subarray(4, 8), payload) !== expected) return undefined;
    this.#position += HEAD_BYTES + length;
    return payload.toString();
  }

  /** True when a whole frame begins anywhere behind the current position: then the bytes here were not merely cut off. */
  async hasFrameBehind(): Promise<boolean> {
    for (let at = this.#position + 1; at < this.#size; at += CHUNK_BYTES) {
      const bytes = await this.#file.read(at, CHUNK_BYTES + MARK.length - 1);
      for (let found = bytes.indexOf(MARK); found >= 0; found = bytes.indexOf(MARK, found + 1)) {
        const candidate = new FrameReader(this.#file, this.#size, at + found);
        if ((await candidate.next()) !== undefined) return true;
      }
    }
    return false;
  }

  async #bytes(position: number, length: number): Promise<Buffer | undefined> {
    if (position + length > this.#size) return undefined;
    if (position < this.#chunkAt || position + length > this.#chunkAt + this.#chunk.length) {
      this.#chunk = await this.#file.read(position, Math.max(length, CHUNK_BYTES));
      this.#chunkAt = position;
    }
    const from = position - this.#chunkAt;
    return from + length > this.#chunk.length ? undefined : this.#chunk.subarray(from, from + length);
  }
}
