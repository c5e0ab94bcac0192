import { expect, test } from 'vitest';
import { runFuzz } from '../../conformance/fuzz/fuzz.ts';
import { openCamunda } from '../../conformance/fuzz/play/camunda-engine.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 200);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** A model takes a fraction of a second; a difference is made small for up to some minutes. */
const LIMIT_MS = 600_000 + ROUNDS * 5_000;

test(
  `${ROUNDS} random models of seed ${SEED} show the same on Camunda 7.24 and on the local engine`,
  async () => {
    const texts: string[] = [];
    const print = (text: string) => {
      texts.push(text);
      process.stderr.write(`${text}\n`);
    };
    const summary = await runFuzz(await openCamunda(), { models: ROUNDS, seed: SEED, print }, () => openCamunda());
    expect(summary.different, texts.at(-2)).toBe(0);
    expect(summary.run).toBe(ROUNDS);
    expect(summary.medianNodes).toBeGreaterThanOrEqual(12);
  },
  LIMIT_MS,
);
