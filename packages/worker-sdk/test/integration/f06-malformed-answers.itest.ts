import { randomUUID } from 'node:crypto';
import type { WireVariables } from '@stepwright/engine-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { incidentOf } from '../faults/engine-says.ts';
import { expectEachOnce, expectWorkGoesOn } from '../faults/expect-each-once.ts';
import { complaintsOfFile, countFault } from '../faults/fault-tally.ts';
import { asHtml, type HostileProxy } from '../faults/hostile-proxy.ts';
import { openScene, openStage, type Stage } from '../faults/scene.ts';
import { useHostileProxy } from '../faults/use-hostile-proxy.ts';

// F06: the engine answers with nonsense. Workers are processes of their own; the engine is Camunda 7.24 or the one that STEPWRIGHT_ENGINE names.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

/** Changes what the engine says of the tasks of one line, in every answer. */
function rewriteTasksOf(proxy: HostileProxy, lineId: string, change: (task: Record<string, unknown>) => unknown): void {
  const changed = (body: string): string => {
    if (!body.startsWith('[')) return body;
    const tasks = JSON.parse(body) as Record<string, unknown>[];
    return JSON.stringify(tasks.map((task) => (JSON.stringify(task).includes(lineId) ? change(task) : task)));
  };
  proxy.breakWhen(({ path }) => (path.endsWith('/fetchAndLock') ? { kind: 'rewrite', change: changed } : undefined));
}

const text = (value: string) => ({ type: 'String', value });

describe('F06: the engine answers with nonsense', () => {
  test.each<[string, (body: string) => string]>([
    ['malformed JSON', (body) => body.slice(0, -1)],
    ['more than 20 MiB', (body) => `${body}${' '.repeat(21 * 1024 * 1024)}`],
    ['an object in place of the tasks', () => '{"tasks":[]}'],
    ['tasks that are null', () => '[null]'],
    ['tasks that are numbers', () => '[7]'],
    ['tasks without topic and id', () => '[{}]'],
    ['tasks of a topic that is none', () => '[{"id":"a","topicName":{"a":1}}]'],
  ])('fetches that bring %s fail, the tasks come again', async (_what, change) => {
    const scene = await openScene(stage);
    const { proxy, worker } = await useHostileProxy(scene);
    let broken = 0;
    proxy.breakWhen(({ path }) =>
      path.endsWith('/fetchAndLock') && broken++ < 3 ? { kind: 'rewrite', change } : undefined,
    );
    await scene.deliver();
    await expectEachOnce(scene);
    const { counters } = await worker.report();
    expect(counters).toMatchObject({ completed: 2, failed: 0 });
    expect(worker.log.filter(({ level }) => level !== 'info')).not.toEqual([]);
  });

  test('an answer to a completion that is no answer of an engine is not taken for a success', async () => {
    const scene = await openScene(stage);
    const { proxy, worker } = await useHostileProxy(scene);
    let broken = 0;
    proxy.breakWhen(({ path }) => (path.endsWith('/complete') && broken++ < 2 ? asHtml(200) : undefined));
    await scene.deliver();
    await expectEachOnce(scene);
    expect(worker.log).toContainEqual(expect.objectContaining({ message: 'answer not taken, sending it again' }));
  });

  test.each<[string, RegExp, (task: Record<string, unknown>) => unknown]>([
    ['a business key that is a number', /^BUSINESS_KEY_INVALID: /, (task) => ({ ...task, businessKey: 42 })],
    ['no business key', /^BUSINESS_KEY_INVALID: /, ({ businessKey: _, ...task }) => task],
    ['variables that are text', /^CONTRACT_INPUT: /, (task) => ({ ...task, variables: 'nonsense' })],
    ['no variables', /^CONTRACT_INPUT: /, ({ variables: _, ...task }) => task],
    ['variables that are null', /^CONTRACT_INPUT: /, (task) => ({ ...task, variables: null })],
    [
      'a variable that is null',
      /^CONTRACT_INPUT: .*lineId/,
      (task) => ({ ...task, variables: { ...(task.variables as object), lineId: null } }),
    ],
    [
      'a variable of an undeclared type',
      /^CONTRACT_INPUT: .*lineId/,
      (task) => ({ ...task, variables: { ...(task.variables as object), lineId: { type: 'Oddity', value: {} } } }),
    ],
  ])('a task with %s is an incident that says so, and the worker goes on', async (_what, message, change) => {
    const scene = await openScene(stage);
    const { proxy, worker } = await useHostileProxy(scene);
    const lineId = `line-${randomUUID()}`;
    rewriteTasksOf(proxy, lineId, change);
    const { processInstanceId } = await scene.deliver(lineId);
    await expectWorkGoesOn(scene);
    expect(await incidentOf(scene, processInstanceId)).toMatch(message);
    expect(worker.hasEnded).toBe(false);
  });

  test.each<[string, string | undefined, WireVariables, RegExp]>([
    ['without a business key', undefined, { tenantId: text('acme'), lineId: text('L-1') }, /^BUSINESS_KEY_INVALID: /],
    ['of another grammar', 'order 7', { tenantId: text('acme'), lineId: text('L-1') }, /^BUSINESS_KEY_INVALID: /],
    [
      'with a number for a text',
      'acme:order:O-1',
      { tenantId: text('acme'), lineId: { type: 'Integer', value: 7 } },
      /^CONTRACT_INPUT: .*lineId/,
    ],
  ])('an order %s is an incident at once, and the worker goes on', async (_what, businessKey, variables, message) => {
    const scene = await openScene(stage);
    await scene.startWorker();
    const processInstanceId = await scene.deliverRaw(businessKey, variables);
    countFault('wrong order');
    expect(await incidentOf(scene, processInstanceId)).toMatch(message);
    await expectWorkGoesOn(scene);
  });
});

test('faults struck, and tasks were done all the same', () => {
  expect(complaintsOfFile({ faults: 30, done: 34 })).toEqual([]);
});
