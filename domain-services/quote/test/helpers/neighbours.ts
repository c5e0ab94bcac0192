import { type Listener, listen } from '@stepwright/service-kit';

/** One request that a neighbour got. */
export interface Received {
  readonly key: string | null;
  readonly tenantToken: string | null;
  readonly body: Record<string, unknown>;
}

/** A tiny HTTP server that stands for the catalog, workflow and order services. */
export interface Neighbours {
  readonly url: string;
  readonly workflowCommands: Received[];
  readonly orders: Received[];
  /** Prices and statuses that tests may change. */
  readonly priceBooks: Map<string, Record<string, unknown>>;
  readonly offerings: Map<string, Record<string, unknown>>;
  orderStatus: number;
  orderAnswer: unknown;
  stop(): Promise<void>;
}

/** Starts the neighbours with one offering in two versions and one price book. */
export async function startNeighbours(): Promise<Neighbours> {
  const characteristics = [
    { name: 'speed', type: 'enum', values: ['500', '1000'], required: true },
    { name: 'staticAddresses', type: 'integer', min: 0, max: 8, required: false },
    { name: 'managed', type: 'boolean', required: false },
    { name: 'note', type: 'text', max: 20, required: false },
  ];
  const fiber = {
    offeringId: 'fiber-500',
    version: 2,
    name: 'Fiber 500',
    sku: 'FIB-500',
    status: 'PUBLISHED',
    characteristics,
  };
  const book = { priceBookId: 'standard', version: 4, currency: 'EUR', status: 'PUBLISHED' };
  const price = { offeringId: 'fiber-500', recurring: '10.00', oneTime: '5.00' };
  const state = {
    workflowCommands: [] as Received[],
    orders: [] as Received[],
    priceBooks: new Map<string, Record<string, unknown>>([
      [
        'standard',
        {
          ...book,
          entries: [
            { ...price, offeringVersion: 2 },
            { ...price, offeringVersion: 1, recurring: '9.50' },
          ],
        },
      ],
      ['draft-book', { ...book, priceBookId: 'draft-book', version: 1, status: 'DRAFT', entries: [] }],
      ['dollars', { ...book, priceBookId: 'dollars', currency: 'USD', entries: [] }],
      ['broken', { priceBookId: 'broken', entries: 'none' }],
    ]),
    offerings: new Map<string, Record<string, unknown>>([
      ['fiber-500', fiber],
      ['fiber-500/versions/2', fiber],
      ['fiber-500/versions/1', { ...fiber, version: 1, characteristics: [] }],
      ['retired', { ...fiber, offeringId: 'retired', status: 'RETIRED' }],
    ]),
    orderStatus: 201,
    orderAnswer: { orderId: 'O-2001' } as unknown,
  };
  const listener: Listener = await listen((request) => answer(state, request));
  return Object.assign(state, { url: listener.url, stop: () => listener.stop() });
}

type State = Omit<Neighbours, 'url' | 'stop'>;

async function answer(state: State, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (request.method === 'GET') {
    const found = pathname.startsWith('/price-books/')
      ? state.priceBooks.get(pathname.slice('/price-books/'.length))
      : state.offerings.get(pathname.slice('/product-offerings/'.length));
    return found === undefined ? Response.json({}, { status: 404 }) : Response.json(found);
  }
  const received: Received = {
    key: request.headers.get('idempotency-key'),
    tenantToken: request.headers.get('authorization'),
    body: (await request.json()) as Record<string, unknown>,
  };
  if (pathname === '/workflow-commands') {
    state.workflowCommands.push(received);
    return Response.json({ commandId: received.key, status: 'PENDING' }, { status: 202 });
  }
  state.orders.push(received);
  return Response.json(state.orderAnswer, { status: state.orderStatus });
}
