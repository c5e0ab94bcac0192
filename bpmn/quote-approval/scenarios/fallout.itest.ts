import { quoteApprovalTasks } from '@platform/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ModelEngine, startModelEngine } from '../../test/helpers/model-engine.ts';
import { undeclaredCode } from '../../test/helpers/process-run.ts';
import {
  approvalOverdueMs,
  claimQuote,
  decideLevel,
  demandLevels,
  makeDocument,
  openLevel,
  type QuoteRun,
} from '../../test/helpers/quote-walk.ts';

const { escalateApproval, evaluateApprovalPolicy, generateArtifact, openApprovalTask, openFallout } =
  quoteApprovalTasks;

let engine: ModelEngine;

beforeAll(async () => {
  engine = await startModelEngine(new URL('../quote-approval.bpmn', import.meta.url));
});

afterAll(async () => {
  await engine?.stop();
});

describe('an approval that is closed at the quote service ends without a fallout', () => {
  it('when the policy is to be evaluated', async () => {
    const run = await claimQuote(engine);
    await run.error(evaluateApprovalPolicy, 'APPROVAL_OBSOLETE');
    await run.ended('approval-obsolete');
    expect(await run.count(openFallout)).toBe(0);
  });

  it('when a level is to be opened', async () => {
    const run = await claimQuote(engine);
    await demandLevels(run, 1);
    await run.error(openApprovalTask, 'APPROVAL_OBSOLETE');
    await run.ended('approval-obsolete');
    expect(await run.count(openFallout)).toBe(0);
  });

  it('when the document is to be made', async () => {
    const run = await claimQuote(engine);
    await demandLevels(run, 0);
    await run.error(generateArtifact, 'APPROVAL_OBSOLETE');
    await run.ended('generation-obsolete');
    expect(await run.count(openFallout)).toBe(0);
  });
});

describe('an error that no contract declares leads to fallout, and the approval resumes', () => {
  it('from the policy', async () => {
    const run = await claimQuote(engine);
    await fallOutAndResume(run, evaluateApprovalPolicy);
    await openLevel(run, 0);
    await decideLevel(run, 0, 'APPROVED');
    await makeDocument(run);
  });

  it('from the opening of a level', async () => {
    const run = await claimQuote(engine);
    await demandLevels(run, 1);
    await fallOutAndResume(run, openApprovalTask);
    await openLevel(run, 0);
    await decideLevel(run, 0, 'APPROVED');
    await makeDocument(run);
  });

  it('from the escalation, with another task for the level that was open', async () => {
    const run = await claimQuote(engine);
    await demandLevels(run, 1);
    await openLevel(run, 0);
    await run.timer(approvalOverdueMs);
    await fallOutAndResume(run, escalateApproval);
    await openLevel(run, 0);
    await decideLevel(run, 0, 'APPROVED');
    await makeDocument(run);
    expect(await run.count('approve-quote')).toBe(2);
    expect(await run.count('approve-quote', { canceled: true })).toBe(1);
  });

  it('from the document, past the level that was decided', async () => {
    const run = await claimQuote(engine);
    await demandLevels(run, 1);
    await openLevel(run, 0);
    await decideLevel(run, 0, 'APPROVED');
    await fallOutAndResume(run, generateArtifact);
    const decided = { approvalTaskId: 'AT-0', approvalGroup: 'group-0', decisionNeeded: false };
    await run.done(openApprovalTask, decided, { levelIndex: 0 });
    await makeDocument(run);
    expect(await run.count('approve-quote')).toBe(1);
  });
});

type QuoteTask = (typeof quoteApprovalTasks)[keyof typeof quoteApprovalTasks];

/** The task fails, the operator resolves the case, and the policy demands one level again. */
async function fallOutAndResume(run: QuoteRun, task: QuoteTask): Promise<void> {
  await run.undeclaredError(task);
  await run.at(openFallout);
  await run.done(openFallout, { falloutId: 'F-1' }, { falloutCode: undeclaredCode });
  await run.at('approval-fallout-resolved');
  await run.heard('approval-fallout-resolved', 'F-1');
  await run.at(evaluateApprovalPolicy);
  await demandLevels(run, 1);
  expect(await run.variable('falloutCode')).toBe(undeclaredCode);
  expect(await run.variable('resolvedFalloutId')).toBe('F-1');
}
