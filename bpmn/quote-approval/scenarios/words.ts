import { approveQuoteTask, quoteApproval, quoteApprovalTasks } from '@platform/contracts';
import { quoteApprovalModel } from '@platform/contracts/models';
import type { TaskInput, TaskOutput } from '@stepwright/contract';
import { type Scenario, type Step, scenariosFor } from '@stepwright/process-test';

const { claimStart, evaluateApprovalPolicy, generateArtifact, openApprovalTask, openFallout } = quoteApprovalTasks;

/** The words that scenarios of this process are written in. */
export const quote = scenariosFor(quoteApproval, quoteApprovalModel);

/** A code that no contract declares: only a catch-all can take it. */
export const undeclaredCode = 'SOMETHING_ELSE';

/** The id that revisions of the quote name. */
export const approvalRequestId = 'AR-{run}';

const theQuote = { tenantId: 'acme', quoteId: 'Q-{run}' } as const;

/** The start of the approval of a new quote. */
export const start = {
  businessKey: 'acme:quote:Q-{run}:r1',
  values: {
    ...theQuote,
    quoteRevision: 1,
    approvalRequestId,
    correlationId: 'C-{run}',
    startCommandId: 'S-{run}',
  },
} as const satisfies Scenario['start'];

type QuoteTask = (typeof quoteApprovalTasks)[keyof typeof quoteApprovalTasks];

/** The approval stands at the task, whose id in the model is its topic, and nowhere else. */
function waitsFor({ topic }: QuoteTask): Step {
  return quote.waitsAt(topic);
}

/** The approval waits for the task, and its worker, which was told `given`, completes it. */
export function does<T extends QuoteTask>(
  task: T,
  output: TaskOutput<T>,
  given: Partial<TaskInput<T>> = {},
): readonly Step[] {
  return [waitsFor(task), quote.completes(task, output, { given })];
}

/** From the start to the evaluation of the policy. */
export const claimed: readonly Step[] = does(
  claimStart,
  {},
  { ...theQuote, approvalRequestId, startCommandId: start.values.startCommandId },
);

/** The quote service says how many levels the revision needs; with none it is approved. */
export function levelsDemanded(approvalLevels: number): readonly Step[] {
  const approvalOutcome = approvalLevels === 0 ? 'APPROVED' : 'PENDING';
  return does(
    evaluateApprovalPolicy,
    { approvalLevels, approvalOutcome },
    { ...theQuote, quoteRevision: 1, approvalRequestId },
  );
}

/** The task of one level is opened for `group-<level>`, which has 24 hours. */
export function levelOpened(levelIndex: number): readonly Step[] {
  return [
    ...does(openApprovalTask, { ...levelOf(levelIndex), decisionNeeded: true }, { levelIndex }),
    quote.waitsAt('approve-quote'),
    quote.expects({ timers: { 'approval-overdue': 'PT24H' } }),
  ];
}

/** The level has been decided before, so nobody is asked. */
export function levelPassed(levelIndex: number): readonly Step[] {
  return does(openApprovalTask, { ...levelOf(levelIndex), decisionNeeded: false }, { levelIndex });
}

/** A person of the level's group, which alone is offered the task, decides. */
export function levelDecided(levelIndex: number, approvalOutcome: 'APPROVED' | 'REJECTED'): readonly Step[] {
  const { approvalTaskId, approvalGroup } = levelOf(levelIndex);
  return [
    quote.decides(approveQuoteTask, { approvalOutcome }, { groups: [approvalGroup] }),
    quote.expects({ variables: { decidedApprovalTaskId: approvalTaskId } }),
  ];
}

/** The level is opened and approved. */
export function levelApproved(levelIndex: number): readonly Step[] {
  return [...levelOpened(levelIndex), ...levelDecided(levelIndex, 'APPROVED')];
}

/** The document is made, and the approval ends well. */
export const documentMade: readonly Step[] = [
  quote.expects({ timers: {} }),
  ...does(generateArtifact, { artifactId: 'A-1' }, { ...theQuote, quoteRevision: 1 }),
  quote.endsAt('quote-approved'),
];

/** The 24 hours are over: the level is to be escalated, and its task stays open. */
export const overdue: readonly Step[] = [
  quote.timerFires('approval-overdue', 'PT24H'),
  quote.waitsAt('approve-quote', 'escalate-approval'),
  quote.expects({ timers: {} }),
];

/** An operator gets the case of a fallout; it waits for the operator. */
export function caseOpened(falloutId: string): readonly Step[] {
  return [
    ...does(openFallout, { falloutId }, { ...theQuote, approvalRequestId, falloutCode: undeclaredCode }),
    quote.waitsAt('approval-fallout-resolved'),
  ];
}

/** The operator has resolved the case, and the policy is to be evaluated again. */
export function caseResolved(falloutId: string): readonly Step[] {
  return [
    quote.hears('approval-fallout-resolved', falloutId),
    quote.waitsAt('evaluate-approval-policy'),
    quote.expects({ variables: { falloutCode: undeclaredCode, resolvedFalloutId: falloutId } }),
  ];
}

/** The id of a level's task at the quote service, and its group. */
export function levelOf(levelIndex: number): { readonly approvalTaskId: string; readonly approvalGroup: string } {
  return { approvalTaskId: `AT-${levelIndex}`, approvalGroup: `group-${levelIndex}` };
}
