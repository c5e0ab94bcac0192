import { quoteApprovalTasks } from '@platform/contracts';
import type { Scenario } from '@stepwright/process-test';
import {
  claimed,
  documentMade,
  does,
  levelDecided,
  levelOf,
  levelOpened,
  levelsDemanded,
  overdue,
  quote,
  start,
} from './words.ts';

const { escalateApproval } = quoteApprovalTasks;

/** Approvals that are overdue after 24 hours. */
export const escalation: readonly Scenario[] = [
  quote.scenario(
    'an overdue approval escalates once, and its task stays open for the decision',
    start,
    claimed,
    levelsDemanded(1),
    levelOpened(0),
    quote.timePasses('PT23H'),
    quote.waitsAt('approve-quote'),
    overdue,
    quote.completes(escalateApproval, {}, { given: { approvalTaskId: levelOf(0).approvalTaskId } }),
    quote.waitsAt('approve-quote'),
    quote.timePasses('P7D'),
    quote.waitsAt('approve-quote'),
    levelDecided(0, 'APPROVED'),
    documentMade,
    quote.expects({ entered: { 'escalate-approval': 1 }, canceled: { 'approve-quote': 0 } }),
  ),
  quote.scenario(
    'an overdue approval goes on only when the escalation is done, even if it was decided before',
    start,
    claimed,
    levelsDemanded(1),
    levelOpened(0),
    overdue,
    levelDecided(0, 'REJECTED'),
    does(escalateApproval, {}),
    quote.endsAt('quote-rejected'),
  ),
  quote.scenario(
    'the second level has 24 hours of its own, and escalates its own task',
    start,
    claimed,
    levelsDemanded(2),
    levelOpened(0),
    quote.timePasses('PT20H'),
    levelDecided(0, 'APPROVED'),
    levelOpened(1),
    overdue,
    quote.completes(escalateApproval, {}, { given: { approvalTaskId: levelOf(1).approvalTaskId } }),
    quote.waitsAt('approve-quote'),
    levelDecided(1, 'APPROVED'),
    documentMade,
  ),
];
