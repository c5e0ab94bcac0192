import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Authority, type Certificate, makeAuthority } from '../faults/certificates.ts';
import { failuresOf } from '../faults/engine-says.ts';
import { expectEachOnce } from '../faults/expect-each-once.ts';
import { complaintsOfFile, countFault } from '../faults/fault-tally.ts';
import { fetchesMost } from '../faults/poll-backoff.ts';
import { openScene, openStage, type Stage } from '../faults/scene.ts';
import { startTlsFront } from '../faults/tls-front.ts';
import { limitMs, reported } from '../faults/worker-reports.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// F42: certificates that no client may accept. The worker says which is wrong and what to do, asks ever more seldom, and goes on by itself when
// there is a right one. A worker trusts the test's authority by NODE_EXTRA_CA_CERTS.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test.each<[string, (authority: Authority) => Certificate, RegExp]>([
  ['has expired', (authority) => authority.issue({ days: 0 }), /: CERT_HAS_EXPIRED, .*; have it renewed there/],
  [
    'is for another host',
    (authority) => authority.issue({ ip: '127.0.0.2' }),
    /: ERR_TLS_CERT_ALTNAME_INVALID, .*; use the name that it is for/,
  ],
  ['is of a foreign authority', () => makeAuthority().issue(), /: UNABLE_TO_VERIFY_LEAF_SIGNATURE, .* as tls.ca/],
])(
  'an engine whose certificate %s is told in the log, asked seldom, and worked for when it has a right one',
  async (_what, issue, words) => {
    const scene = await openScene(stage);
    const authority = makeAuthority();
    const front = await startTlsFront(scene.engineUrl, issue(authority));
    const startedAtMs = performance.now();
    const worker = await scene.startWorker({ ENGINE_URL: front.url, NODE_EXTRA_CA_CERTS: authority.caFile });
    await reported(worker, 'three fetches failed', ({ counters }) => counters.pollErrors >= 3);
    const tookMs = performance.now() - startedAtMs;
    // One more asks at the start whether there are locks of a dead process.
    expect(front.connectionCount).toBeLessThanOrEqual(fetchesMost(tookMs) + 1);
    countFault('refused certificate', front.connectionCount);
    expect(worker.log).toContainEqual(
      expect.objectContaining({ message: 'fetch failed', error: expect.stringMatching(words) }),
    );
    front.show(authority.issue());
    await scene.deliver();
    await expectEachOnce(scene);
    expect((await worker.report()).health.isReady).toBe(true);
  },
);

test('an engine whose certificate expires in the middle of a task: nothing is lost or repeated', async () => {
  const scene = await openScene(stage);
  const authority = makeAuthority();
  const front = await startTlsFront(scene.engineUrl, authority.issue());
  const worker = await scene.startWorker({ ENGINE_URL: front.url, NODE_EXTRA_CA_CERTS: authority.caFile });
  const held = scene.warehouse.holdNext();
  await scene.deliver();
  await held.happened;
  front.show(authority.issue({ days: 0 }));
  countFault('expired certificate');
  await reported(worker, 'two fetches failed', ({ counters }) => counters.pollErrors >= 2);
  held.release();
  const isTold = (): boolean => worker.log.some(({ error }) => String(error).includes('CERT_HAS_EXPIRED'));
  await pollUntil('the log tells', isTold, limitMs);
  front.show(authority.issue());
  await scene.deliver();
  await expectEachOnce(scene);
  expect(scene.warehouse.requests).toHaveLength(2);
});

test('a warehouse whose certificate has expired was surely not reached, and is tried again until it is renewed', async () => {
  const scene = await openScene(stage);
  const authority = makeAuthority();
  const front = await startTlsFront(scene.warehouse.url, authority.issue({ days: 0 }));
  await scene.startWorker({ WAREHOUSE_URL: front.url, NODE_EXTRA_CA_CERTS: authority.caFile });
  const { processInstanceId } = await scene.deliver();
  const failures = async () => (await failuresOf(scene, processInstanceId)).length >= 2;
  await pollUntil('two runs have failed', failures, limitMs);
  front.show(authority.issue());
  await expectEachOnce(scene);
  const messages = await failuresOf(scene, processInstanceId);
  countFault('refused certificate', messages.length);
  expect(new Set(messages)).toEqual(new Set([expect.stringMatching(/^NOT_SENT: .*certificate has expired/)]));
  expect(scene.warehouse.requests).toHaveLength(1);
});

test('certificates were refused, and tasks were done all the same', () => {
  expect(complaintsOfFile({ faults: 10, done: 10 })).toEqual([]);
});
