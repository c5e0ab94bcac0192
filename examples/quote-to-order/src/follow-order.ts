import type { Narrator } from './narrator.ts';
import { people } from './people.ts';
import { createPlatformClient, expectStatus } from './platform-client.ts';
import type { PlayedQuote } from './play-quote.ts';
import type { Platform } from './start-platform.ts';
import { waitFor } from './wait-for.ts';

interface Step {
  readonly stepId: string;
  readonly stepType: string;
  readonly lineIndex?: number;
  readonly status: string;
  readonly externalReference?: string;
}
interface Operation {
  readonly system: string;
  readonly operation: string;
  readonly idempotencyKey: string;
  readonly status: string;
  readonly attempts: readonly { readonly attemptNo: number; readonly outcome: string; readonly reason?: string }[];
}
interface Order {
  readonly status: string;
  readonly steps: readonly Step[];
  readonly operations: readonly Operation[];
  readonly handoff?: { readonly status: string; readonly billingHandoffId: string; readonly confirmedBy?: string };
}

const stepNames: Readonly<Record<string, readonly [string, string, string]>> = {
  RESERVE_INVENTORY: ['reserve inventory', 'inventory', 'holds the stock'],
  ACTIVATE_SERVICE: ['activate', 'provisioning', 'has activated the service'],
  REQUEST_BILLING: ['billing handoff', 'billing', 'has taken the charging over'],
  NOTIFY_CUSTOMER: ['notify', 'notification', 'has told the customer'],
};

/** What was told already: each thing is told once. */
interface Told {
  has(id: string): boolean;
  once(id: string, tell: () => void): void;
}

function createTold(): Told {
  const known = new Set<string>();
  return {
    has: (id) => known.has(id),
    once(id, tell) {
      if (known.has(id)) return;
      known.add(id);
      tell();
    },
  };
}

/** Follows an order until it ends and tells what changes. @returns the state it ended in. */
export async function followOrder(
  platform: Platform,
  narrator: Narrator,
  played: PlayedQuote,
  limitMs: number,
): Promise<string> {
  const orders = createPlatformClient(platform, 'order', people.seller);
  const told = createTold();
  return waitFor(
    `the end of order ${played.orderId}`,
    async () => {
      const order: Order = expectStatus(await orders.get(`/orders/${played.orderId}`), 'read', 200).body;
      if (order.steps.length > 0) {
        told.once('decomposed', () =>
          narrator.step('decompose', played.orderKey, 'order service', `${order.steps.length} steps are planned`),
        );
      }
      for (const operation of order.operations) tellDoubt(operation, played.orderKey, narrator, told);
      for (const step of order.steps) {
        if (step.status === 'SUCCEEDED') told.once(step.stepId, () => tellStep(step, played.orderKey, narrator));
      }
      const { handoff } = order;
      if (handoff?.status === 'CONFIRMED') {
        told.once('confirmed', () =>
          narrator.step(
            'billing confirmed',
            played.orderKey,
            'billing system',
            `${handoff.billingHandoffId} is confirmed by ${handoff.confirmedBy?.toLowerCase()}`,
          ),
        );
      }
      return ['COMPLETED', 'CANCELLED', 'FALLOUT'].includes(order.status) ? order.status : undefined;
    },
    limitMs,
  );
}

/** An attempt without a known outcome is told as UNKNOWN, and again when reconciliation has settled it. */
function tellDoubt(operation: Operation, orderKey: string, narrator: Narrator, told: Told): void {
  const { idempotencyKey, system, attempts } = operation;
  const doubtful = attempts.find((attempt) => attempt.outcome === 'UNKNOWN');
  if (doubtful !== undefined) {
    told.once(`${idempotencyKey} in doubt`, () => {
      const what = `attempt ${doubtful.attemptNo} of ${idempotencyKey} got no answer in time; it may have taken effect, so it is not repeated`;
      narrator.step('UNKNOWN', orderKey, `${system} system`, what);
    });
  } else if (told.has(`${idempotencyKey} in doubt`)) {
    told.once(`${idempotencyKey} settled`, () => {
      const [last] = attempts.slice(-1);
      narrator.step(
        'reconciled',
        orderKey,
        `${system} system`,
        `asked by key: attempt ${last?.attemptNo} is ${last?.outcome}, nothing was sent again`,
      );
    });
  }
}

function tellStep(step: Step, orderKey: string, narrator: Narrator): void {
  const [name, system, what] = stepNames[step.stepType] ?? [step.stepType, 'worker', 'is done'];
  const line = step.lineIndex === undefined ? '' : ` for line ${step.lineIndex + 1}`;
  narrator.step(name, orderKey, `${system} system`, `${what}${line} (${step.externalReference ?? '-'})`);
}
