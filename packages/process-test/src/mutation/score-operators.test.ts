// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { modelText } from '../../test/helpers/model-text.ts';
import { Play } from '../../test/helpers/play.ts';
import { subjectOf } from '../../test/helpers/subject-of.ts';
import { mutantsOf } from './mutants-of.ts';
import { type MutationOperator, operatorNames } from './operators.ts';
import { type MutationRun, scoreMutants } from './score-mutants.ts';

/** A small process, a run that looks at what the operator changes, and one that goes the same way and looks elsewhere. */
interface Example {
  readonly operator: MutationOperator;
  readonly process: string;
  readonly beside?: string;
  readonly watchful: MutationRun['run'];
  readonly blind: MutationRun['run'];
}

type Look = (play: Play) => Promise<unknown>;
type Values = Readonly<Record<string, string | boolean | number>>;

function sees(expected: unknown, look: Look, values: Values = {}): MutationRun['run'] {
  return async (subject) => isDeepStrictEqual(await Play.of(subject, values, look), expected);
}

const flow = (source: string, target: string, condition?: string): string =>
  `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${
    condition ? `<conditionExpression xsi:type="tFormalExpression">\${${condition}}</conditionExpression>` : ''
  }</sequenceFlow>`;
const begin = `<startEvent id="s"/>${flow('s', 'a')}`;
const work = (inside = '') =>
  `${begin}<serviceTask id="a" camunda:type="external" camunda:topic="work">${inside}</serviceTask>`;
const timer = '<timerEventDefinition id="when"><timeDuration>PT1H</timeDuration></timerEventDefinition>';
const overdue = `${begin}<userTask id="a"/><boundaryEvent id="late" attachedToRef="a">${timer}</boundaryEvent>${flow('late', 'b')}<userTask id="b"/>`;
const errorOf = (id: string, reference: string) =>
  `<boundaryEvent id="${id}" attachedToRef="a"><errorEventDefinition ${reference}/></boundaryEvent>${flow(id, `${id}-end`)}<endEvent id="${id}-end"/>`;
const threeWays = [
  `${begin}<exclusiveGateway id="a" default="a-no"/>${flow('a', 'yes', 'x == 1')}${flow('a', 'maybe', 'x == 2')}${flow('a', 'no')}`,
  '<userTask id="yes"/><userTask id="maybe"/><userTask id="no"/>',
].join('\n');
const twice = `${begin}<userTask id="a"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>`;
const at: Look = (play) => play.at();
const ends: Look = (play) => play.ends();
const after =
  (act: Look, look: Look): Look =>
  async (play) => {
    await act(play);
    return look(play);
  };
const tokens: Look = async (play) => (await play.at()).length;

const examples: readonly Example[] = [
  {
    operator: 'drop-boundary-event',
    process: `${work()}${errorOf('broken', 'errorRef="E"')}`,
    watchful: sees(
      ['broken-end'],
      after((play) => play.raise('work', 'E'), ends),
    ),
    blind: sees(
      [],
      after((play) => play.complete('work'), at),
    ),
  },
  {
    operator: 'invert-condition',
    process: threeWays,
    watchful: async (subject) =>
      (await sees(['yes'], at, { x: 1 })(subject)) && (await sees(['maybe'], at, { x: 2 })(subject)),
    blind: sees(1, tokens, { x: 1 }),
  },
  {
    operator: 'swap-default-flow',
    process: threeWays,
    watchful: sees(['no'], at, { x: 3 }),
    blind: sees(1, tokens, { x: 3 }),
  },
  {
    operator: 'change-timer',
    process: overdue,
    watchful: sees([['a'], ['b']], async (play) => {
      await play.pass(59);
      const before = await play.at();
      await play.pass(2);
      return [before, await play.at()];
    }),
    blind: sees(['a'], at),
  },
  {
    operator: 'drop-mapping',
    process: `${work('<extensionElements><camunda:inputOutput><camunda:inputParameter name="told">${price}</camunda:inputParameter><camunda:outputParameter name="kept">${answer}</camunda:outputParameter></camunda:inputOutput></extensionElements>')}${flow('a', 'e')}<endEvent id="e"/>`,
    watchful: sees(['5', 'yes'], async (play) => [await play.complete('work', 'yes'), await play.variable('kept')], {
      price: '5',
    }),
    blind: sees(
      [],
      after((play) => play.complete('work', 'yes'), at),
      { price: '5' },
    ),
  },
  {
    operator: 'change-error-code',
    process: `${work()}${errorOf('broken', 'errorRef="e"')}${errorOf('any', '')}`,
    beside: '<error id="e" errorCode="BROKEN"/>',
    watchful: sees(
      ['broken-end'],
      after((play) => play.raise('work', 'BROKEN'), ends),
    ),
    blind: sees(
      ['any-end'],
      after((play) => play.raise('work', 'OTHER'), ends),
    ),
  },
  {
    operator: 'flip-interrupting',
    process: overdue,
    watchful: sees(
      ['b'],
      after((play) => play.pass(61), at),
    ),
    blind: sees(['a'], at),
  },
  {
    operator: 'change-message',
    process: `${begin}<intermediateCatchEvent id="a"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>${flow('a', 'b')}<userTask id="b"/>`,
    beside: '<message id="m" name="go"/>',
    watchful: sees(
      ['b'],
      after((play) => play.send('go'), at),
    ),
    blind: sees(['a'], at),
  },
  {
    operator: 'drop-loop',
    process: twice,
    watchful: sees(2, tokens),
    blind: sees('a', async (play) => (await play.at())[0]),
  },
  {
    operator: 'change-cardinality',
    process: twice,
    watchful: sees(2, tokens),
    blind: sees('a', async (play) => (await play.at())[0]),
  },
  {
    operator: 'change-candidates',
    process: `${begin}<userTask id="a" camunda:candidateGroups="sales"/>`,
    watchful: sees(['a'], (play) => play.offeredTo('sales')),
    blind: sees(['a'], at),
  },
];

test('there is an example of every operator', () => {
  expect(examples.map(({ operator }) => operator)).toEqual(operatorNames);
});

test.each(examples)(
  '$operator is noticed by the run that looks at it, and survives without that run',
  async (example) => {
    const { operator, process, beside = '' } = example;
    const subject = subjectOf('p', { name: 'p.bpmn', content: modelText(process, beside) });
    const mutants = mutantsOf(subject, { operators: [operator] });
    const watchful = { name: 'watchful', run: example.watchful };
    const blind = { name: 'blind', run: example.blind };
    const noticed = await scoreMutants(subject, mutants, [watchful, blind]);
    expect(noticed.results.map(({ id, killedBy }) => [id, killedBy])).toEqual(
      mutants.map(({ id }) => [id, ['watchful']]),
    );
    expect(noticed).toMatchObject({ score: 1, idleRuns: ['blind'] });
    const missed = await scoreMutants(subject, mutants, [blind]);
    expect(missed.results.map(({ outcome }) => outcome)).toEqual(mutants.map(() => 'survived'));
    expect(missed.score).toBe(0);
    expect(mutants).not.toEqual([]);
  },
);
