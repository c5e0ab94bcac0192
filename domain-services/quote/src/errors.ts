import { Problem, type ProblemOptions, type ProblemStatus } from '@stepwright/service-kit';

/** Every code that the quote service refuses with, besides those of the command pipeline, and what it means. */
export const quoteErrors = {
  ACCEPTED_AT_NOT_VALID: 'The evidence says that the customer accepted in the future.',
  ACCOUNT_NOT_ALLOWED: 'The actor may not act for this customer account.',
  APPROVAL_LEVEL_NOT_REQUIRED:
    'The policy does not ask for this level, was not applied yet, or a level before it is open.',
  APPROVAL_NOT_CLAIMED: 'No process instance has claimed this approval yet.',
  APPROVAL_NOT_PENDING: 'No approval of this quote waits for a decision.',
  APPROVAL_OBSOLETE: 'The approval request is closed, or it is about a revision that is no longer current.',
  APPROVAL_PENDING: 'The revision is being approved already.',
  APPROVAL_POLICY_FAILED:
    'The approval policy has no usable answer for the revision; nothing is submitted or approved.',
  APPROVAL_REQUEST_NOT_FOUND: 'The quote has no such approval request.',
  APPROVAL_STALE: 'The decision is about a revision that is no longer current.',
  APPROVAL_TASK_DECIDED: 'This level of approval is decided.',
  APPROVAL_TASK_NOT_FOUND: 'The quote has no such approval task.',
  ARTIFACT_NOT_OF_REVISION: 'The named artifact does not show the accepted revision.',
  CONFIGURATION_NOT_VALID: 'Lines contradict the characteristics of their offerings.',
  DUPLICATE_START: 'Another process instance has claimed the same start command.',
  FALLOUT_ACTION_NOT_SUPPORTED: 'An approval in fallout can only be tried again.',
  FALLOUT_OBSOLETE: 'The fallout is unknown or resolved already.',
  FOUR_EYES: 'Who submitted or owns the quote may not decide on it, and nobody decides on two levels of one approval.',
  LINE_ACTION_NOT_SUPPORTED: 'No order could carry out what a line asks for.',
  NOT_IN_CANDIDATE_GROUP: 'The actor does not belong to the group that is asked.',
  OFFERING_NOT_AVAILABLE: 'An offering is unknown or not published.',
  OPERATION_NOT_KNOWN: 'The external operation is none that a quote needs.',
  PRICE_BOOK_NOT_USABLE: 'The price book is unknown, not published or of another currency.',
  PRICE_NOT_POSSIBLE: 'A line has no price, a discount names no line, or an amount is too large.',
  QUOTE_ACCEPTED: 'The quote is accepted and cannot be changed.',
  QUOTE_APPROVED: 'The revision is approved already.',
  QUOTE_EXPIRED: 'The quote is past its validity.',
  QUOTE_NOT_APPROVED: 'The current revision is not approved.',
  QUOTE_NOT_CONFIGURED: 'The quote has no configuration yet.',
  QUOTE_NOT_PRICED: 'The current revision has no price.',
  QUOTE_REJECTED: 'The revision was rejected.',
  QUOTE_REVISION_STALE: 'The request names a revision that is not the current one.',
  START_OBSOLETE: 'What the process was started for no longer waits for it.',
  VALID_UNTIL_NOT_VALID: 'The end of validity is not in the future, or too far in it.',
} as const;

/** A code of {@link quoteErrors}. */
export type QuoteErrorCode = keyof typeof quoteErrors;

/** Makes the refusal of a command. `detail` says what failed, the value seen and what to do next. */
export function refusal(
  status: ProblemStatus,
  errorCode: QuoteErrorCode,
  detail: string,
  options?: ProblemOptions,
): Problem {
  return new Problem(status, errorCode, detail, options);
}
