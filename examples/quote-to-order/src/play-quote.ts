import type { Narrator } from './narrator.ts';
import { demonstrationTenant, people } from './people.ts';
import { createPlatformClient, expectStatus, type PlatformClient } from './platform-client.ts';
import type { Platform } from './start-platform.ts';
import { waitFor } from './wait-for.ts';

/** What the customer wants: two lines, one with a discount that a manager must approve. */
const lines = [
  { offeringId: 'fiber-500', quantity: '2', action: 'ADD', configuration: { bandwidthMbps: 500, support: 'premium' } },
  { offeringId: 'fiber-500', quantity: '1', action: 'ADD', configuration: { bandwidthMbps: 250, support: 'standard' } },
];

/** A quote that became an order, and where it stands. */
export interface PlayedQuote {
  readonly quoteId: string;
  readonly orderId: string;
  readonly orderKey: string;
}

/** Plays one quote from creation to acceptance, as people and the workers do it, and gives the order that came of it. */
export async function playQuote(platform: Platform, narrator: Narrator): Promise<PlayedQuote> {
  const sales = createPlatformClient(platform, 'quote', people.seller);
  const made = expectStatus(
    await sales.post('/quotes', { body: { customerAccountId: 'C-100', currency: 'EUR' } }),
    'create',
    201,
  );
  const { quoteId } = made.body;
  const keyOf = (revision: number): string => `${demonstrationTenant}:quote:${quoteId}:r${revision}`;
  narrator.step('create', keyOf(made.body.revision), people.seller.sub, 'a quote exists for account C-100');

  const configured = expectStatus(
    await sales.put(`/quotes/${quoteId}/configuration`, { etag: made.etag, body: { lines } }),
    'configure',
    200,
  );
  narrator.step(
    'configure',
    keyOf(configured.body.revision),
    people.seller.sub,
    `${lines.length} lines fit the catalog's rules`,
  );
  const priced = expectStatus(
    await sales.post(`/quotes/${quoteId}/pricing`, {
      etag: configured.etag,
      body: {
        priceBookId: 'standard-eur',
        discounts: [{ lineIndex: 0, basisPoints: 1_000, reason: 'Two lines at once' }],
      },
    }),
    'price',
    200,
  );
  const { revision } = priced.body;
  const key = keyOf(revision);
  const view = expectStatus(await sales.get(`/quotes/${quoteId}`), 'read', 200);
  narrator.step(
    'price',
    key,
    people.seller.sub,
    `the total is ${view.body.price.total} ${view.body.price.currency}, 10 % off line 1`,
  );
  expectStatus(
    await sales.post(`/quotes/${quoteId}/approval-submission`, {
      etag: priced.etag,
      body: { quoteRevision: revision },
    }),
    'submit',
    202,
  );
  narrator.step('submit', key, people.seller.sub, 'the approval process is asked to start');

  await approve(platform, narrator, { quoteId, revision, key, sales });
  return accept(platform, narrator, { quoteId, revision, key, sales });
}

interface PricedQuote {
  readonly quoteId: string;
  readonly revision: number;
  readonly key: string;
  readonly sales: PlatformClient;
}

async function approve(platform: Platform, narrator: Narrator, quote: PricedQuote): Promise<void> {
  const { quoteId, revision, key, sales } = quote;
  const worklist = createPlatformClient(platform, 'operations', people.manager);
  const task = await waitFor('an approval task in the worklist of the sales managers', async () => {
    const { body } = expectStatus(await worklist.get('/worklist/tasks?status=OPEN'), 'worklist', 200);
    return body.tasks.find((one: { quoteId: string }) => one.quoteId === quoteId);
  });
  narrator.step('approval task', key, 'approval policy', `level ${task.level} waits for ${task.candidateGroup}`);
  const seen = expectStatus(await sales.get(`/quotes/${quoteId}`), 'read', 200);
  const workflow = createPlatformClient(platform, 'workflow', people.manager);
  expectStatus(
    await workflow.post(`/workflow-tasks/${task.approvalTaskId}/completion`, {
      etag: seen.etag,
      body: { decision: 'APPROVED', reasonCode: 'DISCOUNT_WITHIN_MANAGER_AUTHORITY', observedQuoteRevision: revision },
    }),
    'approve',
    200,
  );
  narrator.step('approve', key, people.manager.sub, 'the decision is stored; four eyes have seen the revision');
}

async function accept(platform: Platform, narrator: Narrator, quote: PricedQuote): Promise<PlayedQuote> {
  const { quoteId, revision, key, sales } = quote;
  const shown = await waitFor('the quote document', async () => {
    const answer = expectStatus(await sales.get(`/quotes/${quoteId}`), 'read', 200);
    return answer.body.artifact === null ? undefined : answer;
  });
  const { artifact } = shown.body;
  narrator.step(
    'artifact',
    key,
    'documents system',
    `${artifact.artifactId} shows it, sha256 ${artifact.contentHash.slice(-64, -52)}…`,
  );
  const customer = createPlatformClient(platform, 'quote', people.customer);
  expectStatus(
    await customer.post(`/quotes/${quoteId}/acceptance`, {
      etag: shown.etag,
      body: {
        quoteRevision: revision,
        acceptedBy: 'Chris Customer',
        acceptanceEvidence: {
          method: 'DIGITAL_SIGNATURE',
          acceptedAt: new Date().toISOString(),
          artifactId: artifact.artifactId,
        },
      },
    }),
    'accept',
    202,
  );
  narrator.step('accept', key, people.customer.sub, 'exactly this revision is accepted; the order is asked for');
  const orderId = await waitFor('the order of the quote', async () => {
    const { body } = expectStatus(await sales.get(`/quotes/${quoteId}`), 'read', 200);
    return body.orderId ?? undefined;
  });
  const orderKey = `${demonstrationTenant}:order:${orderId}`;
  narrator.step('order', orderKey, 'order service', `the obligation of ${quoteId} revision ${revision} exists once`);
  return { quoteId, orderId, orderKey };
}
