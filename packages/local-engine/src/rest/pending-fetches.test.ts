import { describe, expect, it } from 'vitest';
import { deploy, externalTaskProcess, memoryEngine } from '../../test/helpers/memory-engine.ts';
import { createDispatcher } from './dispatch.ts';
import { PendingFetches, pendingFetchesOf } from './pending-fetches.ts';
import type { RestAnswer } from './route.ts';
import { WRITE_ROUTES } from './write-routes.ts';

interface Poll {
  readonly workerId?: string;
  readonly topicName?: string;
  readonly asyncResponseTimeout?: number;
  readonly maxTasks?: number;
  readonly signal?: AbortSignal;
}

async function setUp() {
  const memory = memoryEngine();
  const { engine } = memory;
  await deploy(engine, { 'a.bpmn': externalTaskProcess('p', 'work') });
  const { dispatch } = createDispatcher(engine, WRITE_ROUTES);
  const send = (path: string, body: unknown, signal?: AbortSignal): Promise<RestAnswer> =>
    Promise.resolve(
      dispatch({ method: 'POST', path, body, query: new Map(), ...(signal === undefined ? {} : { signal }) }),
    );
  return {
    memory,
    waiting: () => pendingFetchesOf(engine).size,
    start: async (businessKey: string) => {
      await send('/process-definition/key/p/start', { businessKey });
      engine.announceTasks();
    },
    send: async (path: string, body: unknown) => {
      const answer = await send(path, body);
      engine.announceTasks();
      return answer;
    },
    poll: ({ workerId = 'w', topicName = 'work', asyncResponseTimeout = 10_000, maxTasks = 1, signal }: Poll = {}) => {
      const topics = [{ topicName, lockDuration: 1_000 }];
      const body = { workerId, maxTasks, asyncResponseTimeout, topics };
      return send('/external-task/fetchAndLock', body, signal).then(({ body: tasks }) =>
        (tasks as { id: string; businessKey: string; workerId: string }[]).map((task) => ({ ...task })),
      );
    },
  };
}

describe('a long poll', () => {
  it('is answered at once when there is a task', async () => {
    const { start, poll, waiting } = await setUp();
    await start('k1');
    expect(await poll()).toMatchObject([{ businessKey: 'k1', workerId: 'w' }]);
    expect(waiting()).toBe(0);
  });

  it('is answered at the moment when a task appears, and leaves nothing behind', async () => {
    const { start, poll, waiting } = await setUp();
    const answer = poll();
    await expect.poll(waiting).toBe(1);
    await start('k1');
    expect(await answer).toMatchObject([{ businessKey: 'k1' }]);
    expect(waiting()).toBe(0);
  });

  it('sees a task that came while its first attempt was under way', async () => {
    const { memory, start } = await setUp();
    await start('k1');
    const topics = new Map([['work', { topicName: 'work', lockDurationMs: 1_000 }]]);
    const fetch = { workerId: 'w', maxTasks: 1, usePriority: false, sortByCreateTime: undefined, topics };
    const limits = { timeoutMs: 10_000, signal: undefined };
    expect(await new PendingFetches(memory.engine).wait(fetch, async () => ['a task'], limits)).toEqual(['a task']);
  });

  it('is answered in the order of arrival, one task each', async () => {
    const { start, poll, waiting } = await setUp();
    const first = poll({ workerId: 'w1' });
    await expect.poll(waiting).toBe(1);
    const second = poll({ workerId: 'w2' });
    await expect.poll(waiting).toBe(2);
    await start('k1');
    expect(await first).toMatchObject([{ businessKey: 'k1', workerId: 'w1' }]);
    expect(waiting()).toBe(1);
    await start('k2');
    expect(await second).toMatchObject([{ businessKey: 'k2', workerId: 'w2' }]);
  });

  it('waits on when the task is of another topic', async () => {
    const { start, poll, waiting } = await setUp();
    const answer = poll({ topicName: 'other', asyncResponseTimeout: 50 });
    await expect.poll(waiting).toBe(1);
    await start('k1');
    expect(waiting()).toBe(1);
    expect(await answer).toEqual([]);
    expect(waiting()).toBe(0);
  });

  it('gets a task again whose lock expired, and one that was unlocked', async () => {
    const { memory, start, send, poll, waiting } = await setUp();
    await start('k1');
    await poll({ workerId: 'w1' });
    const afterExpiry = poll({ workerId: 'w2' });
    await expect.poll(waiting).toBe(1);
    memory.nowMs += 999;
    memory.engine.announceTasks();
    expect(waiting()).toBe(1);
    memory.nowMs += 1;
    memory.engine.announceTasks();
    const [task] = await afterExpiry;
    expect(task).toMatchObject({ workerId: 'w2' });
    const afterUnlock = poll({ workerId: 'w3' });
    await expect.poll(waiting).toBe(1);
    await send(`/external-task/${task?.id}/unlock`, undefined);
    expect(await afterUnlock).toMatchObject([{ workerId: 'w3' }]);
  });

  it('ends empty with its time, whatever the engine takes the time for', async () => {
    const { poll, waiting } = await setUp();
    expect(await poll({ asyncResponseTimeout: 20 })).toEqual([]);
    expect(waiting()).toBe(0);
  });

  it('ends with its signal', async () => {
    const { poll, waiting } = await setUp();
    const abort = new AbortController();
    const answer = poll({ signal: abort.signal });
    await expect.poll(waiting).toBe(1);
    abort.abort();
    expect(await answer).toEqual([]);
    expect(waiting()).toBe(0);
    expect(await poll({ signal: abort.signal })).toEqual([]);
  });

  it('of 1000 workers is answered, each with one of 1000 tasks', async () => {
    const { start, poll, waiting } = await setUp();
    const polls = Array.from({ length: 1_000 }, (_, index) => poll({ workerId: `w${index}` }));
    await expect.poll(waiting).toBe(1_000);
    for (let index = 0; index < 1_000; index += 1) await start(`k${index}`);
    const answers = await Promise.all(polls);
    expect(new Set(answers.flat().map(({ id }) => id)).size).toBe(1_000);
    expect(answers.every((tasks) => tasks.length === 1)).toBe(true);
  });
});
