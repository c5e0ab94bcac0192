import { quoteApprovalTasks } from '@platform/contracts';
import type { Scenario } from '@stepwright/process-test';
import {
  approvalRequestId,
  caseOpened,
  caseResolved,
  claimed,
  documentMade,
  levelApproved,
  levelOpened,
  levelPassed,
  levelsDemanded,
  overdue,
  quote,
  start,
  undeclaredCode,
} from './words.ts';

const { escalateApproval, evaluateApprovalPolicy, generateArtifact, openApprovalTask, openFallout } =
  quoteApprovalTasks;

const policyFails = quote.raisesUndeclared(evaluateApprovalPolicy, undeclaredCode);
const resumed = [...caseOpened('F-1'), ...caseResolved('F-1'), ...levelsDemanded(1)];

/** Approvals that an operator must help on. */
export const fallout: readonly Scenario[] = [
  quote.scenario(
    'an error of the policy that no contract declares leads to fallout, and the approval resumes',
    start,
    claimed,
    policyFails,
    resumed,
    levelApproved(0),
    documentMade,
    quote.expects({ entered: { 'approval-failed': 1, 'generation-failed': 0 } }),
  ),
  quote.scenario(
    'an error at the opening of a level that no contract declares leads to fallout, and the approval resumes',
    start,
    claimed,
    levelsDemanded(1),
    quote.raisesUndeclared(openApprovalTask, undeclaredCode),
    resumed,
    levelApproved(0),
    documentMade,
    quote.expects({ entered: { 'approval-failed': 1, 'generation-failed': 0 } }),
  ),
  quote.scenario(
    'an error of the escalation that no contract declares leads to fallout, and the level resumes with another task',
    start,
    claimed,
    levelsDemanded(1),
    levelOpened(0),
    overdue,
    quote.raisesUndeclared(escalateApproval, undeclaredCode),
    resumed,
    levelApproved(0),
    documentMade,
    quote.expects({
      entered: { 'approve-quote': 2, 'approval-failed': 1, 'generation-failed': 0 },
      canceled: { 'approve-quote': 1 },
    }),
  ),
  quote.scenario(
    'an error of the document that no contract declares leads to fallout, and the approval resumes past the level that was decided',
    start,
    claimed,
    levelsDemanded(1),
    levelApproved(0),
    quote.raisesUndeclared(generateArtifact, undeclaredCode),
    resumed,
    levelPassed(0),
    documentMade,
    quote.expects({ entered: { 'approve-quote': 1, 'approval-failed': 0, 'generation-failed': 1 } }),
  ),
  quote.scenario(
    'a quote that is revised in fallout is not heard: the resumed approval finds itself closed',
    start,
    claimed,
    policyFails,
    quote.ignores('quote-revised', approvalRequestId),
    caseOpened('F-1'),
    quote.ignores('quote-revised', approvalRequestId),
    caseResolved('F-1'),
    quote.raises(evaluateApprovalPolicy, 'APPROVAL_OBSOLETE'),
    quote.endsAt('approval-obsolete'),
  ),
  quote.scenario(
    'a second fallout has a case of its own, which the id of the first does not resolve',
    start,
    claimed,
    policyFails,
    caseOpened('F-1'),
    caseResolved('F-1'),
    policyFails,
    caseOpened('F-2'),
    quote.ignores('approval-fallout-resolved', 'F-1'),
    caseResolved('F-2'),
  ),
  quote.scenario(
    'an error at open-fallout that no contract declares is refused, so that no case is lost',
    start,
    claimed,
    policyFails,
    quote.raisesUndeclared(openFallout, undeclaredCode, { refused: true }),
    caseOpened('F-1'),
  ),
];
