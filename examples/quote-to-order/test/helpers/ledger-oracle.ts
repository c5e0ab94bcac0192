import type { Platform } from '@platform/quote-to-order';
import { expect } from 'vitest';
import { type OrderView, readOrder } from './walk.ts';

/** How often something was asked for, and how often it really happened, by `<system>/<operation> <idempotency key>`. */
export type CountsPerKey = Readonly<Record<string, { readonly requests: number; readonly effects: number }>>;

/** Counts what the simulated systems really did under a business key. What was asked for and did not happen has 0 effects. */
export async function countPerKey(platform: Platform, businessKey: string): Promise<CountsPerKey> {
  const { requests, effects } = await platform.downstream.control.ledger({ businessKey });
  const nameOf = (entry: (typeof requests | typeof effects)[number]): string =>
    `${entry.system}/${entry.operation} ${entry.idempotencyKey}`;
  const names = new Set([...requests, ...effects].map(nameOf));
  const countOf = (entries: typeof requests | typeof effects, name: string): number =>
    entries.filter((entry) => nameOf(entry) === name).length;
  return Object.fromEntries(
    [...names].map((name) => [name, { requests: countOf(requests, name), effects: countOf(effects, name) }]),
  );
}

/** What happened to the reservation of the first line. */
export async function reservationOf(
  platform: Platform,
  orderId: string,
): Promise<{ readonly requests: number; readonly effects: number; readonly attempts: readonly string[] }> {
  const order = await readOrder(platform, orderId);
  const kept = order.operations.find(({ baseKey }) => baseKey.endsWith(':line-0:reserve'));
  const counts = await countPerKey(platform, order.businessKey);
  const { requests, effects } = counts[`inventory/reservations ${kept?.idempotencyKey}`] ?? { requests: 0, effects: 0 };
  return { requests, effects, attempts: kept?.attempts.map(({ outcome }) => outcome) ?? [] };
}

/**
 * Expects that the order's books and the systems' ledger agree: every operation that the order knows has succeeded and happened once, and nothing
 * else has happened.
 */
export async function expectEachEffectOnce(platform: Platform, order: OrderView): Promise<void> {
  const counts = await countPerKey(platform, order.businessKey);
  const happened = Object.fromEntries(Object.entries(counts).map(([name, { effects }]) => [name, effects]));
  const { operations } = order;
  expect(happened).toEqual(
    Object.fromEntries(
      operations.map(({ system, operation, idempotencyKey }) => [`${system}/${operation} ${idempotencyKey}`, 1]),
    ),
  );
  expect(new Set(operations.map(({ status }) => status))).toEqual(new Set(['SUCCEEDED']));
  // Reserved and activated per line, billed and told once.
  expect(operations).toHaveLength(order.lines.length * 2 + 2);
}
