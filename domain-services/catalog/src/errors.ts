import { Problem, type ProblemOptions } from '@stepwright/service-kit';

/** The stable codes of the refusals that only this service makes, and what each means. */
export const catalogErrors = {
  DRAFT_EXISTS: 'The newest version is still a draft; it is changed or published before another one is made.',
  DRAFT_MISSING: 'There is no draft; a new one is made by posting the offering or price book again.',
  NOT_PUBLISHED: 'Only a published version can be retired.',
  PRICE_BOOK_ENTRY_NOT_PUBLISHED: 'A price book prices a version of an offering that is not published.',
} as const;

/** A code of {@link catalogErrors}. */
export type CatalogErrorCode = keyof typeof catalogErrors;

/** A refusal because of the present state: 409. */
export function conflict(code: CatalogErrorCode, detail: string, options: ProblemOptions = {}): Problem {
  return new Problem(409, code, detail, options);
}
