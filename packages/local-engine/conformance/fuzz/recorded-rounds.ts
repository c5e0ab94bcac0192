import { createReadStream } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Step } from '../case.ts';
import type { Observation } from '../observations/observation.ts';
import { pack, unpack } from '../observations/pack.ts';
import type { FuzzModel } from './model/fuzz-model.ts';

/** A random model with what was done on the reference and what was seen there. */
export interface RecordedRound {
  readonly seed: number;
  readonly index: number;
  readonly model: FuzzModel;
  readonly steps: readonly Step[];
  readonly observations: readonly Observation[];
}

/** Adds a round to a file, one on a line. */
export async function appendRound(file: string, round: RecordedRound): Promise<void> {
  await appendFile(file, `${JSON.stringify({ ...round, observations: pack(round.observations) })}\n`);
}

/** Reads the rounds of a file, in its order. */
export async function* readRounds(file: string): AsyncGenerator<RecordedRound> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const round = JSON.parse(line) as RecordedRound;
    yield { ...round, observations: unpack(round.observations) };
  }
}
