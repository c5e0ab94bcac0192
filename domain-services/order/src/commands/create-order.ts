import { createHash, randomInt } from 'node:crypto';
import { currencyCode, decimalText, orderEvents, orderKey } from '@platform/contracts';
import type { ServiceApp } from '@stepwright/service-kit';
import * as z from 'zod';
import { refusal } from '../errors.ts';
import { insertLines, lineActions, type OrderLine } from '../line-store.ts';
import { answerOf, idText, orderAnswer } from '../order-shapes.ts';
import {
  findOrderOfQuote,
  insertOrder,
  type Order,
  type OrderScope,
  orderResource,
  setStartCommand,
} from '../order-store.ts';
import { startProcess } from '../workflow-commands.ts';

const line = z.strictObject({
  lineIndex: z.int().min(0).max(9_999),
  offeringId: idText,
  offeringVersion: z.int().min(1),
  sku: idText,
  quantity: z.union([decimalText, z.int().min(1).max(1_000_000).transform(String)]),
  action: z.enum(lineActions),
  configuration: z.record(z.string().max(200), z.unknown()),
  recurring: decimalText,
  oneTime: decimalText,
});
const body = z.strictObject({
  quoteId: z.string().min(1).max(64),
  quoteRevision: z.int().min(1),
  customerAccountId: idText,
  acceptanceId: idText,
  currency: currencyCode,
  total: decimalText,
  lines: z
    .array(line)
    .min(1)
    .max(200)
    .refine(
      (lines) => new Set(lines.map(({ lineIndex }) => lineIndex)).size === lines.length,
      'lineIndex must be unique',
    ),
});
type Accepted = z.infer<typeof body>;

/**
 * Adds the command that makes an order of an accepted quote revision. The revision is its own key: any repeat, under whatever
 * Idempotency-Key, gets the same order.
 */
export function addCreateOrder(app: ServiceApp): void {
  app.command({
    method: 'post',
    path: '/orders',
    operation: 'ORDER_CREATE',
    summary: 'Makes an order of an accepted quote revision, once',
    roles: ['service'],
    params: z.object({}),
    body,
    status: 201,
    response: orderAnswer,
    resource: { type: 'order', id: (_params, accepted) => accepted.quoteId },
    handle: async (scope, _none) => {
      const accepted = scope.body;
      const order = newOrder(scope, accepted);
      if (!(await insertOrder(scope.transaction, scope.context.tenantId, order))) return answerExisting(scope, order);
      await insertLines(scope.transaction, scope.context.tenantId, order.orderId, linesOf(order, accepted));
      const startCommandId = startProcess(scope, order);
      await setStartCommand(scope.transaction, scope.context.tenantId, order.orderId, startCommandId);
      recordCreation(scope, order);
      return answerOf(order);
    },
  });
}

function newOrder({ context }: OrderScope, accepted: Accepted): Order {
  const { lines: _lines, ...fields } = accepted;
  const orderId = `O-${randomId()}`;
  return {
    ...fields,
    orderId,
    businessKey: orderKey.format({ tenantId: context.tenantId, id: orderId }),
    contentHash: createHash('sha256').update(sortedJson(accepted)).digest('hex'),
    status: 'CAPTURED',
    version: 1,
    startCommandId: null,
    processInstanceId: null,
    falloutId: null,
    cancellationReason: null,
    createdAt: context.now,
  };
}

/** Another request was first: its order is the answer when it is of the same revision with the same content. */
async function answerExisting({ transaction, context }: OrderScope, order: Order) {
  const existing = await findOrderOfQuote(transaction, context.tenantId, order.quoteId);
  if (existing === undefined)
    throw new Error(`The order of the quote ${order.quoteId} was not stored and is not there.`);
  if (existing.quoteRevision !== order.quoteRevision) throw refusal(existing, 'ORDER_EXISTS_FOR_QUOTE');
  if (existing.contentHash !== order.contentHash) throw refusal(existing, 'ORDER_CONTENT_DIFFERS');
  return answerOf(existing);
}

/** Numbers the lines for the process, which counts them from 0: those that change nothing come last and are not walked. */
function linesOf(order: Order, { lines }: Accepted): readonly OrderLine[] {
  if (lines.some(({ action }) => action === 'DISCONNECT')) throw refusal(order, 'LINE_ACTION_NOT_SUPPORTED');
  const sorted = lines.toSorted((left, right) => left.lineIndex - right.lineIndex);
  const changing = sorted.filter(({ action }) => action !== 'NO_CHANGE');
  const unchanged = sorted.filter(({ action }) => action === 'NO_CHANGE');
  return [...changing, ...unchanged].map(({ lineIndex: quoteLineIndex, ...rest }, lineIndex) => ({
    ...rest,
    lineIndex,
    quoteLineIndex,
  }));
}

function recordCreation({ journal, body: accepted }: OrderScope & { readonly body: Accepted }, order: Order): void {
  const resource = orderResource(order);
  const { orderId, quoteId, quoteRevision, contentHash } = order;
  journal.transition({
    resource,
    command: 'ORDER_CREATE',
    from: null,
    to: order.status,
    after: { status: order.status, quoteId, quoteRevision, contentHash },
  });
  journal.event(orderEvents.orderCreated, resource, {
    orderId,
    quoteId,
    quoteRevision,
    lineCount: accepted.lines.length,
  });
}

/** Ten letters and digits without those that are mistaken for others: 50 bits. */
function randomId(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
