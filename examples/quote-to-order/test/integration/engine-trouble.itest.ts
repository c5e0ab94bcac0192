import {
  createPlatformClient,
  expectStatus,
  type Platform,
  people,
  seedCatalog,
  startPlatform,
  waitFor,
} from '@platform/quote-to-order';
import { type ArmedFault, type FaultProxy, startFaultProxy } from '@stepwright/test-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, readQuote, taskShown, tasksOf, waitForDocument } from '../helpers/approval.ts';
import {
  askEngine,
  type ElementId,
  endsOf,
  type InstanceStory,
  openTasksOf,
  storiesOf,
  timesIn,
} from '../helpers/engine-story.ts';
import { commandsOf, serviceRows, timesDone } from '../helpers/service-rows.ts';
import {
  acceptWhenShown,
  configure,
  makeOrder,
  makePricedQuote,
  orderOf,
  readOrder,
  reprice,
  submit,
  waitForOrder,
} from '../helpers/walk.ts';

let platform: Platform;
let proxy: FaultProxy;

beforeAll(async () => {
  platform = await startPlatform({
    engineAddress: async (url) => {
      proxy = await startFaultProxy(url);
      return proxy.url;
    },
    workerSettings: { LONG_POLL_MS: '500' },
  });
  await seedCatalog(platform);
});

afterAll(async () => {
  await platform?.stop();
  await proxy?.stop();
});

const quoteKey = ({ quoteId, revision }: { quoteId: string; revision: number }): string =>
  `acme:quote:${quoteId}:r${revision}`;
const orderKey = (orderId: string): string => `acme:order:${orderId}`;
const post = (path: RegExp) => ({ method: 'POST', path });
const startOf = (key: string) => post(new RegExp(`/process-definition/key/${key}/start`));
const anyMessage = post(/\/message$/);
const anyTaskCompletion = post(/\/task\/[^/]+\/complete$/);

/** The first request is held on its way, the answer to its repetition is lost after the commit. */
function trouble(match: { method: string; path: RegExp }): { held: ArmedFault; dropped: ArmedFault } {
  return { held: proxy.next(match, 'hold-request'), dropped: proxy.next(match, 'drop-answer') };
}

/** The held start makes a second instance: it must end at the first step, the other at `end`. */
async function expectOneGoesOn(businessKey: string, end: ElementId, second: ElementId): Promise<void> {
  const stories = await waitFor(`both instances of ${businessKey} to end`, async () => {
    const told = await storiesOf(platform, businessKey);
    return told.length === 2 && told.every((story) => story.end !== undefined) ? told : undefined;
  });
  const passed = stories.filter((story) => timesIn(story, second) > 0);
  expect(passed.map((story) => story.end)).toEqual([end]);
  const [loser] = stories.filter((story) => !passed.includes(story)) as [InstanceStory];
  expect(loser.end).toBe('duplicate-start');
  expect(loser.activities.filter((id) => id !== 'already-started').slice(1)).toEqual([
    'claim-start',
    'duplicate-start',
  ]);
}

/** The only command of that name was sent twice in vain and then found to have had its effect. */
async function expectLookedUp(businessKey: string, name: string): Promise<void> {
  const commands = await waitFor(`${name} of ${businessKey} to be done`, async () => {
    const rows = await commandsOf(platform, businessKey, name);
    return rows.every(({ status }) => status === 'DONE') ? rows : undefined;
  });
  expect(commands).toMatchObject([{ attempts: 3, result: { lookedUp: true } }]);
}

/** Each thing that an order of one line does outside, once. */
async function expectEffectsOnce(orderId: string): Promise<void> {
  const { counts } = await platform.downstream.control.ledger({ businessKey: orderKey(orderId) });
  expect(counts).toEqual({
    'inventory/reservations': { requests: 1, effects: 1 },
    'provisioning/activations': { requests: 1, effects: 1 },
    'billing/handoffs': { requests: 1, effects: 1 },
    'notification/messages': { requests: 1, effects: 1 },
  });
}

