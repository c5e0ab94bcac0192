import { FrameReader } from './frame.ts';
import type { LogFile } from './log-files.ts';
import { StoreError } from './store-error.ts';

/** The format that this version writes. It reads no newer one. */
const FORMAT = 1;
/** Every file begins with it, so that any version can say what it found. */
export const FILE_HEADER: string = `stepwright engine data, format ${FORMAT}\n`;

const NAME = /^(segment|snapshot)-(\d+)\.log$/;

/** Segment n holds what was committed after segment n - 1; snapshot n holds all that segments up to n left. */
export interface DataFileName {
  readonly kind: 'segment' | 'snapshot';
  readonly number: number;
}

export function fileName(kind: 'segment' | 'snapshot', number: number): string {
  return `${kind}-${String(number).padStart(8, '0')}.log`;
}

/** Undefined for a file that is none of ours or was not finished. */
export function parseFileName(name: string): DataFileName | undefined {
  const [, kind, number] = NAME.exec(name) ?? [];
  return kind === undefined ? undefined : { kind: kind as DataFileName['kind'], number: Number(number) };
}

/** Of a snapshot while it is being made. */
export function unfinishedName(number: number): string {
  return `${fileName('snapshot', number)}.tmp`;
}

export function isUnfinished(name: string): boolean {
  return name.endsWith('.tmp') && parseFileName(name.slice(0, -'.tmp'.length)) !== undefined;
}

/** What the beginning of a file is: cut off while it was made, or followed by frames. */
export type Opening = { readonly state: 'torn' } | { readonly state: 'whole'; readonly frames: FrameReader };

/** @throws StoreError DATA_FOLDER_TOO_NEW, DATA_FOLDER_CORRUPT when the file is something else. */
export async function readHeader(file: LogFile): Promise<Opening> {
  const size = await file.size();
  const bytes = await file.read(0, FILE_HEADER.length + 16);
  const text = bytes.toString('latin1');
  const format = Number(/^stepwright engine data, format (\d+)\n/.exec(text)?.[1]);
  if (format > FORMAT) {
    const message = `${file.name} has data format ${format}; this version reads formats up to ${FORMAT}. Start the newer version again.`;
    throw new StoreError('DATA_FOLDER_TOO_NEW', message);
  }
  if (format === FORMAT) return { state: 'whole', frames: new FrameReader(file, size, FILE_HEADER.length) };
  if (size <= FILE_HEADER.length && isTorn(bytes)) return { state: 'torn' };
  throw corrupt(`${file.name} does not begin as a data file does`);
}

/** A prefix of the header, then zeros: what a crash leaves of a file whose size was written before its bytes. */
function isTorn(bytes: Buffer): boolean {
  const zeroAt = bytes.indexOf(0);
  const written = zeroAt < 0 ? bytes : bytes.subarray(0, zeroAt);
  return (
    FILE_HEADER.startsWith(written.toString('latin1')) && bytes.subarray(written.length).every((byte) => byte === 0)
  );
}

export function corrupt(what: string, cause?: unknown): StoreError {
  const message = `The data folder is damaged: ${what}. Nothing was changed. Put a backup of the folder in its place.`;
  return new StoreError('DATA_FOLDER_CORRUPT', message, cause);
}
