import { type BoundHandler, defineHandler } from '@stepwright/worker-sdk';
import { priceOrderTask } from './contracts.ts';

/** Makes the handler that asks the catalog for the price of an order. */
export function createPriceOrder(catalogUrl: string): BoundHandler {
  // #region handler
  return defineHandler(priceOrderTask, {
    async execute({ article }, context) {
      const signal = AbortSignal.any([context.signal, AbortSignal.timeout(2_000)]);
      const response = await fetch(`${catalogUrl}/prices/${encodeURIComponent(article)}`, { signal });
      switch (response.status) {
        case 200: {
          const { total } = (await response.json()) as { total: string };
          return context.complete({ total });
        }
        case 404: // a result: the model has a path for it
          return context.bpmnError('ARTICLE_UNKNOWN');
        case 409: // expected, nobody need be alarmed
          return context.retry('the article has no price yet', { isBenign: true });
        case 410: // no repeat will help
          return context.fail('CATALOG_REFUSED', 'the article is withdrawn');
        case 429: // the catalog says when
          return context.retry('the catalog is busy', { afterMs: retryAfterMs(response) });
        default: // the same as context.retry
          throw new Error(`the catalog answered ${response.status}`);
      }
    },
  });
  // #endregion
}

/** What the header Retry-After asks for; undefined, so that the policy's wait holds, when it is absent or a date. */
function retryAfterMs(response: Response): number | undefined {
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return Number.isNaN(seconds) ? undefined : seconds * 1_000;
}
