import type { Step } from '../../case.ts';
import type { Difference } from '../../observations/compare.ts';
import type { Differ } from '../differ.ts';
import type { FuzzModel } from '../model/fuzz-model.ts';
import { smallerModels } from './smaller-models.ts';

/** A small reproduction of a difference. */
export interface Reproduction {
  readonly model: FuzzModel;
  readonly steps: readonly Step[];
  readonly differences: readonly Difference[];
}

/** Makes a reproduction smaller as long as the engines still differ: first steps go, then parts of the model. At most so many tries. */
export async function shrink(differ: Differ, found: Reproduction, triesMax: number = 250): Promise<Reproduction> {
  let best = found;
  let tries = 0;
  const attempt = async (model: FuzzModel, steps: readonly Step[]) => {
    tries += 1;
    const differences = await differ.differencesOf(model, steps);
    if (!isLike(differences, found.differences)) return false;
    best = { model, steps, differences };
    return true;
  };
  await attempt(best.model, upToDifference(best));
  for (let progress = true; progress && tries < triesMax; ) {
    progress = false;
    for (const steps of fewerSteps(best.steps)) {
      if (tries >= triesMax) break;
      if (await attempt(best.model, steps)) progress = true;
      if (progress) break;
    }
    for (const model of smallerModels(best.model)) {
      if (tries >= triesMax || progress) break;
      if (await attempt(model, best.steps)) progress = true;
    }
  }
  return best;
}

/** Another difference would lead astray: it must be in the same place of what is seen, whatever the values; a refused deployment is a case of its own. */
function isLike(differences: readonly Difference[], wanted: readonly Difference[]): boolean {
  const place = ({ step, path }: Difference) =>
    `${step.startsWith('0 ')} ${path.replace(/\[\d*\]/g, '').split(' ')[0]}`;
  return differences.some((each) => wanted.some((other) => place(each) === place(other)));
}

function upToDifference({ steps, differences }: Reproduction): readonly Step[] {
  const number = Number(differences[0]?.step.split(' ')[0] ?? steps.length);
  let seen = 0;
  const last = steps.findIndex((step) => {
    const isSeen = step.do !== 'clock' && !(step.do === 'rest' && step.quiet);
    seen += isSeen ? 1 : 0;
    return seen >= number;
  });
  return last < 0 ? steps : steps.slice(0, last + 1);
}

/** A quiet lock and what follows it go together. */
function* fewerSteps(steps: readonly Step[]): Generator<readonly Step[]> {
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const step = steps[index];
    const before = steps[index - 1];
    const isPair = step?.do === 'rest' && before?.do === 'rest' && before.quiet === true;
    yield steps.filter((_, at) => at !== index && !(isPair && at === index - 1));
    if (isPair) index -= 1;
  }
}
