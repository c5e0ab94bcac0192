import { randomUUID } from 'node:crypto';
import { approveQuoteTask, quoteApproval, quoteApprovalTasks, quoteKey } from '@platform/contracts';
import { quoteApprovalModel } from '@platform/contracts/models';
import type { ModelEngine } from './model-engine.ts';
import { ProcessRun } from './process-run.ts';

const { claimStart, evaluateApprovalPolicy, generateArtifact, openApprovalTask } = quoteApprovalTasks;

/** How long the model leaves an approval to its group before it escalates. */
export const approvalOverdueMs = 24 * 3_600_000;

const tenantId = 'acme';
const quoteRevision = 1;

/** A run of this model. */
export type QuoteRun = ProcessRun<typeof quoteApprovalModel>;

/** Starts the approval of a new quote. */
export function startQuote(engine: ModelEngine): Promise<QuoteRun> {
  const quoteId = `Q-${randomUUID()}`;
  const businessKey = quoteKey.format({ tenantId, id: quoteId, revision: quoteRevision });
  return ProcessRun.start(engine, { process: quoteApproval, model: quoteApprovalModel }, businessKey, {
    tenantId,
    quoteId,
    quoteRevision,
    approvalRequestId: `AR-${quoteId}`,
    correlationId: randomUUID(),
    startCommandId: randomUUID(),
  });
}

/** Starts the approval of a new quote and claims its start. */
export async function claimQuote(engine: ModelEngine): Promise<QuoteRun> {
  const run = await startQuote(engine);
  await run.at(claimStart);
  await run.done(claimStart, {}, { startCommandId: String(run.values.startCommandId) });
  await run.at(evaluateApprovalPolicy);
  return run;
}

/** The id that revisions of this quote name. */
export function approvalRequestIdOf(run: QuoteRun): string {
  return String(run.values.approvalRequestId);
}

/** The quote service says how many levels the revision needs; with none it is approved. */
export async function demandLevels(run: QuoteRun, approvalLevels: number): Promise<void> {
  const approvalOutcome = approvalLevels === 0 ? 'APPROVED' : 'PENDING';
  await run.done(evaluateApprovalPolicy, { approvalLevels, approvalOutcome });
}

/** Opens the task of one level for `group-<level>`. */
export async function openLevel(run: QuoteRun, levelIndex: number): Promise<void> {
  await run.at(openApprovalTask);
  const outputs = { approvalTaskId: taskIdOf(levelIndex), approvalGroup: groupOf(levelIndex), decisionNeeded: true };
  await run.done(openApprovalTask, outputs, { levelIndex });
  await run.at(approveQuoteTask.taskDefinitionKey);
}

/** A person of the level's group decides. */
export function decideLevel(run: QuoteRun, levelIndex: number, outcome: 'APPROVED' | 'REJECTED'): Promise<void> {
  return run.decide(approveQuoteTask, groupOf(levelIndex), { approvalOutcome: outcome });
}

/** The document is made and the approval ends well. */
export async function makeDocument(run: QuoteRun): Promise<void> {
  await run.at(generateArtifact);
  await run.done(generateArtifact, { artifactId: 'A-1' });
  await run.ended('quote-approved');
}

/** The id of a level's approval task at the quote service. */
export function taskIdOf(levelIndex: number): string {
  return `AT-${levelIndex}`;
}

function groupOf(levelIndex: number): string {
  return `group-${levelIndex}`;
}
