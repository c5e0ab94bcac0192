import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playSeeded } from '../differ.ts';
import { generateModel } from '../generate/generate-model.ts';
import { openInProcess } from '../play/in-process-engine.ts';
import { seedOf } from '../random.ts';
import { appendRound } from '../recorded-rounds.ts';

/** A file of rounds that is removed after use. */
export interface PlayedRounds {
  readonly file: string;
  remove(): Promise<void>;
}

/** Plays models on the local engine as it is and keeps what was seen. */
export async function playRounds(seed: number, models: number): Promise<PlayedRounds> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-rounds-'));
  const file = join(folder, 'rounds.jsonl');
  const engine = await openInProcess();
  for (let index = 0, count = 0; count < models; index += 1) {
    const model = generateModel(seedOf(seed, index));
    const { isRefused, steps, observations } = await playSeeded(engine, model, seed, index);
    if (isRefused) continue;
    await appendRound(file, { seed, index, model, steps, observations });
    count += 1;
  }
  await engine.close();
  return { file, remove: () => rm(folder, { recursive: true }) };
}
