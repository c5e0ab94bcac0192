// #region handler
import { type BoundHandler, defineHandler } from '@stepwright/worker-sdk';
import { reserveInventoryTask } from './contracts.ts';

export function createReserveInventory(inventoryUrl: string): BoundHandler {
  return defineHandler(reserveInventoryTask, {
    // #region execute
    async execute({ lineId }, context) {
      const attempt = await context.begin({ lineId }); // written before anything is sent
      const response = await attempt.fetch(`${inventoryUrl}/reservations`, {
        method: 'POST', // the header Idempotency-Key is added
        body: JSON.stringify({ lineId }),
      });
      if (response.status === 409) return context.bpmnError('INVENTORY_NOT_AVAILABLE');
      if (response.status === 429) return context.notSent('inventory turned the request away');
      if (!response.ok) return context.unknown(`inventory answered ${response.status}`);
      const { reference } = (await response.json()) as { reference: string };
      return context.complete({ reservationId: reference });
    },
    // #endregion
    // #region reconcile
    async reconcile(_input, context) {
      const key = encodeURIComponent(context.operation.idempotencyKey);
      const response = await context.fetch(`${inventoryUrl}/reservations/by-key/${key}`);
      if (response.status === 404) return context.didNotHappen('inventory does not know the key');
      if (!response.ok) return context.stillUnknown(`inventory answered ${response.status}`);
      const found = (await response.json()) as { status: 'REFUSED' } | { status: 'DONE'; reference: string };
      if (found.status === 'REFUSED') return context.rejected('INVENTORY_NOT_AVAILABLE');
      return context.happened({ reservationId: found.reference });
    },
    // #endregion
  });
}
// #endregion
