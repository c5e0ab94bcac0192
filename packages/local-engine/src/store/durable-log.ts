import { setImmediate } from 'node:timers/promises';
import type { StoredRecord } from '../records/runtime-records.ts';
import type { CommitLog, TableChanges } from './commit-log.ts';
import { compact } from './compaction.ts';
import { FILE_HEADER, fileName, isUnfinished, parseFileName, readHeader } from './data-files.ts';
import { encodeFrame } from './frame.ts';
import { type LogFile, type LogFiles, writeAll } from './log-files.ts';
import { deleteLine, putLine, shapeLine } from './log-line.ts';
import { type Recovered, recover } from './recovery.ts';
import { encodeFields, type Shapes } from './shapes.ts';
import { StoreError } from './store-error.ts';

/** How a data folder is kept. */
export interface DurableLogOptions {
  readonly files: LogFiles;
  /** Told what was repaired or could not be tidied up, for an operator. */
  readonly log: (line: string) => void;
  /** A segment is finished, and a snapshot made, when it is larger than this and than half of the last snapshot. @default 32 MB */
  readonly segmentBytesMin?: number;
}

/**
 * The commits of a store on disk.
 *
 * 1. A commit is in memory first and on disk before anybody who awaits `durable` hears of it.
 * 2. What is committed while a write is under way goes together into the next one: one frame, one write, one sync. The next frame is written only when
 *    the last is synced, so a crash can damage only the last frame of the last segment; damage elsewhere is refused, not repaired.
 * 3. After a failed write or sync nothing is known about the disk: nothing is committed any more, and the folder tells the truth at its next opening.
 * 4. A file is removed only when a snapshot that holds all of it is durable under its final name.
 */
export class DurableLog implements CommitLog {
  readonly #files: LogFiles;
  readonly #log: (line: string) => void;
  readonly #segmentBytesMin: number;
  readonly #shapes: Shapes;
  readonly #unloaded: Map<string, ReadonlyMap<string, StoredRecord>>;
  #segment: LogFile;
  #segmentNumber: number;
  #segmentBytes: number;
  #snapshotNumber: number;
  #snapshotBytes: number;
  /** What no write has taken yet. */
  #next: Batch = emptyBatch();
  #writing: Batch | undefined;
  #flushing: Promise<void> | undefined;
  #compacting: Promise<void> | undefined;
  readonly #stopCompacting = new AbortController();
  #failure: StoreError | undefined;
  #closing: Promise<void> | undefined;

  private constructor(options: DurableLogOptions, recovered: Recovered, segment: LogFile, segmentBytes: number) {
    this.#files = options.files;
    this.#log = options.log;
    this.#segmentBytesMin = options.segmentBytesMin ?? 32 * 1024 * 1024;
    this.#shapes = recovered.shapes;
    this.#unloaded = new Map(recovered.tables);
    this.#segment = segment;
    this.#segmentNumber = Math.max(recovered.lastSegment, 1);
    this.#segmentBytes = segmentBytes;
    this.#snapshotNumber = recovered.snapshotNumber;
    this.#snapshotBytes = recovered.snapshotBytes;
  }

  /**
   * Opens what `files` hold, and repairs what a crash left of the last write. Owns `files` from then on; closes them when it fails.
   *
   * @throws StoreError DATA_FOLDER_CORRUPT, DATA_FOLDER_TOO_NEW
   */
  static async open(options: DurableLogOptions): Promise<DurableLog> {
    const { files, log } = options;
    try {
      const recovered = await recover(files, log);
      await removeSuperseded(files, recovered.snapshotNumber);
      const segment = await openSegment(files, Math.max(recovered.lastSegment, 1));
      return new DurableLog(options, recovered, segment, await segment.size());
    } catch (error) {
      await files.close();
      throw error;
    }
  }

  load(table: string): Iterable<StoredRecord> {
    const records = this.#unloaded.get(table);
    this.#unloaded.delete(table);
    return records?.values() ?? [];
  }

  assertUsable(): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#closing !== undefined) throw new StoreError('STORE_CLOSED', 'The store is closed.');
    if (this.#unloaded.size > 0) {
      const names = [...this.#unloaded.keys()].join(', ');
      throw new StoreError('DATA_FOLDER_UNKNOWN_TABLE', `The data folder has tables that nobody opened: ${names}.`);
    }
  }

