// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { afterAll, expect, test } from 'vitest';
import { flows, smallProcess, task } from '../../test/helpers/small-process.ts';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import { runScenario } from '../run/run-scenario.ts';
import { comparisonWith, looksDifferent } from './looks-different.ts';

const engine = await createLocalTestEngine();
afterAll(() => engine.stop());

const elements = `<startEvent id="s"/>${task('count')}<endEvent id="e"/><endEvent id="gone"/><endEvent id="few"/>
<boundaryEvent id="none" attachedToRef="count"><errorEventDefinition errorRef="e-stock"/></boundaryEvent>
<exclusiveGateway id="many" default="many-to-few"/>
<intermediateCatchEvent id="rest"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
${task('ship', '<extensionElements><camunda:inputOutput><camunda:inputParameter name="tenantId">${tenantId}</camunda:inputParameter></camunda:inputOutput></extensionElements>')}
<userTask id="approve" camunda:candidateGroups="sales"/>
${flows('s -> count -> many -> [${lineCount > 700 || lineCount > 900}] rest -> ship -> approve -> e', 'many -> few', 'none -> gone')}`;
const original = smallProcess(elements);

function changed(from: string, to: string) {
  if (!elements.includes(from)) throw new Error(`The model has no ${from}.`);
  return smallProcess(elements.replace(from, to));
}

test.each([
  ['a condition at its border', '> 700', '>= 700', 'where it stands'],
  ['a timer', 'PT1H', 'PT2H', 'timers'],
  ['an error code', 'errorRef="e-stock"', 'errorRef="e-other"', 'what is refused'],
  ['a mapping', '${tenantId}', '${orderId}', 'open tasks'],
  ['who is asked', 'candidateGroups="sales"', 'candidateGroups="purchase"', 'open user tasks'],
  ['an end', 'sourceRef="approve" targetRef="e"', 'sourceRef="approve" targetRef="gone"', 'what was passed'],
])('a difference in %s shows', async (_, from, to, what) => {
  expect(await looksDifferent(original, changed(from, to), { runs: 200, seed: 1 })).toMatchObject({ what });
});

test('a change that nothing shows is no difference', async () => {
  const equivalent = changed('lineCount > 700 || lineCount > 900', 'lineCount > 700');
  expect(await looksDifferent(original, equivalent, { runs: 300, seed: 1 })).toBeUndefined();
});

test('the scenario of a difference passes on the original and fails on the other', async () => {
  const mutant = changed('> 700', '>= 700');
  const difference = await looksDifferent(original, mutant, { seed: 1 });
  if (!difference) throw new Error('no difference');
  expect((await runScenario(original, difference.scenario, { engine })).failure).toBeUndefined();
  expect((await runScenario(mutant, difference.scenario, { engine })).failure).toBeDefined();
});

test('a model that the engine refuses is another one', async () => {
  const refused = changed('PT1H', '${');
  expect(await looksDifferent(original, refused, { runs: 5 })).toMatchObject({ what: 'deployment' });
});

test('one comparison serves several others, and tells of each the same as alone', async () => {
  const others = [changed('PT1H', 'PT2H'), changed('> 700', '>= 700'), changed('sales', 'purchase')];
  const comparison = comparisonWith(original, { runs: 200, seed: 3 });
  for (const other of others) {
    expect(await comparison.differenceTo(other)).toEqual(await looksDifferent(original, other, { runs: 200, seed: 3 }));
  }
  await comparison.stop();
});

test('several others may be compared at a time', async () => {
  const others = [
    changed('PT1H', 'PT2H'),
    changed('> 700', '>= 700'),
    changed('lineCount > 700 || lineCount > 900', 'lineCount > 700'),
  ];
  const comparison = comparisonWith(original, { runs: 50, seed: 3 });
  const found = await Promise.all(others.map((other) => comparison.differenceTo(other)));
  expect(found.map((difference) => difference?.what)).toEqual(['timers', 'where it stands', undefined]);
  await comparison.stop();
});
