import { quoteApprovalTasks } from '@platform/contracts';
import type { Scenario } from '@stepwright/process-test';
import { approvalRequestId, claimed, levelOpened, levelsDemanded, overdue, quote, start } from './words.ts';

const { evaluateApprovalPolicy, generateArtifact, openApprovalTask } = quoteApprovalTasks;

const revised = [
  quote.hears('quote-revised', approvalRequestId),
  quote.endsAt('approval-withdrawn'),
  quote.expects({ variables: { revisedApprovalRequestId: approvalRequestId }, notPassed: ['generate-artifact'] }),
];

/** Quotes that change, or are closed, while they are approved. */
export const revision: readonly Scenario[] = [
  quote.scenario(
    'a revision withdraws the approval before the policy was evaluated',
    start,
    claimed,
    quote.waitsAt('evaluate-approval-policy'),
    revised,
    quote.expects({ canceled: { 'evaluate-approval-policy': 1 } }),
  ),
  quote.scenario(
    'a revision withdraws the approval and takes the open task away from its group',
    start,
    claimed,
    levelsDemanded(1),
    levelOpened(0),
    revised,
    quote.expects({ canceled: { 'approve-quote': 1 } }),
  ),
  quote.scenario(
    'a revision withdraws the approval while it is escalated, with both of its open tasks',
    start,
    claimed,
    levelsDemanded(1),
    levelOpened(0),
    overdue,
    revised,
    quote.expects({ canceled: { 'approve-quote': 1, 'escalate-approval': 1 } }),
  ),
  quote.scenario(
    'an approval that is closed when the policy is to be evaluated ends without a fallout',
    start,
    claimed,
    quote.waitsAt('evaluate-approval-policy'),
    quote.raises(evaluateApprovalPolicy, 'APPROVAL_OBSOLETE'),
    quote.endsAt('approval-obsolete'),
    quote.expects({ notPassed: ['open-fallout'] }),
  ),
  quote.scenario(
    'an approval that is closed when a level is to be opened ends without a fallout',
    start,
    claimed,
    levelsDemanded(1),
    quote.waitsAt('open-approval-task'),
    quote.raises(openApprovalTask, 'APPROVAL_OBSOLETE', { given: { approvalRequestId, levelIndex: 0 } }),
    quote.endsAt('approval-obsolete'),
    quote.expects({ notPassed: ['open-fallout'] }),
  ),
  quote.scenario(
    'an approval that is closed when the document is to be made ends without a fallout',
    start,
    claimed,
    levelsDemanded(0),
    quote.waitsAt('generate-artifact'),
    quote.raises(generateArtifact, 'APPROVAL_OBSOLETE'),
    quote.endsAt('generation-obsolete'),
    quote.expects({ notPassed: ['open-fallout'] }),
  ),
];
