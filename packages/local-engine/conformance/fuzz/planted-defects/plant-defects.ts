// Puts defects into copies of the engine's sources, one at a time, and tells within how many random models the fuzz finds each.
// node --conditions=stepwright-source packages/local-engine/conformance/fuzz/planted-defects/plant-defects.ts [--rounds file] [--only id] [--models N] [--seed S]
// --rounds are recorded from Camunda 7.24 by record-rounds.ts; without them the models are played on the sources without a defect, which the fuzz has compared with Camunda.
import { parseArgs } from 'node:util';
import { findPlant, type PlantVerdict } from './plant-run.ts';
import { PLANTS } from './plants.ts';
import { playRounds } from './played-rounds.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    only: { type: 'string' },
    models: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
  },
});
/** More of them are a defect of the sources. */
const UNSTEADY_MAX = 5;

const wanted = PLANTS.filter(({ id }) => values.only === undefined || id === values.only);
if (wanted.length === 0)
  throw new Error(`No plant is called ${values.only}: plants are ${PLANTS.map(({ id }) => id).join(', ')}`);
const rounds = values.rounds === undefined ? await playRounds(Number(values.seed), Number(values.models)) : undefined;
const file = values.rounds ?? rounds?.file ?? '';
try {
  const leftOut = await unsteadyModels();
  let missed = 0;
  for (const plant of wanted) {
    const verdict = await findPlant(plant, file, leftOut);
    missed += verdict.isFound ? 0 : 1;
    process.stdout.write(`${text(plant.id, verdict)}\n`);
  }
  process.stdout.write(`${wanted.length - missed} of ${wanted.length} planted defects found\n`);
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  await rounds?.remove();
}

/** Camunda does not repeat itself with every model, and a recording has seen each only once: what sound sources do not repeat tells nothing. */
async function unsteadyModels(): Promise<readonly number[]> {
  const leftOut: number[] = [];
  for (;;) {
    const sound = await findPlant(undefined, file, leftOut);
    if (!sound.isFound) {
      process.stdout.write(`${text('no defect', sound)}\n`);
      return leftOut;
    }
    if (leftOut.length === UNSTEADY_MAX)
      throw new Error(`The sources without a defect differ too often: ${sound.reason}`);
    leftOut.push(sound.last);
    process.stdout.write(
      `model ${sound.last} is left out, it differs without a defect: ${sound.reason.split('\n')[1]}\n`,
    );
  }
}

function text(id: string, { models, isFound, reason }: PlantVerdict): string {
  const [, where = ''] = /step (.*)/.exec(reason) ?? [];
  return isFound ? `${id}: found in model ${models} (${where || reason})` : `${id}: not found in ${models} models`;
}
