import { type FragmentSqlToken, sql } from 'slonik';

/** A timestamptz column as ISO 8601 text with milliseconds in UTC. */
export function instantText(...column: readonly string[]): FragmentSqlToken {
  return sql.fragment`to_char(${sql.identifier([...column])} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A money column as decimal text with two to six places. */
export function moneySql(...column: readonly string[]): FragmentSqlToken {
  const name = sql.identifier([...column]);
  return sql.fragment`round(${name}, greatest(2, min_scale(${name})))::text`;
}
