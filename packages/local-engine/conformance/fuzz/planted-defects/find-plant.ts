// Compares an engine made from a folder of sources with recorded rounds, until the first difference; a child process of plant-defects.ts, which ends it when it hangs.
// node --conditions=stepwright-source …/find-plant.ts --folder <file URL> --rounds <file> [--leave-out 12,34]; prints how many models were compared and whether the last one differed
import { parseArgs } from 'node:util';
import { compareObservations, describeDifferences } from '../../observations/compare.ts';
import { renderModel } from '../model/render.ts';
import { openInProcess } from '../play/in-process-engine.ts';
import { replay } from '../play/play-model.ts';
import { readRounds } from '../recorded-rounds.ts';

const { values } = parseArgs({
  options: { folder: { type: 'string' }, rounds: { type: 'string' }, 'leave-out': { type: 'string', default: '' } },
});
const { folder = '', rounds = '' } = values;
const leftOut = new Set(values['leave-out'].split(',').filter(Boolean).map(Number));
let models = 0;
let last = 0;
let isFound = false;
let reason = '';
const engine = await openInProcess(new URL(folder));
for await (const { index, model, steps, observations } of readRounds(rounds)) {
  if (leftOut.has(index)) continue;
  models += 1;
  last = index;
  const played = await replay(engine, renderModel(model), steps);
  const differences = compareObservations(observations, played.observations);
  isFound = differences.length > 0 || !played.isEmptied;
  if (isFound) {
    reason = describeDifferences(`model ${index}`, differences, 2);
    break;
  }
}
await engine.close();
process.stdout.write(`${JSON.stringify({ models, last, isFound, reason })}\n`);
