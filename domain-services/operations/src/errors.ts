/** The stable codes of the refusals that only this service makes, and what each means. */
export const operationsErrors = {
  CASE_RESOLVING: 'A resolution of the case is under way; its result is awaited.',
  CASE_FINISHED: 'The case is resolved or closed.',
} as const;

/** A code of {@link operationsErrors}. */
export type OperationsErrorCode = keyof typeof operationsErrors;
