/** The life of one version of an offering or price book. */
export type PublicationStatus = 'DRAFT' | 'PUBLISHED' | 'RETIRED';

/** What can be asked of a version. `SUPERSEDE` makes the next version, which starts as a draft. */
export type PublicationCommand = 'CHANGE' | 'PUBLISH' | 'RETIRE' | 'SUPERSEDE';

/** All legal moves; null is a refusal. A published version changes only to RETIRED, which leaves its content as it is. */
export const publicationMoves: Readonly<
  Record<PublicationStatus, Readonly<Record<PublicationCommand, PublicationStatus | null>>>
> = {
  DRAFT: { CHANGE: 'DRAFT', PUBLISH: 'PUBLISHED', RETIRE: null, SUPERSEDE: null },
  PUBLISHED: { CHANGE: null, PUBLISH: null, RETIRE: 'RETIRED', SUPERSEDE: 'PUBLISHED' },
  RETIRED: { CHANGE: null, PUBLISH: null, RETIRE: null, SUPERSEDE: 'RETIRED' },
};
