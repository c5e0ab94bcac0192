import { createPlatformClient, expectStatus, type Platform, people, waitFor } from '@platform/quote-to-order';

/** What the tests read of an order. */
export interface OrderView {
  readonly orderId: string;
  readonly status: string;
  readonly version: number;
  readonly businessKey: string;
  readonly processInstanceId?: string;
  readonly falloutId?: string;
  readonly lines: readonly { readonly lineIndex: number; readonly status: string }[];
  readonly steps: readonly {
    readonly stepId: string;
    readonly lineIndex?: number;
    readonly stepType: string;
    readonly status: string;
    readonly externalReference?: string;
  }[];
  readonly operations: readonly {
    readonly system: string;
    readonly operation: string;
    readonly baseKey: string;
    readonly idempotencyKey: string;
    readonly generation: number;
    readonly status: string;
    readonly reconcileCount: number;
    readonly attempts: readonly { readonly attemptNo: number; readonly outcome: string; readonly reason?: string }[];
  }[];
  readonly handoff?: { readonly billingHandoffId: string; readonly status: string; readonly confirmedBy?: string };
  readonly fallouts: readonly { readonly falloutId: string; readonly code: string; readonly action?: string }[];
  readonly transitions: readonly {
    readonly command: string;
    readonly from?: string;
    readonly to: string;
    readonly occurredAt: string;
  }[];
}

/** A quote at a point of its life, as its seller sees it. */
export interface SeenQuote {
  readonly quoteId: string;
  readonly revision: number;
  readonly etag: string | undefined;
}

/** How a quote is made. */
export interface QuoteWish {
  /** @default 2 */
  readonly lineCount?: number;
  /** Highest discount; 0 needs no approval, 1000 one level, 3000 two. @default 0 */
  readonly basisPoints?: number;
}

/** Creates, configures and prices a quote. The catalog must be seeded. */
export async function makePricedQuote(
  platform: Platform,
  { lineCount = 2, basisPoints = 0 }: QuoteWish = {},
): Promise<SeenQuote> {
  const sales = createPlatformClient(platform, 'quote', people.seller);
  const made = expectStatus(
    await sales.post('/quotes', { body: { customerAccountId: 'C-100', currency: 'EUR' } }),
    'create',
    201,
  );
  const { quoteId } = made.body;
  const configured = await configure(platform, { quoteId, etag: made.etag }, lineCount);
  const discounts = basisPoints === 0 ? [] : [{ lineIndex: 0, basisPoints, reason: 'Asked for' }];
  const priced = expectStatus(
    await sales.post(`/quotes/${quoteId}/pricing`, {
      etag: configured.etag,
      body: { priceBookId: 'standard-eur', discounts },
    }),
    'price',
    200,
  );
  return { quoteId, revision: priced.body.revision, etag: priced.etag };
}

/** Configures a quote anew with so many lines. */
export async function configure(
  platform: Platform,
  quote: { readonly quoteId: string; readonly etag: string | undefined },
  lineCount: number,
): Promise<SeenQuote> {
  const sales = createPlatformClient(platform, 'quote', people.seller);
  const lines = Array.from({ length: lineCount }, () => ({
    offeringId: 'fiber-500',
    quantity: '1',
    action: 'ADD',
    configuration: { bandwidthMbps: 500, support: 'premium' },
  }));
  const answer = expectStatus(
    await sales.put(`/quotes/${quote.quoteId}/configuration`, { etag: quote.etag, body: { lines } }),
    'configure',
    200,
  );
  return { quoteId: quote.quoteId, revision: answer.body.revision, etag: answer.etag };
}

/** Prices a quote anew. */
export async function reprice(
  platform: Platform,
  { quoteId, etag }: { readonly quoteId: string; readonly etag: string | undefined },
  basisPoints: number,
): Promise<SeenQuote> {
  const sales = createPlatformClient(platform, 'quote', people.seller);
  const discounts = [{ lineIndex: 0, basisPoints, reason: 'Asked for' }];
  const answer = expectStatus(
    await sales.post(`/quotes/${quoteId}/pricing`, { etag, body: { priceBookId: 'standard-eur', discounts } }),
    'price',
    200,
  );
  return { quoteId, revision: answer.body.revision, etag: answer.etag };
}

/** Submits a priced quote. */
export async function submit(platform: Platform, { quoteId, revision, etag }: SeenQuote): Promise<void> {
  const sales = createPlatformClient(platform, 'quote', people.seller);
  expectStatus(
    await sales.post(`/quotes/${quoteId}/approval-submission`, { etag, body: { quoteRevision: revision } }),
    'submit',
    202,
  );
}

/** Waits until the quote has its document and accepts it. */
export async function acceptWhenShown(platform: Platform, quoteId: string): Promise<void> {
  const sales = createPlatformClient(platform, 'quote', people.seller);
  const shown = await waitFor(`the document of ${quoteId}`, async () => {
    const answer = expectStatus(await sales.get(`/quotes/${quoteId}`), 'read', 200);
    return answer.body.artifact === null ? undefined : answer;
  });
  expectStatus(
    await createPlatformClient(platform, 'quote', people.customer).post(`/quotes/${quoteId}/acceptance`, {
      etag: shown.etag,
      body: {
        quoteRevision: shown.body.revision,
        acceptedBy: 'Chris Customer',
        acceptanceEvidence: {
          method: 'DIGITAL_SIGNATURE',
          acceptedAt: new Date().toISOString(),
          artifactId: shown.body.artifact.artifactId,
        },
      },
    }),
    'accept',
    202,
  );
}

/** The order of a quote, when it is there. */
export async function orderOf(platform: Platform, quoteId: string): Promise<string> {
  const sales = createPlatformClient(platform, 'quote', people.seller);
  return waitFor(`the order of ${quoteId}`, async () => {
    const { body } = expectStatus(await sales.get(`/quotes/${quoteId}`), 'read', 200);
    return body.orderId ?? undefined;
  });
}

/** Brings a quote that needs no approval to an order, which then is fulfilled by the workers. */
export async function makeOrder(platform: Platform, wish: QuoteWish = {}): Promise<string> {
  const quote = await makePricedQuote(platform, wish);
  await submit(platform, quote);
  await acceptWhenShown(platform, quote.quoteId);
  return orderOf(platform, quote.quoteId);
}

/** Reads an order with its steps, operations and attempts. */
export async function readOrder(platform: Platform, orderId: string): Promise<OrderView> {
  const orders = createPlatformClient(platform, 'order', people.seller);
  return expectStatus(await orders.get(`/orders/${orderId}`), 'read', 200).body;
}

/** Waits until an order has a status. */
export async function waitForOrder(
  platform: Platform,
  orderId: string,
  status: string,
  limitMs = 60_000,
): Promise<OrderView> {
  return waitFor(
    `order ${orderId} to be ${status}`,
    async () => {
      const order = await readOrder(platform, orderId);
      return order.status === status ? order : undefined;
    },
    limitMs,
  );
}
