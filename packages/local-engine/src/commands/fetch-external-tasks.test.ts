import { beforeEach, describe, expect, it } from 'vitest';
import { deploy, externalTaskProcess, type MemoryEngine, memoryEngine } from '../../test/helpers/memory-engine.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { failExternalTask } from './fail-external-task.ts';
import { type Fetch, type FetchTopic, fetchExternalTasks, hasExternalTasks } from './fetch-external-tasks.ts';
import { setExternalTaskPriority } from './set-external-task-priority.ts';
import { setInstanceSuspension } from './set-instance-suspension.ts';
import { startProcessInstance } from './start-process-instance.ts';

let memory: MemoryEngine;
beforeEach(async () => {
  memory = memoryEngine();
  await deploy(memory.engine, { 'a.bpmn': externalTaskProcess('a', 'x'), 'b.bpmn': externalTaskProcess('b', 'y') });
});

const integer = (value: number): TypedValue => ({ type: 'Integer', value });

async function start(key: string, businessKey: string, variables: Record<string, TypedValue> = {}): Promise<string> {
  memory.nowMs += 1;
  const definitionId = memory.engine.state.tables.definitionsByKey.get(key)[0]?.id ?? '';
  const input = { definitionId, businessKey, variables: new Map(Object.entries(variables)) };
  return (await memory.engine.execute((state) => startProcessInstance(state, input))).id;
}

function fetchOf(topic: Partial<FetchTopic> = {}, more: Partial<Fetch> = {}): Fetch {
  const whole = { topicName: 'x', lockDurationMs: 1_000, ...topic };
  const topics = new Map([[whole.topicName, whole]]);
  return { workerId: 'w', maxTasks: 10, usePriority: false, sortByCreateTime: undefined, topics, ...more };
}

/** The business keys of what a fetch locks. */
async function fetched(topic: Partial<FetchTopic> = {}, more: Partial<Fetch> = {}): Promise<(string | undefined)[]> {
  const fetch = fetchOf(topic, more);
  const isThere = memory.engine.query((state) => hasExternalTasks(state, fetch));
  return memory.engine.execute((state) => {
    const tasks = fetchExternalTasks(state, fetch);
    expect(isThere).toBe(tasks.length > 0);
    return tasks.map(({ task }) => state.tables.executions.get(task.processInstanceId)?.businessKey);
  });
}

const taskOf = (instanceId: string) => memory.engine.state.tables.externalTasksByInstance.get(instanceId)[0];

describe('a fetch', () => {
  it('locks as many tasks as are wanted, each for one worker until its lock expires', async () => {
    for (const key of ['1', '2', '3']) await start('a', key);
    expect(await fetched({}, { maxTasks: 2 })).toEqual(['1', '2']);
    expect(await fetched({}, { workerId: 'w2' })).toEqual(['3']);
    expect(await fetched()).toEqual([]);
    memory.nowMs += 1_000;
    expect(await fetched({}, { maxTasks: 0 })).toEqual([]);
    expect(await fetched()).toEqual(['1', '2', '3']);
  });

  it('gives tasks of several topics, and nothing for a topic nobody asked for', async () => {
    await start('a', '1');
    await start('b', '2');
    const both = new Map(['x', 'y'].map((topicName) => [topicName, { topicName, lockDurationMs: 1 }]));
    expect(await fetched({ topicName: 'z' })).toEqual([]);
    expect(await fetched({}, { topics: both })).toEqual(['1', '2']);
    expect(await fetched({}, { topics: new Map() })).toEqual([]);
  });

  it('orders by priority only when told so, then by creation', async () => {
    await start('a', '1');
    const id = await start('a', '2');
    await start('a', '3');
    await memory.engine.execute((state) => setExternalTaskPriority(state, taskOf(id)?.id ?? '', 5));
    const orders = async (more: Partial<Fetch>) => {
      memory.nowMs += 10_000;
      return fetched({}, more);
    };
    expect(await orders({})).toEqual(['1', '2', '3']);
    expect(await orders({ usePriority: true })).toEqual(['2', '1', '3']);
    expect(await orders({ sortByCreateTime: 'desc' })).toEqual(['3', '2', '1']);
    expect(await orders({ usePriority: true, sortByCreateTime: 'desc' })).toEqual(['2', '3', '1']);
  });

  it('leaves out what is suspended or has no retries left', async () => {
    const suspended = await start('a', '1');
    const failed = await start('a', '2');
    await memory.engine.execute((state) => setInstanceSuspension(state, { processInstanceId: suspended }, true));
    await fetched();
    await memory.engine.execute((state) =>
      failExternalTask(state, taskOf(failed)?.id ?? '', { workerId: 'w', retries: 0, retryTimeoutMs: 0 }),
    );
    memory.nowMs += 10_000;
    expect(await fetched()).toEqual([]);
    await memory.engine.execute((state) => setInstanceSuspension(state, { processInstanceId: suspended }, false));
    expect(await fetched()).toEqual(['1']);
  });

  it.each<[Partial<FetchTopic>, string[]]>([
    [{ businessKey: '2' }, ['2']],
    [{ businessKey: '' }, []],
    [{ definitionKey: 'a' }, ['1', '2']],
    [{ definitionKey: 'b' }, []],
    [{ definitionKeyIn: ['b', 'a'] }, ['1', '2']],
    [{ definitionKeyIn: ['b'] }, []],
    [{ definitionKeyIn: [] }, ['1', '2']],
    [{ definitionId: 'nope' }, []],
    [{ definitionIdIn: ['nope'] }, []],
    [{ versionTag: 'v%' }, ['1', '2']],
    [{ versionTag: 'v2' }, []],
    [{ tenantIdIn: ['t'] }, []],
    [{ tenantIdIn: [] }, ['1', '2']],
    [{ processVariables: new Map([['n', integer(1)]]) }, ['1']],
    [{ processVariables: new Map([['n', { type: 'String', value: '1' }]]) }, []],
    // One of them is enough.
    [
      {
        processVariables: new Map([
          ['n', integer(1)],
          ['m', integer(7)],
        ]),
      },
      ['1', '2'],
    ],
    [{ processVariables: new Map() }, ['1', '2']],
  ])('with the filter %j gives %j', async (topic, expected) => {
    await start('a', '1', { n: integer(1), m: integer(7) });
    await start('a', '2', { n: integer(2), m: integer(7) });
    expect(await fetched(topic)).toEqual(expected);
  });

  it('cannot ask for an object', async () => {
    const json: TypedValue = { type: 'Json', value: '{}' };
    await expect(fetched({ processVariables: new Map([['n', json]]) })).rejects.toMatchObject({ status: 500 });
  });
});
