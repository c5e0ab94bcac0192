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
  ...(['no level', 'one level', 'two levels'] as const).map((title, levels) =>
    quote.scenario(
      `an approval by ${title} leads to the document, which no revision stops`,
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
  ...(['first', 'second'] as const).map((title, rejecting) =>
    quote.scenario(
      `a decision of two levels ends with the rejection by the ${title}`,
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
