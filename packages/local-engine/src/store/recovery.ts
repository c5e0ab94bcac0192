import type { StoredRecord } from '../records/runtime-records.ts';
import { corrupt, type DataFileName, fileName, parseFileName, readHeader } from './data-files.ts';
import type { FrameReader } from './frame.ts';
import type { LogFile, LogFiles } from './log-files.ts';
import { linesOf, parseLine } from './log-line.ts';
import { Shapes } from './shapes.ts';

/** What a data folder held when it was opened. */
export interface Recovered {
  /** By table, then by id, in the order of insertion. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, StoredRecord>>;
  readonly shapes: Shapes;
  /** Of the snapshot it began with; 0 without one. */
  readonly snapshotNumber: number;
  readonly snapshotBytes: number;
  /** Of the segment to go on with; 0 in a new folder. */
  readonly lastSegment: number;
}

/**
 * Reads a data folder: the newest whole snapshot and the segments behind it. Bytes at the very end that make no whole frame are what a crash
 * cut off before it was acknowledged; they are cut away and `log` is told. Anything else that is not whole is refused.
 *
 * @throws StoreError DATA_FOLDER_CORRUPT, DATA_FOLDER_TOO_NEW
 */
export async function recover(files: LogFiles, log: (line: string) => void): Promise<Recovered> {
  const found = (await files.names()).map(parseFileName).filter((name) => name !== undefined);
  const segments = numbersOf(found, 'segment');
  const lastSegment = segments.at(-1) ?? 0;
  const [state, snapshotNumber, snapshotBytes] = await newestSnapshot(
    files,
    numbersOf(found, 'snapshot').reverse(),
    log,
  );
  if (lastSegment === 0 && snapshotNumber === 0) return { ...state, snapshotNumber, snapshotBytes, lastSegment };
  if (lastSegment <= snapshotNumber) throw corrupt(`${fileName('segment', snapshotNumber + 1)} is missing`);
  for (let number = snapshotNumber + 1; number <= lastSegment; number++) {
    if (!segments.includes(number)) throw corrupt(`${fileName('segment', number)} is missing`);
    await using file = await openForReading(files, fileName('segment', number));
    await readSegment(file.file, state, number === lastSegment, log);
  }
  return { ...state, snapshotNumber, snapshotBytes, lastSegment };
}

interface State {
  readonly tables: Map<string, Map<string, StoredRecord>>;
  readonly shapes: Shapes;
}

function numbersOf(names: readonly DataFileName[], kind: DataFileName['kind']): number[] {
  return names
    .filter((name) => name.kind === kind)
    .map(({ number }) => number)
    .sort((one, other) => one - other);
}

/** A damaged snapshot is passed over: if the files that it replaced are gone, the missing segment is found out next. */
async function newestSnapshot(
  files: LogFiles,
  numbers: readonly number[],
  log: (line: string) => void,
): Promise<[State, number, number]> {
  for (const number of numbers) {
    const state = emptyState();
    await using opened = await openForReading(files, fileName('snapshot', number));
    if (await readSnapshot(opened.file, state)) return [state, number, await opened.file.size()];
    log(`${opened.file.name} is damaged; trying what it was made from.`);
  }
  return [emptyState(), 0, 0];
}

function emptyState(): State {
  return { tables: new Map(), shapes: new Shapes() };
}

async function openForReading(files: LogFiles, name: string): Promise<{ file: LogFile } & AsyncDisposable> {
  const file = await files.open(name);
  return { file, [Symbol.asyncDispose]: () => file.close() };
}

async function readSnapshot(file: LogFile, state: State): Promise<boolean> {
  const opening = await readHeader(file);
  if (opening.state === 'torn') return false;
  const ended = await applyFrames(opening.frames, file.name, state);
  return ended && opening.frames.atEnd;
}

async function readSegment(file: LogFile, state: State, isLast: boolean, log: (line: string) => void): Promise<void> {
  const opening = await readHeader(file);
  if (opening.state === 'torn') {
    if (!isLast) throw corrupt(`${file.name} is cut off, but newer segments exist`);
    log(`${file.name} was being made when the engine stopped; it is made anew.`);
    return;
  }
  const { frames } = opening;
  await applyFrames(frames, file.name, state);
  if (frames.atEnd) return;
  if (!isLast)
    throw corrupt(`${file.name} has bytes at ${frames.position} that fail their check, but newer segments exist`);
  if (await frames.hasFrameBehind()) {
    throw corrupt(`${file.name} has bytes at ${frames.position} that fail their check, with good ones behind them`);
  }
  const size = await file.size();
  log(
    `${file.name} ended in the middle of a write; ${size - frames.position} bytes at ${frames.position} were cut off.`,
  );
  await file.truncate(frames.position);
  await file.sync();
}

/** True when the last line said that it is the end. */
async function applyFrames(frames: FrameReader, name: string, state: State): Promise<boolean> {
  let ended = false;
  for (let text = await frames.next(); text !== undefined; text = await frames.next()) {
    try {
      for (const line of linesOf(text)) ended = applyLine(line, state);
    } catch (error) {
      throw corrupt(
        `${name} has a frame before ${frames.position} whose check is right but that cannot be read`,
        error,
      );
    }
  }
  return ended;
}

function applyLine(text: string, { tables, shapes }: State): boolean {
  const line = parseLine(text);
  if (line.kind === 'shape') shapes.add(line.shape);
  if (line.kind === 'delete') tables.get(line.table)?.delete(JSON.parse(line.id));
  if (line.kind === 'put') {
    const shape = shapes.get(line.shape);
    const id = JSON.parse(line.id) as string;
    const records = tables.get(shape.table) ?? new Map<string, StoredRecord>();
    if (records.size === 0) tables.set(shape.table, records);
    records.set(id, shapes.decode(shape, id, JSON.parse(line.values)));
  }
  return line.kind === 'end';
}
