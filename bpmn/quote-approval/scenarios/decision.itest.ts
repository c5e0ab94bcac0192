import { approveQuoteTask, quoteApprovalTasks } from '@platform/contracts';
import { EngineHttpError } from '@stepwright/engine-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ModelEngine, startModelEngine } from '../../test/helpers/model-engine.ts';
import {
  approvalOverdueMs,
  approvalRequestIdOf,
  claimQuote,
  decideLevel,
  demandLevels,
  makeDocument,
  openLevel,
  startQuote,
  taskIdOf,
} from '../../test/helpers/quote-walk.ts';

const { claimStart, escalateApproval, generateArtifact, openApprovalTask } = quoteApprovalTasks;
const { taskDefinitionKey: approveQuote } = approveQuoteTask;

let engine: ModelEngine;

beforeAll(async () => {
  engine = await startModelEngine(new URL('../quote-approval.bpmn', import.meta.url));
});

afterAll(async () => {
  await engine?.stop();
});

it('the model deploys as one process with its version tag and 180 days of history', () => {
  const definitions = Object.values(engine.deployment.deployedProcessDefinitions ?? {});
  expect(definitions).toMatchObject([{ key: 'quote-approval', versionTag: '1', historyTimeToLive: 180 }]);
});

describe('a decision', () => {
  it.each([0, 1, 2])('of %i levels, all approved, leads to the document, which no revision stops', async (levels) => {
    const run = await claimQuote(engine);
    await demandLevels(run, levels);
    for (let level = 0; level < levels; level++) {
      await openLevel(run, level);
      await decideLevel(run, level, 'APPROVED');
    }
    await run.at(generateArtifact);
    await run.deaf('quote-revised', approvalRequestIdOf(run));
    await makeDocument(run);
    expect(await run.count(approveQuote)).toBe(levels);
  });

  it.each([0, 1])('of two levels ends with the rejection by level %i', async (rejecting) => {
    const run = await claimQuote(engine);
    await demandLevels(run, 2);
    for (let level = 0; level <= rejecting; level++) {
      await openLevel(run, level);
      await decideLevel(run, level, level === rejecting ? 'REJECTED' : 'APPROVED');
    }
    await run.ended('quote-rejected');
    expect(await run.count(openApprovalTask)).toBe(rejecting + 1);
    expect(await run.count(generateArtifact)).toBe(0);
  });
});

describe('a revision withdraws the approval', () => {
  it('and takes the open task away from its group', async () => {
    const run = await claimQuote(engine);
    await demandLevels(run, 1);
    await openLevel(run, 0);
    await run.heard('quote-revised', approvalRequestIdOf(run));
    await run.ended('approval-withdrawn');
    expect(await run.count(approveQuote, { canceled: true })).toBe(1);
    expect(await run.variable('revisedApprovalRequestId')).toBe(approvalRequestIdOf(run));
  });

  it('before the policy was evaluated', async () => {
    const run = await claimQuote(engine);
    await run.heard('quote-revised', approvalRequestIdOf(run));
    await run.ended('approval-withdrawn');
  });
});

describe('an approval that is overdue after 24 hours', () => {
  it('escalates once, and its task stays open for the decision', async () => {
    const run = await claimQuote(engine);
    await demandLevels(run, 1);
    await openLevel(run, 0);
    await run.timer(approvalOverdueMs);
    await run.at(approveQuote, escalateApproval);
    await run.done(escalateApproval, {}, { approvalTaskId: taskIdOf(0) });
    await run.at(approveQuote);
    await decideLevel(run, 0, 'APPROVED');
    await run.at(generateArtifact);
    expect(await run.count(approveQuote, { canceled: true })).toBe(0);
  });

  it('goes on only when the escalation is done, even if it was decided before', async () => {
    const run = await claimQuote(engine);
    await demandLevels(run, 1);
    await openLevel(run, 0);
    await run.timer(approvalOverdueMs);
    await decideLevel(run, 0, 'REJECTED');
    await run.at(escalateApproval);
    await run.done(escalateApproval, {});
    await run.ended('quote-rejected');
  });
});

describe('a start that does not count', () => {
  it.each([
    ['DUPLICATE_START', 'duplicate-start'],
    ['START_OBSOLETE', 'start-obsolete'],
  ] as const)('ends without effect on %s', async (code, end) => {
    const run = await startQuote(engine);
    await run.error(claimStart, code);
    await run.ended(end);
    expect(await run.count('approval')).toBe(0);
  });

  it('stays at claim-start when the worker answers with an error that nothing catches', async () => {
    const run = await startQuote(engine);
    const answered = run.undeclaredError(claimStart);
    await expect(answered).rejects.toSatisfy((error) => error instanceof EngineHttpError && error.status === 500);
    await run.at(claimStart);
  });
});
