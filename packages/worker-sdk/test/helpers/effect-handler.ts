import { type BoundHandler, defineHandler } from '../../src/handler/define-handler.ts';
import type { EffectContext, ReconcileContext } from '../../src/handler/task-context.ts';
import { reserveStock } from './contracts.ts';

export type Execute = EffectContext<typeof reserveStock>;
export type Reconcile = ReconcileContext<typeof reserveStock>;

/** A handler of the effect that writes down what ran, in order. */
export function effectHandler(
  steps: {
    execute?: (context: Execute) => unknown;
    reconcile?: (context: Reconcile) => unknown;
  },
  contract: typeof reserveStock = reserveStock,
): { handler: BoundHandler; ran: string[] } {
  const ran: string[] = [];
  const { execute = begunAndComplete, reconcile = () => new Error('reconcile was not expected') } = steps;
  const handler = defineHandler(contract, {
    async execute(_input, context) {
      ran.push('execute');
      return (await execute(context)) as never;
    },
    async reconcile(_input, context) {
      ran.push('reconcile');
      return (await reconcile(context)) as never;
    },
  });
  return { handler, ran };
}

export async function begunAndComplete(context: Execute): Promise<unknown> {
  await context.begin({ line: 'L-1' });
  return context.complete({ reservationId: 'R-1' });
}
