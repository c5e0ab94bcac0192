import type { PgResult } from './pg-shapes.ts';

/** How often a statement looks that lost a race: it saw the time before the winner, its next look sees the winner. */
export const looksMax = 3;

/** Reads the JSON that a statement gives as `answer`; undefined when it gives no row. */
export function answerOf<T>({ rows }: PgResult): T | undefined {
  const [row] = rows;
  return row === undefined ? undefined : (JSON.parse(String(row.answer)) as T);
}
