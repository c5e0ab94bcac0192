import {
  decodeVariables,
  defineBusinessKey,
  defineError,
  defineProcess,
  defineTask,
  openVariables,
  type PayloadCodec,
  sealVariables,
  v,
} from '@stepwright/contract';
import { createAesCodec } from '@stepwright/contract/aes-codec';
import { claimStart } from './contracts.ts';

const orderKey = defineBusinessKey({ type: 'order' });
const cardRefused = defineError({
  code: 'CARD_REFUSED',
  description: 'The bank does not take the card.',
  data: { bankSays: v.string().sealed() },
});

const common = {
  businessKey: orderKey,
  input: { tenantId: v.string(), lineId: v.string(), card: v.string().sealed() },
  output: { receipt: v.string().sealed(), points: v.long().sealed().optional(), lineCount: v.integer() },
  errors: [cardRefused],
  retry: { attempts: 3, delaysMs: [20, 40], jitter: 0 },
  lockDurationMs: 1_000,
  executionMaxMs: 5_000,
} as const;

/** Without external effect, with sealed input, output and error data. */
export const checkCard = defineTask({
  ...common,
  topic: 'check-card',
  description: 'The card is checked.',
  external: 'none',
});

/** The same with an external effect. */
export const chargeCard = defineTask({
  ...common,
  topic: 'charge-card',
  description: 'The card is charged.',
  external: { class: 'queryable', system: 'bank', operation: 'charge', reconcileMax: 2, reconcileDelayMs: 5 },
  idempotencyKey: ({ tenantId, lineId }) => `${tenantId}:${lineId}:charge`,
});

/** Its model hands `customerCard` to the tasks as `card`. */
export const payment = defineProcess({
  key: 'payment',
  description: 'An order is paid.',
  businessKey: orderKey,
  start: {
    tenantId: v.string(),
    startCommandId: v.string(),
    lineId: v.string(),
    customerCard: v.string().sealed(),
  },
  tasks: [claimStart, checkCard, chargeCard],
});

export const cardCodec: PayloadCodec = createAesCodec({ keys: { k1: new Uint8Array(32).fill(7) }, current: 'k1' });

/** A codec whose methods can be broken and mended while it is in use. */
export interface BreakableCodec extends PayloadCodec {
  /** What the methods do instead; without it, or when it answers undefined, they work. */
  broken: {
    seal?: (() => Promise<never> | undefined) | undefined;
    open?: (() => Promise<never> | undefined) | undefined;
  };
}

export function createBreakableCodec(broken: BreakableCodec['broken'] = {}): BreakableCodec {
  const codec: BreakableCodec = {
    broken,
    seal: (plain, about) => codec.broken.seal?.() ?? cardCodec.seal(plain, about),
    open: (sealed, about) => codec.broken.open?.() ?? cardCodec.open(sealed, about),
  };
  return codec;
}

/** The sealed text of a card, as a process of the tenant holds it. */
export async function sealedCard(card: string, tenantId = 'acme'): Promise<string> {
  const map = { card: checkCard.input.card };
  const wire = { card: map.card.encode(card) };
  return (await sealVariables('test', map, wire, { codec: cardCodec, tenantId })).card?.value as string;
}

/** What a sealed text of a String holds. */
export async function openedText(text: unknown, tenantId = 'acme'): Promise<string> {
  const map = { card: checkCard.input.card };
  const wire = { card: { type: 'String', value: text } };
  return decodeVariables('test', map, await openVariables('test', map, wire, { codec: cardCodec, tenantId })).card;
}
