import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalTestEngine } from '../../src/engine/local-test-engine.ts';
import type { TestEngine } from '../../src/engine/test-engine.ts';
import type { MadeDecision } from '../../src/run/run-history.ts';
import { rulesSeen } from '../helpers/discounts.ts';
import { openEngine } from '../helpers/open-engine.ts';

// What a real engine remembers of decisions covers the same rules as on the local engine.

let engine: TestEngine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine?.stop());

function sorted(decisions: readonly MadeDecision[]): readonly string[] {
  return decisions.map(({ decision, ruleIds }) => `${decision}: ${ruleIds.join()}`).sort();
}

test('the same rules are covered as on the local engine', async () => {
  const local = await createLocalTestEngine();
  const here = await rulesSeen(local, 3, 14);
  await local.stop();
  const there = await rulesSeen(engine, 3, 14);
  expect(there.uncovered).toEqual(['discount#silent', 'discount#huge']);
  expect(there.uncovered).toEqual(here.uncovered);
  // Those of one moment have no order.
  expect(sorted(there.decisions)).toEqual(sorted(here.decisions));
});
