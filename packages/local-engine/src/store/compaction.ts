import { setImmediate } from 'node:timers/promises';
import { corrupt, FILE_HEADER, fileName, readHeader, unfinishedName } from './data-files.ts';
import { encodeFrame } from './frame.ts';
import { type LogFile, type LogFiles, writeAll } from './log-files.ts';
import { END_LINE, linesOf, parseLine, shapeLine } from './log-line.ts';
import type { Shapes } from './shapes.ts';

/** Text that is gathered before it is written; also how much is read and merged without letting others run. */
const FRAME_CHARS = 256 * 1024;

/** What a compaction reads and makes: the snapshot `from` (0: none) and the segments behind it, up to `to`, become the snapshot `to`. */
export interface CompactionRange {
  readonly from: number;
  readonly to: number;
  /** Gives up between two frames. */
  readonly signal: AbortSignal;
}

/**
 * Makes a new snapshot out of the old one and finished segments, without a look at the living tables: no consistent cut is needed and no
 * command waits. Between frames others run; a pause is as long as one frame takes, 256 kB or the largest batch of commits in a segment. Needs
 * memory for the last state of every record that the segments name, not for the whole snapshot. Answers the size of the snapshot in bytes.
 */
export async function compact(files: LogFiles, shapes: Shapes, range: CompactionRange): Promise<number> {
  const { from, to, signal } = range;
  const changes: Changes = new Map();
  for (let number = from + 1; number <= to; number++) await gather(files, number, shapes, changes, signal);
  const unfinished = unfinishedName(to);
  await files.remove(unfinished);
  const file = await files.open(unfinished);
  try {
    const output = new Output(file);
    await output.header();
    for (const shape of shapes.all) await output.line(shapeLine(shape));
    if (from > 0) await merge(files, from, shapes, changes, output, signal);
    for (const change of changes.values())
      if (change.line !== undefined && !change.inPlace) await output.line(change.line);
    await output.end();
  } finally {
    await file.close();
  }
  await files.rename(unfinished, fileName('snapshot', to));
  await files.syncNames();
  return sizeOf(files, fileName('snapshot', to));
}

/** What the segments did last to a record. By table and id, in the order in which the records would be appended. */
type Changes = Map<string, RecordChange>;

interface RecordChange {
  /** Undefined for a record that is gone. */
  line: string | undefined;
  /** It was deleted at some time, so the old snapshot's record is not at this one's place. */
  wasDeleted: boolean;
  /** The old snapshot had it, and it was written there. */
  inPlace: boolean;
}

async function gather(
  files: LogFiles,
  number: number,
  shapes: Shapes,
  changes: Changes,
  signal: AbortSignal,
): Promise<void> {
  await eachLine(files, fileName('segment', number), signal, (text) => {
    const line = parseLine(text);
    if (line.kind === 'delete') {
      changes.set(`${line.table}\t${line.id}`, { line: undefined, wasDeleted: true, inPlace: false });
    } else if (line.kind === 'put') {
      const key = `${shapes.get(line.shape).table}\t${line.id}`;
      const known = changes.get(key);
      if (known?.line !== undefined) {
        known.line = `${text}\n`;
        return;
      }
      // A record that comes back after its deletion goes to the end.
      changes.delete(key);
      changes.set(key, { line: `${text}\n`, wasDeleted: known !== undefined, inPlace: false });
    }
  });
}

async function merge(
  files: LogFiles,
  from: number,
  shapes: Shapes,
  changes: Changes,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  await eachLine(files, fileName('snapshot', from), signal, (text) => {
    const line = parseLine(text);
    if (line.kind !== 'put') return undefined;
    const change = changes.get(`${shapes.get(line.shape).table}\t${line.id}`);
    if (change?.wasDeleted) return undefined;
    if (change === undefined) return output.line(`${text}\n`);
    change.inPlace = true;
    return output.line(change.line ?? '');
  });
}

async function eachLine(
  files: LogFiles,
  name: string,
  signal: AbortSignal,
  work: (line: string) => Promise<void> | undefined | void,
): Promise<void> {
  const file = await files.open(name);
  try {
    const opening = await readHeader(file);
    if (opening.state === 'torn') throw corrupt(`${name} is cut off`);
    const { frames } = opening;
    for (let text = await frames.next(); text !== undefined; text = await frames.next()) {
      for (const line of linesOf(text)) {
        const pending = work(line);
        if (pending !== undefined) await pending;
      }
      await setImmediate();
      signal.throwIfAborted();
    }
    if (!frames.atEnd) throw corrupt(`${name} has bytes at ${frames.position} that fail their check`);
  } finally {
    await file.close();
  }
}

/** Gathers lines into frames. */
class Output {
  readonly #file: LogFile;
  #text = '';

  constructor(file: LogFile) {
    this.#file = file;
  }

  async header(): Promise<void> {
    await writeAll(this.#file, Buffer.from(FILE_HEADER));
  }

  /** Answers a promise only when there is something to wait for: most lines cost no turn of the event loop. */
  line(line: string): Promise<void> | undefined {
    this.#text += line;
    return this.#text.length < FRAME_CHARS ? undefined : this.#flush();
  }

  async end(): Promise<void> {
    this.#text += `${END_LINE}\n`;
    await this.#flush();
    await this.#file.sync();
  }

  async #flush(): Promise<void> {
    const frame = encodeFrame(this.#text);
    this.#text = '';
    await writeAll(this.#file, frame);
    await setImmediate();
  }
}

async function sizeOf(files: LogFiles, name: string): Promise<number> {
  const file = await files.open(name);
  try {
    return await file.size();
  } finally {
    await file.close();
  }
}
