import type { Attributes } from '../../models/index.ts';
import type { FuzzLoop, FuzzMapping, FuzzNode } from '../model/fuzz-model.ts';
import { fresh, NUMBERS, numberCondition, type Place } from './draft.ts';

type Decoration = Pick<FuzzNode, 'attributes' | 'inputs' | 'outputs' | 'retryCycle' | 'loop'>;

/** What any activity may have besides its kind; `wanted` is a feature that must be there. */
export function decoration(place: Place, wanted?: string): Decoration {
  const { random } = place.draft;
  const loop = loopOf(place, wanted);
  const attributes = asyncAttributes(place, wanted);
  const hasInputs = wanted === 'input mapping' || random.chance(0.15) || (loop !== undefined && !loop.sequential);
  const hasOutputs = loop === undefined && (wanted === 'output mapping' || random.chance(0.12));
  const retries = wanted === 'retry cycle' || (Object.keys(attributes).length > 0 && random.chance(0.3));
  return {
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
    ...(hasInputs ? { inputs: inputsOf(place, loop) } : {}),
    ...(hasOutputs ? { outputs: { [fresh(place, 'out')]: outputValue(place) } } : {}),
    ...(retries ? { retryCycle: random.pick(['R2/PT1M', 'R3/PT10S', 'PT1M,PT5M']) } : {}),
    ...(loop === undefined ? {} : { loop }),
  };
}

/** Jobs before and after, with a priority now and then. */
export function asyncAttributes({ draft: { random } }: Place, wanted?: string): Attributes {
  const before =
    wanted === 'async before' || wanted === 'retry cycle' || wanted === 'job priority' || random.chance(0.1);
  const after = wanted === 'async after' || random.chance(0.07);
  if (!before && !after) return {};
  return {
    ...(before ? { 'camunda:asyncBefore': true } : {}),
    ...(after ? { 'camunda:asyncAfter': true } : {}),
    ...(wanted === 'job priority' || random.chance(0.2) ? { 'camunda:jobPriority': random.pick(['7', '${a}']) } : {}),
  };
}

/** Parallel repetitions look all the same unless an input tells them apart. */
function inputsOf(place: Place, loop: FuzzLoop | undefined): Record<string, FuzzMapping> {
  const number: Record<string, FuzzMapping> = loop === undefined || loop.sequential ? {} : { nr: '${loopCounter}' };
  return { ...number, [fresh(place, 'in')]: inputValue(place) };
}

function inputValue({ draft: { random } }: Place): FuzzMapping {
  const name = random.pick(NUMBERS);
  return random.weighted<FuzzMapping>([
    [4, `\${${name}}`],
    [2, `\${${name} + 1}`],
    [1, 'text'],
    [1, `n is \${${name}}`],
    [1, [`\${${name}}`, 'two']],
    [1, { key: `\${${name}}`, other: 'x' }],
    [0.3, '${missing}'],
  ]);
}

function outputValue({ draft: { random } }: Place): FuzzMapping {
  const name = random.pick(NUMBERS);
  return random.weighted<FuzzMapping>([
    [4, `\${${name} * 2}`],
    [1, 'text'],
    [1, [`\${${name}}`]],
    [0.2, '${missing}'],
  ]);
}

function loopOf(place: Place, wanted: string | undefined): FuzzLoop | undefined {
  const { random } = place.draft;
  const isWanted = wanted === 'sequential multi-instance' || wanted === 'parallel multi-instance';
  if (!isWanted && !random.chance(0.06)) return undefined;
  const sequential = isWanted ? wanted === 'sequential multi-instance' : random.chance(0.5);
  const count = random.chance(0.35)
    ? { collection: random.pick(['list', '${list}']) }
    : {
        cardinality: random.weighted([
          [5, '2'],
          [3, '3'],
          [1, '1'],
          [1, '0'],
          [2, '${a}'],
        ]),
      };
  const ends = random.chance(0.3)
    ? { completionCondition: random.pick(['${nrOfCompletedInstances >= 1}', '${a > 2}', numberCondition(place)]) }
    : {};
  return { sequential, ...count, ...ends, ...(random.chance(0.1) ? { asyncBefore: true } : {}) };
}
