import type { Scenario } from '@stepwright/process-test';
import {
  approvalRequestId,
  claimed,
  documentMade,
  levelApproved,
  levelDecided,
  levelOpened,
  levelsDemanded,
  quote,
  start,
} from './words.ts';

/** What the levels decide. */
export const decision: readonly Scenario[] = [
  ...[0, 1, 2].map((levels) =>
    quote.scenario(
      `a decision of ${levels} levels, all approved, leads to the document, which no revision stops`,
      start,
      claimed,
      levelsDemanded(levels),
      firstLevels(levels).flatMap(levelApproved),
      quote.waitsAt('generate-artifact'),
      quote.ignores('quote-revised', approvalRequestId),
      documentMade,
      quote.expects({ entered: { 'approve-quote': levels }, notPassed: ['escalate-approval', 'open-fallout'] }),
    ),
  ),
  ...[0, 1].map((rejecting) =>
    quote.scenario(
      `a decision of two levels ends with the rejection by level ${rejecting}`,
      start,
      claimed,
      levelsDemanded(2),
      firstLevels(rejecting).flatMap(levelApproved),
      levelOpened(rejecting),
      levelDecided(rejecting, 'REJECTED'),
      quote.endsAt('quote-rejected'),
      quote.expects({ entered: { 'open-approval-task': rejecting + 1 }, notPassed: ['generate-artifact'] }),
    ),
  ),
];

function firstLevels(count: number): readonly number[] {
  return Array.from({ length: count }, (_, levelIndex) => levelIndex);
}
