// Plays random models on Camunda 7.24 and keeps what was seen, so that the local engine can be compared again and again without it.
// node --conditions=stepwright-source packages/local-engine/conformance/fuzz/record-rounds.ts --file F [--models N] [--seed S] [--first I] [--url running-engine]
import { parseArgs } from 'node:util';
import { isUnreadable, playSeeded } from './differ.ts';
import { generateModel } from './generate/generate-model.ts';
import { openCamunda } from './play/camunda-engine.ts';
import { seedOf } from './random.ts';
import { appendRound } from './recorded-rounds.ts';

const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    models: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    url: { type: 'string' },
  },
});
if (values.file === undefined)
  throw new Error('--file is missing: name the file that gets the rounds, outside the repository');

const seed = Number(values.seed);
const camunda = await openCamunda(values.url);
try {
  let index = Number(values.first);
  for (let left = Number(values.models); left > 0; index += 1) {
    const model = generateModel(seedOf(seed, index));
    const played = await playSeeded(camunda, model, seed, index);
    const { isRefused, isEmptied, steps, observations } = played;
    if (!isEmptied) throw new Error(`The reference could not be emptied after model ${index}`);
    if (isRefused || isUnreadable(played)) continue;
    await appendRound(values.file, { seed, index, model, steps, observations });
    left -= 1;
  }
} finally {
  await camunda.close();
}
