import { STOCK_CLIENT_LIMITS, type StockClientLimit } from '../../src/index.ts';
import type { Row } from './row.ts';

/**
 * The limit of the stock client that a row is about; undefined when there is none.
 *
 * @throws {Error} when the row's words are the beginning of no entry, or of several.
 */
export function limitOf({ id, stock }: Row): StockClientLimit | undefined {
  if (stock === 'yes') return undefined;
  const found = STOCK_CLIENT_LIMITS.filter(({ limit }) => limit.startsWith(stock.limit));
  const [limit] = found;
  if (limit && found.length === 1) return limit;
  throw new Error(`The row ${id} names "${stock.limit}": ${found.length} limits begin so; name one of them.`);
}
