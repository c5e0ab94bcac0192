import { quoteApprovalTasks } from '@platform/contracts';
import type { Scenario } from '@stepwright/process-test';
import { claimed, quote, start, undeclaredCode } from './words.ts';

const { claimStart } = quoteApprovalTasks;

/** Starts that do not count, and a claim that goes wrong. */
export const starts: readonly Scenario[] = [
  quote.scenario(
    'a start that another instance has claimed ends without effect',
    start,
    quote.waitsAt('claim-start'),
    quote.raises(claimStart, 'DUPLICATE_START'),
    quote.endsAt('duplicate-start'),
    quote.expects({ notPassed: ['approval'] }),
  ),
  quote.scenario(
    'a start that is no longer wanted ends without effect',
    start,
    quote.waitsAt('claim-start'),
    quote.raises(claimStart, 'START_OBSOLETE'),
    quote.endsAt('start-obsolete'),
    quote.expects({ notPassed: ['approval'] }),
  ),
  quote.scenario(
    'an error at claim-start that no contract declares is refused, and the start can still be claimed',
    start,
    quote.raisesUndeclared(claimStart, undeclaredCode, { refused: true }),
    claimed,
    quote.waitsAt('evaluate-approval-policy'),
  ),
];