describe('a request that is held until after its repetition, whose own answer is lost after the commit', () => {
  it('lets one approval and one fulfillment pass claim-start when it is a start', async () => {
    const quote = await makePricedQuote(platform, { lineCount: 1 });
    const approvals = trouble(startOf('quote-approval'));
    await submit(platform, quote);
    await waitForDocument(platform, quote.quoteId);
    expect(await approvals.dropped.carriedOut).toBe(200);
    approvals.held.release();
    expect(await approvals.held.carriedOut).toBe(200);
    await expectOneGoesOn(quoteKey(quote), 'quote-approved', 'evaluate-approval-policy');
    expect(await timesDone(platform, 'quote', quote.quoteId, 'APPROVAL_CLAIM')).toBe(1);
    await expectLookedUp(quoteKey(quote), 'quote-approval');

    const fulfillments = trouble(startOf('order-fulfillment'));
    await acceptWhenShown(platform, quote.quoteId);
    const orderId = await orderOf(platform, quote.quoteId);
    await fulfillments.dropped.hit;
    fulfillments.held.release();
    await waitForOrder(platform, orderId, 'COMPLETED');
    await expectOneGoesOn(orderKey(orderId), 'order-completed', 'decompose-order');
    expect(await timesDone(platform, 'order', orderId, 'ORDER_CLAIM')).toBe(1);
    await expectEffectsOnce(orderId);
  });

  it('confirms billing once when it is the message billing-confirmed', async () => {
    const message = trouble(anyMessage);
    const orderId = await makeOrder(platform, { lineCount: 1 });
    await waitForOrder(platform, orderId, 'COMPLETED');
    expect(await message.dropped.carriedOut).toBe(204);
    message.held.release();
    expect(await message.held.carriedOut).toBe(400);
    const stories = await storiesOf(platform, orderKey(orderId));
    expect(stories).toMatchObject([{ state: 'COMPLETED', end: 'order-completed' }]);
    expect(timesIn(stories[0] as InstanceStory, 'notify-customer')).toBe(1);
    expect(await timesDone(platform, 'order', orderId, 'BILLING_CONFIRM')).toBe(1);
    await expectLookedUp(orderKey(orderId), 'billing-confirmed');
    await expectEffectsOnce(orderId);
  });

  it('ends the approval of the old revision and of no other when it is the message quote-revised', async () => {
    const quote = await makePricedQuote(platform, { lineCount: 1, basisPoints: 1_000 });
    await submit(platform, quote);
    await taskShown(platform, quote, people.manager);
    const message = trouble(anyMessage);
    const before = await readQuote(platform, quote.quoteId);
    const revised = await reprice(platform, await configure(platform, { ...quote, etag: before.etag }, 1), 1_000);
    await submit(platform, revised);
    const task = await taskShown(platform, revised, people.manager);
    expect(await message.dropped.carriedOut).toBe(204);
    message.held.release();
    expect(await message.held.carriedOut).toBe(400);
    expect(await storiesOf(platform, quoteKey(quote))).toMatchObject([{ end: 'approval-withdrawn' }]);
    expectStatus(await decide(platform, task, people.manager), 'decide', 200);
    await waitForDocument(platform, quote.quoteId);
    expect(await endsOf(platform, quoteKey(revised))).toEqual(['quote-approved']);
    await expectLookedUp(quoteKey(quote), 'quote-revised');
  });

  it('decides one level when it completes a human task; meanwhile the worklist says DECIDED and nobody else may decide', async () => {
    const quote = await makePricedQuote(platform, { lineCount: 1, basisPoints: 3_000 });
    await submit(platform, quote);
    const task = await taskShown(platform, quote, people.manager);
    const completion = trouble(anyTaskCompletion);
    expectStatus(await decide(platform, task, people.manager), 'decide', 200);
    await completion.held.hit;
    await taskShown(platform, { ...quote, status: 'DECIDED' }, people.manager);
    const second = await decide(platform, task, { ...people.manager, sub: 'mark' });
    expect([second.status, second.body.errorCode]).toEqual([409, 'APPROVAL_TASK_DECIDED']);

    const next = await taskShown(platform, { ...quote, level: 2 }, people.director);
    expect(await completion.dropped.carriedOut).toBe(204);
    completion.held.release();
    expect(await completion.held.carriedOut).toBe(500);
    await expectLookedUp(quoteKey(quote), 'approve-quote');
    const [waiting] = await storiesOf(platform, quoteKey(quote));
    expect(timesIn(waiting as InstanceStory, 'approve-quote')).toBe(2);
    expect(waiting).toMatchObject({ state: 'ACTIVE' });
    expect(await tasksOf(platform, quote.quoteId, people.director)).toMatchObject([{ level: 2, status: 'OPEN' }]);

    expectStatus(await decide(platform, next, people.director), 'decide', 200);
    const { body } = await waitForDocument(platform, quote.quoteId);
    expect(body.approval.decisions).toMatchObject([
      { level: 1, approverId: 'maria' },
      { level: 2, approverId: 'dora' },
    ]);
    expect(await timesDone(platform, 'quote', quote.quoteId, 'APPROVAL_DECIDE')).toBe(2);
  });

  it('reserves once when it completes the external task reserve-inventory', async () => {
    const { control } = platform.downstream;
    await control.addFault({ system: 'inventory', operation: 'reservations', kind: 'delay', delayMs: 2_000 });
    const orderId = await makeOrder(platform, { lineCount: 1 });
    const businessKey = orderKey(orderId);
    await waitFor('the reservation to be made', async () => {
      const { effects } = await control.ledger({ businessKey });
      return effects.length > 0 ? effects : undefined;
    });
    const [task, ...others] = await openTasksOf(platform, businessKey);
    expect([task?.topicName, others]).toEqual(['reserve-inventory', []]);
    const completion = trouble(post(new RegExp(`/external-task/${task?.id}/complete$`)));

    const order = await waitForOrder(platform, orderId, 'COMPLETED');
    expect(await completion.dropped.carriedOut).toBe(204);
    completion.held.release();
    expect(await completion.held.carriedOut).toBe(404);
    const [story, ...more] = await storiesOf(platform, businessKey);
    expect(more).toEqual([]);
    expect(timesIn(story as InstanceStory, 'reserve-inventory')).toBe(1);
    expect(order.operations.find(({ operation }) => operation === 'reservations')?.attempts).toMatchObject([
      { attemptNo: 1, outcome: 'SUCCEEDED' },
    ]);
    await expectEffectsOnce(orderId);
  });
});