  append(changes: readonly TableChanges[]): void {
    this.assertUsable();
    let lines = '';
    for (const { table, deletedIds, records } of changes) {
      for (const id of deletedIds) lines += deleteLine(table, id);
      for (const record of records) {
        // A new shape is written in any case: should a later record be refused, it stays known.
        const shape = this.#shapes.of(table, record, (added) => this.#push(shapeLine(added)));
        lines += putLine(shape.number, record.id, encodeFields(shape, record));
      }
    }
    this.#push(lines);
  }

  durable(): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const last = this.#next.lines.length > 0 ? this.#next : this.#writing;
    return last?.done.promise ?? Promise.resolve();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  #push(lines: string): void {
    this.#next.lines.push(lines);
    this.#flushing ??= this.#flush();
  }

  /** Writes until there is nothing left to write. Never rejects. */
  async #flush(): Promise<void> {
    // Commands that came in the same turn of the event loop share the first write.
    await setImmediate();
    while (this.#next.lines.length > 0 && this.#failure === undefined) {
      const batch = this.#next;
      this.#writing = batch;
      this.#next = emptyBatch();
      try {
        await this.#write(batch.lines.join(''));
        batch.done.resolve();
        await this.#rotate();
      } catch (error) {
        this.#fail(error);
      }
      this.#writing = undefined;
    }
    this.#flushing = undefined;
  }

  async #write(text: string): Promise<void> {
    const frame = encodeFrame(text);
    await writeAll(this.#segment, frame);
    await this.#segment.sync();
    this.#segmentBytes += frame.length;
  }

  #fail(cause: unknown): void {
    const message = `Writing ${this.#segment.name} failed, so nothing can be committed any more. Free or repair the disk and start again.`;
    this.#failure = new StoreError('STORE_FAILED', message, cause);
    this.#log(`${message} ${String(cause)}`);
    this.#writing?.done.reject(this.#failure);
    this.#next.done.reject(this.#failure);
  }

  /** Begins a new segment when this one is large, and turns the finished ones into a snapshot. */
  async #rotate(): Promise<void> {
    const limit = Math.max(this.#segmentBytesMin, this.#snapshotBytes / 2);
    if (this.#segmentBytes <= limit || this.#compacting !== undefined || this.#closing !== undefined) return;
    const finished = this.#segmentNumber;
    const next = await openSegment(this.#files, finished + 1);
    await this.#segment.close();
    this.#segment = next;
    this.#segmentNumber = finished + 1;
    this.#segmentBytes = FILE_HEADER.length;
    this.#compacting = this.#compact(finished).finally(() => {
      this.#compacting = undefined;
    });
  }

  /** Failing costs only disk space: the segments stay, and the next rotation tries again. */
  async #compact(to: number): Promise<void> {
    const signal = this.#stopCompacting.signal;
    try {
      this.#snapshotBytes = await compact(this.#files, this.#shapes, { from: this.#snapshotNumber, to, signal });
      this.#snapshotNumber = to;
      await removeSuperseded(this.#files, to);
    } catch (error) {
      if (!signal.aborted)
        this.#log(`Making ${fileName('snapshot', to)} failed and is tried again later: ${String(error)}`);
    }
  }

  async #close(): Promise<void> {
    await this.#flushing;
    this.#stopCompacting.abort();
    await this.#compacting;
    await this.#segment.close();
    await this.#files.close();
    if (this.#failure !== undefined) throw this.#failure;
  }
}

/** Lines that go to disk together. */
interface Batch {
  readonly lines: string[];
  readonly done: PromiseWithResolvers<void>;
}

function emptyBatch(): Batch {
  const done = Promise.withResolvers<void>();
  // Maybe nobody waits for this batch; who does still hears of its failure.
  done.promise.catch(() => undefined);
  return { lines: [], done };
}

async function openSegment(files: LogFiles, number: number): Promise<LogFile> {
  const segment = await files.open(fileName('segment', number));
  if ((await readHeader(segment)).state === 'whole') return segment;
  await segment.truncate(0);
  await writeAll(segment, Buffer.from(FILE_HEADER));
  await segment.sync();
  await files.syncNames();
  return segment;
}

/** Removes what the snapshot holds, and what a compaction did not finish. */
async function removeSuperseded(files: LogFiles, snapshotNumber: number): Promise<void> {
  for (const name of await files.names()) {
    const parsed = parseFileName(name);
    const isOld = parsed !== undefined && parsed.number < snapshotNumber + (parsed.kind === 'segment' ? 1 : 0);
    if (isOld || isUnfinished(name)) await files.remove(name);
  }
}
