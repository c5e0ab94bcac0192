import { v } from '@stepwright/contract';
import { expect, test } from 'vitest';
import { orderFulfillment, quoteApproval } from '../../test/helpers/platform-processes.ts';
import { type ProcessUnderTest, processUnderTest } from '../process-under-test.ts';
import { looksDifferent } from './looks-different.ts';
import { propertyRun } from './property-run.ts';

/** The elements that no run has entered. */
async function runAll(subject: ProcessUnderTest) {
  const entered = new Set<string>();
  const onHistory = ({ passages }: { passages: readonly { element: string }[] }) => {
    for (const { element } of passages) entered.add(element);
  };
  const report = await propertyRun(subject, { runs: 300, seed: 1, onHistory });
  const missed = subject.graph.allNodes.map(({ id }) => id).filter((id) => !entered.has(id));
  return { report, missed };
}

test('nothing goes wrong in order fulfillment, and every element is entered', { timeout: 60_000 }, async () => {
  const { report, missed } = await runAll(await orderFulfillment());
  expect(report.failure).toBeUndefined();
  expect(missed).toEqual([]);
});

test('nothing goes wrong in quote approval, and every element is entered', { timeout: 60_000 }, async () => {
  const { report, missed } = await runAll(await quoteApproval());
  expect(report.failure).toBeUndefined();
  expect(missed).toEqual([]);
});

test('a contract that allows less than no line is too wide for order fulfillment', async () => {
  const { failure } = await propertyRun(await orderFulfillment(v.integer()), { runs: 300, seed: 1 });
  expect(failure?.scenario.steps).toEqual([
    { do: 'complete', topic: 'claim-start', output: {} },
    { do: 'complete', topic: 'decompose-order', output: { lineCount: -1 } },
    { do: 'expect', incidents: [] },
  ]);
});

test('an order fulfillment that waits longer for billing looks different', { timeout: 60_000 }, async () => {
  const original = await orderFulfillment();
  const [file] = original.files;
  const content = file?.content.replace('>PT15M<', '>PT16M<') ?? '';
  const mutant = processUnderTest(original.contract, [{ name: 'order-fulfillment.bpmn', content }]);
  const difference = await looksDifferent(original, mutant, { seed: 1 });
  expect(difference).toMatchObject({ what: 'timers', original: expect.stringContaining('billing-overdue') });
});