describe('an engine that is away', () => {
  it('leaves a submitted and an accepted quote pending in sight; each process starts once when it is back', async () => {
    const submitted = await makePricedQuote(platform, { lineCount: 1 });
    const accepted = await makePricedQuote(platform, { lineCount: 1 });
    await submit(platform, accepted);
    await waitForDocument(platform, accepted.quoteId);

    await proxy.refuse();
    await submit(platform, submitted);
    await acceptWhenShown(platform, accepted.quoteId);
    const orderId = await orderOf(platform, accepted.quoteId);
    await triedInVain(quoteKey(submitted), 'quote-approval');
    await triedInVain(orderKey(orderId), 'order-fulfillment');
    expect((await readQuote(platform, submitted.quoteId)).body.status).toBe('PENDING_APPROVAL_WORKFLOW_START');
    expect(await readOrder(platform, orderId)).toMatchObject({ status: 'CAPTURED' });
    expect(await storiesOf(platform, orderKey(orderId))).toEqual([]);
    const removeIncident = await makeIncident('acme:order:O-NOBODY');

    await proxy.accept();
    await waitForDocument(platform, submitted.quoteId);
    await waitForOrder(platform, orderId, 'COMPLETED');
    expect(await endsOf(platform, quoteKey(submitted))).toEqual(['quote-approved']);
    expect(await endsOf(platform, orderKey(orderId))).toEqual(['order-completed']);
    expect(await timesDone(platform, 'quote', submitted.quoteId, 'APPROVAL_CLAIM')).toBe(1);
    expect(await timesDone(platform, 'order', orderId, 'ORDER_CLAIM')).toBe(1);
    await expectEffectsOnce(orderId);

    // The incident came into being while the poller had no engine to ask.
    await caseOf('acme:order:O-NOBODY', 'OPEN');
    await removeIncident();
    await caseOf('acme:order:O-NOBODY', 'RESOLVED');
  });
});

/** Starts an instance behind everybody's back, of an order that nobody has, and lets the retries of its first task run out. */
async function makeIncident(businessKey: string): Promise<() => Promise<void>> {
  const start = '/process-definition/key/order-fulfillment/start';
  const { id } = await askEngine<{ id: string }>(platform, 'POST', start, { businessKey });
  const [task] = await openTasksOf(platform, businessKey);
  await askEngine(platform, 'PUT', `/external-task/${task?.id}/retries`, { retries: 0 });
  return () => askEngine(platform, 'DELETE', `/process-instance/${id}`);
}

/** Waits until a command was refused by the network more than once. */
async function triedInVain(businessKey: string, name: string): Promise<void> {
  await waitFor(`${name} of ${businessKey} to be tried in vain`, async () => {
    const [row] = await serviceRows<{ attempts: number; status: string; last_error: string | null }>(
      platform,
      'select attempts, status, last_error from workflow.workflow_command where business_key = $1 and name = $2',
      [businessKey, name],
    );
    return row !== undefined && row.attempts >= 2 && row.last_error?.includes('no connection') ? row : undefined;
  });
}

async function caseOf(businessKey: string, status: string): Promise<void> {
  const operator = createPlatformClient(platform, 'operations', people.operator);
  await waitFor(`a case of ${businessKey} that is ${status}`, async () => {
    const path = `/fallout-cases?businessKey=${encodeURIComponent(businessKey)}`;
    const { body } = expectStatus(await operator.get(path), 'cases', 200);
    return body.cases.length === 1 && body.cases[0].status === status ? body : undefined;
  });
}
