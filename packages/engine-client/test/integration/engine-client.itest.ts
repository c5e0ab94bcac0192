import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type EngineServer, startEngine } from '@stepwright/test-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createEngineClient,
  EngineBadRequestError,
  type EngineClient,
  EngineHttpError,
  EngineLockExpiredError,
  EngineLockedByAnotherError,
  EngineMismatchingMessageCorrelationError,
  EngineNotFoundError,
  EngineProtocolError,
  EngineValueTooLongError,
  type ExternalTask,
  type NewDeployment,
  type ProcessInstance,
  parseEngineDate,
} from '../../src/index.ts';

let server: EngineServer;
let engine: EngineClient;
let deployment: NewDeployment;

beforeAll(async () => {
  server = await startEngine({ distribution: 'camunda-7.24', jobExecutor: false });
  engine = createEngineClient({ url: server.url });
  const names = ['client-test.bpmn', 'client-test.dmn'];
  const read = async (name: string) => ({ name, content: await readFile(new URL(name, import.meta.url), 'utf8') });
  const files = await Promise.all(names.map(read));
  deployment = { name: 'client test', source: 'tests', enableDuplicateFiltering: true, files };
  await engine.deployments.create(deployment);
});

afterAll(async () => {
  await engine?.close();
  await server?.stop();
});

async function start(variables = {}): Promise<ProcessInstance> {
  return engine.processInstances.start({ processDefinitionKey: 'client-test', businessKey: randomUUID(), variables });
}

/** Starts an instance and locks its external task for a worker of its own. */
async function lock(
  lockDurationMs = 60_000,
): Promise<{ instance: ProcessInstance; task: ExternalTask; workerId: string }> {
  const instance = await start();
  const workerId = `worker-${randomUUID()}`;
  const topics = [{ topicName: 'work', lockDurationMs, businessKey: instance.businessKey ?? '' }];
  const [task] = await engine.externalTasks.fetchAndLock({ workerId, maxTasks: 1, topics });
  if (!task) throw new Error('no task was fetched');
  return { instance, task, workerId };
}

/** Starts an instance and brings it to its user task. */
async function atUserTask(): Promise<{ instance: ProcessInstance; taskId: string }> {
  const { instance, task, workerId } = await lock();
  await engine.externalTasks.complete(task.id, { workerId });
  await engine.messages.correlate({ messageName: 'go', processInstanceId: instance.id });
  const [userTask] = await engine.tasks.list({ processInstanceId: instance.id });
  return { instance, taskId: userTask!.id };
}

describe('the engine', () => {
  it('says its version and what it can do', async () => {
    const version = await engine.version();
    expect(version).toMatch(/^\d+\.\d+/);
    const capabilities = await engine.capabilities();
    expect(capabilities).toMatchObject({ version, jsonType: expect.any(Boolean) });
  });

  it('under a wrong address is a protocol error, not a task that is gone', async () => {
    const lost = createEngineClient({ url: `${server.url}/nowhere` });
    await expect(lost.externalTasks.get('t1')).rejects.toBeInstanceOf(EngineProtocolError);
    await lost.close();
    const root = createEngineClient({ url: new URL('/', server.url).href });
    await expect(root.externalTasks.get('t1')).rejects.toBeInstanceOf(EngineProtocolError);
    await root.close();
  });
});

describe('deployments', () => {
  it('deploy nothing a second time when duplicates are filtered', async () => {
    const again = await engine.deployments.create(deployment);
    const definitions = await engine.processDefinitions.list({ key: 'client-test' });
    expect(definitions).toMatchObject([{ version: 1, deploymentId: again.id }]);
    expect(again.deployedProcessDefinitions).toBeNull();
    expect(await engine.deployments.list({ name: 'client test' })).toMatchObject([{ id: again.id, source: 'tests' }]);
    const { id } = definitions[0]!;
    expect(await engine.processDefinitions.get(id)).toMatchObject({ key: 'client-test', resource: 'client-test.bpmn' });
    expect(await engine.processDefinitions.xml(id)).toBe(deployment.files[0]?.content);
    expect(await engine.processDefinitions.xml('nowhere')).toBeUndefined();
  });

  it('are created with what they define, and deleted with it', async () => {
    const content = String(deployment.files[0]?.content).replaceAll('client-test', 'client-test-2');
    const created = await engine.deployments.create({ name: 'second', files: [{ name: 'a.bpmn', content }] });
    const [definition] = Object.values(created.deployedProcessDefinitions ?? {});
    expect(definition).toMatchObject({ key: 'client-test-2', version: 1 });
    await engine.deployments.delete(created.id, { cascade: true });
    expect(await engine.processDefinitions.list({ key: 'client-test-2' })).toEqual([]);
    await expect(engine.deployments.delete(created.id)).rejects.toBeInstanceOf(EngineNotFoundError);
  });

  it('of a broken model are refused with 400', async () => {
    const files = [{ name: 'a.bpmn', content: '<definitions/>' }];
    await expect(engine.deployments.create({ name: 'broken', files })).rejects.toBeInstanceOf(EngineBadRequestError);
  });
});

describe('process instances', () => {
  it('keep a Long that a number cannot hold', async () => {
    const { id } = await start({ big: { type: 'Long', value: 9007199254740993n }, small: { type: 'Long', value: 7 } });
    const { big, small } = await engine.processInstances.variables(id);
    expect(big).toMatchObject({ type: 'Long', value: 9007199254740993n });
    expect(small).toMatchObject({ type: 'Long', value: 7 });
    const found = await engine.processInstances.list({
      variables: [{ name: 'big', operator: 'eq', value: 9007199254740993n }],
    });
    expect(found.map((instance) => instance.id)).toEqual([id]);
  });

  it('start from the newest version of a key, or from the version that is named', async () => {
    const { definitionId } = await start();
    const named = await engine.processInstances.start({ processDefinitionId: definitionId, businessKey: 'by-id' });
    expect(named).toMatchObject({ definitionId, businessKey: 'by-id' });
    const unknown = engine.processInstances.start({ processDefinitionId: 'nothing:1:1' });
    await expect(unknown).rejects.toMatchObject({ name: 'EngineHttpError', status: 500 });
  });

  it('are listed by typed comparison with a variable', async () => {
    const marker = randomUUID();
    const ids: string[] = [];
    for (const n of [9, 11, 100]) {
      const variables = { n: { type: 'Integer', value: n }, marker: { type: 'String', value: marker } };
      ids.push((await start(variables)).id);
    }
    const found = await engine.processInstances.list({
      processDefinitionKey: 'client-test',
      variables: [
        { name: 'marker', operator: 'eq', value: marker },
        { name: 'n', operator: 'gt', value: 10 },
      ],
    });
    expect(found.map((instance) => instance.id).sort()).toEqual(ids.slice(1).sort());
    const paged = await engine.processInstances.list({
      variables: [{ name: 'marker', operator: 'eq', value: marker }],
      maxResults: 2,
    });
    expect(paged).toHaveLength(2);
  });

  it('take variables, dates among them, and give them back', async () => {
    const { id } = await start({ gone: { type: 'String', value: 'x' } });
    const due = new Date('2030-05-01T10:20:30.456Z');
    await engine.processInstances.setVariables(id, { due: { type: 'Date', value: due } }, { remove: ['gone'] });
    const variables = await engine.processInstances.variables(id);
    expect(Object.keys(variables)).toEqual(['due']);
    expect(parseEngineDate(String(variables.due?.value))).toEqual(due);
  });

  it('refuse a String over 4000 characters with the error for it', async () => {
    const tooLong = start({ text: { type: 'String', value: 'x'.repeat(4001) } });
    await expect(tooLong).rejects.toBeInstanceOf(EngineValueTooLongError);
    await expect(tooLong).rejects.toMatchObject({ outcome: 'not-done', engineCode: 10002 });
  });

  it('show their activities, can be modified, suspended and deleted', async () => {
    const { id } = await start();
    const tree = await engine.processInstances.activityInstances(id);
    expect(tree?.childActivityInstances).toMatchObject([{ activityId: 'work' }]);
    await engine.processInstances.modify(id, {
      instructions: [
        { type: 'cancel', activityId: 'work' },
        { type: 'startBeforeActivity', activityId: 'approve' },
      ],
    });
    expect(await engine.tasks.list({ processInstanceId: id })).toMatchObject([{ taskDefinitionKey: 'approve' }]);
    await engine.processInstances.setSuspended(id, true);
    expect(await engine.processInstances.get(id)).toMatchObject({ id, suspended: true, ended: false });
    await engine.processInstances.delete(id);
    expect(await engine.processInstances.get(id)).toBeUndefined();
    await expect(engine.processInstances.delete(id)).rejects.toBeInstanceOf(EngineNotFoundError);
  });

  it('of an unknown process are not found', async () => {
    const unknown = engine.processInstances.start({ processDefinitionKey: 'nowhere' });
    await expect(unknown).rejects.toBeInstanceOf(EngineNotFoundError);
  });
});

describe('external tasks', () => {
  it('are fetched with their variables, completed once, and then not found', async () => {
    const instance = await start({ a: { type: 'Integer', value: 1 }, b: { type: 'String', value: 'x' } });
    const topics = [
      { topicName: 'work', lockDurationMs: 60_000, businessKey: instance.businessKey ?? '', variables: ['a'] },
    ];
    const [task] = await engine.externalTasks.fetchAndLock({ workerId: 'w1', maxTasks: 5, topics });
    expect(task).toMatchObject({ topicName: 'work', workerId: 'w1', retries: null, processInstanceId: instance.id });
    expect(task?.variables).toEqual({ a: { type: 'Integer', value: 1, valueInfo: {} } });
    const { id } = task!;
    await engine.externalTasks.complete(id, { workerId: 'w1', variables: { done: { type: 'Boolean', value: true } } });
    expect(await engine.externalTasks.get(id)).toBeUndefined();
    const again = engine.externalTasks.complete(id, { workerId: 'w1' });
    await expect(again).rejects.toBeInstanceOf(EngineNotFoundError);
    const log = await engine.history.externalTaskLog({ externalTaskId: id, successLog: true });
    expect(log).toMatchObject([{ externalTaskId: id, successLog: true, workerId: 'w1' }]);
  });

  it('refuse another worker, whatever it does', async () => {
    const { task } = await lock();
    const other = { workerId: 'other' };
    const calls = [
      engine.externalTasks.complete(task.id, other),
      engine.externalTasks.bpmnError(task.id, { ...other, errorCode: 'REJECTED' }),
      engine.externalTasks.failure(task.id, { ...other, errorMessage: 'x', retries: 1, retryTimeoutMs: 0 }),
      engine.externalTasks.extendLock(task.id, { ...other, newDurationMs: 1_000 }),
    ];
    for (const result of await Promise.allSettled(calls)) {
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(EngineLockedByAnotherError) });
    }
  });

  it('take a BPMN error to its boundary event', async () => {
    const { instance, task, workerId } = await lock();
    const variables = { why: { type: 'String', value: 'credit' } };
    await engine.externalTasks.bpmnError(task.id, { workerId, errorCode: 'REJECTED', errorMessage: 'no', variables });
    const ends = await engine.history.activityInstances({ processInstanceId: instance.id, activityId: 'rejected' });
    expect(ends).toHaveLength(1);
    const found = await engine.history.variableInstances({ processInstanceId: instance.id, variableNameIn: ['why'] });
    expect(found).toMatchObject([{ name: 'why', type: 'String', value: 'credit' }]);
  });

  it('with no retries left make an incident, which retries end', async () => {
    const { instance, task, workerId } = await lock();
    const failed = {
      workerId,
      errorMessage: 'down',
      errorDetails: 'at line 1\nat line 2',
      retries: 0,
      retryTimeoutMs: 0,
    };
    await engine.externalTasks.failure(task.id, failed);
    const [incident] = await engine.incidents.list({ processInstanceId: instance.id });
    expect(incident).toMatchObject({
      incidentType: 'failedExternalTask',
      configuration: task.id,
      incidentMessage: 'down',
    });
    expect(await engine.externalTasks.errorDetails(task.id)).toBe(failed.errorDetails);
    const { id } = incident!;
    await engine.incidents.annotate(id, 'seen');
    expect(await engine.incidents.get(id)).toMatchObject({ annotation: 'seen' });
    await engine.incidents.annotate(id, null);
    expect(await engine.incidents.get(id)).toMatchObject({ annotation: null });
    await engine.externalTasks.setRetries(task.id, 2);
    expect(await engine.incidents.get(id)).toBeUndefined();
    expect(await engine.externalTasks.get(task.id)).toMatchObject({ retries: 2, errorMessage: 'down' });
    const remembered = await engine.history.incidents({ processInstanceId: instance.id });
    expect(remembered).toMatchObject([{ resolved: true, open: false }]);
  });

  it('have no error details before a failure', async () => {
    const { task } = await lock();
    expect(await engine.externalTasks.errorDetails(task.id)).toBeUndefined();
  });

  it('keep a lock that is extended, and refuse to extend one that has expired', async () => {
    const { task, workerId } = await lock(60_000);
    await engine.externalTasks.extendLock(task.id, { workerId, newDurationMs: 3_600_000 });
    const { lockExpirationTime } = (await engine.externalTasks.get(task.id)) ?? {};
    expect(parseEngineDate(String(lockExpirationTime)).getTime()).toBeGreaterThan(Date.now() + 3_000_000);
    await engine.externalTasks.extendLock(task.id, { workerId, newDurationMs: 1 });
    await expect
      .poll(() => engine.externalTasks.list({ externalTaskId: task.id, notLocked: true }), { timeout: 5_000 })
      .toHaveLength(1);
    const late = engine.externalTasks.extendLock(task.id, { workerId, newDurationMs: 1_000 });
    await expect(late).rejects.toBeInstanceOf(EngineLockExpiredError);
  });

  it('can be unlocked and are then refused to who had them', async () => {
    const { task, workerId } = await lock();
    await engine.externalTasks.unlock(task.id);
    expect(await engine.externalTasks.get(task.id)).toMatchObject({ workerId: null, lockExpirationTime: null });
    await expect(engine.externalTasks.complete(task.id, { workerId })).rejects.toBeInstanceOf(
      EngineLockedByAnotherError,
    );
  });

  it('wake a long poll when they come', async () => {
    const businessKey = randomUUID();
    const topics = [{ topicName: 'work', lockDurationMs: 60_000, businessKey }];
    const fetch = { workerId: 'poller', maxTasks: 1, asyncResponseTimeoutMs: 20_000, topics };
    const polled = engine.externalTasks.fetchAndLock(fetch);
    const instance = await engine.processInstances.start({ processDefinitionKey: 'client-test', businessKey });
    expect(await polled).toMatchObject([{ processInstanceId: instance.id }]);
  });
});

describe('executions', () => {
  it('of an external task keep variables that its next fetch sees and nothing after its completion', async () => {
    const { task, workerId } = await lock();
    const note = { type: 'String', value: 'page 7' };
    await engine.executions.setLocalVariable(task.executionId, 'note', note);
    await engine.executions.setLocalVariable(task.executionId, 'gone', note);
    await engine.executions.deleteLocalVariable(task.executionId, 'gone');
    await engine.executions.deleteLocalVariable(task.executionId, 'gone');
    await engine.externalTasks.unlock(task.id);
    const topics = [{ topicName: 'work', lockDurationMs: 60_000, businessKey: task.businessKey ?? '' }];
    const [again] = await engine.externalTasks.fetchAndLock({ workerId, maxTasks: 1, topics });
    expect(again?.variables.note).toMatchObject(note);
    expect(again?.variables.gone).toBeUndefined();
    expect((await engine.processInstances.variables(task.processInstanceId)).note).toBeUndefined();
    await engine.externalTasks.complete(task.id, { workerId });
    const late = engine.executions.setLocalVariable(task.executionId, 'note', note);
    await expect(late).rejects.toMatchObject({ status: 500, engineMessage: expect.stringContaining('is null') });
  });
});

describe('messages', () => {
  it('go to the one that waits, and mismatch when none does', async () => {
    const { instance, task, workerId } = await lock();
    await engine.externalTasks.complete(task.id, {
      workerId,
      variables: { callback: { type: 'String', value: 'c1' } },
    });
    const [subscription] = await engine.eventSubscriptions.list({ processInstanceId: instance.id });
    expect(subscription).toMatchObject({ eventType: 'message', eventName: 'go', activityId: 'wait-for-go' });
    const go = (callback: string) =>
      engine.messages.correlate({
        messageName: 'go',
        businessKey: instance.businessKey ?? '',
        correlationKeys: { callback: { type: 'String', value: callback } },
        resultEnabled: true,
      });
    await expect(go('c2')).rejects.toBeInstanceOf(EngineMismatchingMessageCorrelationError);
    expect(await go('c1')).toMatchObject([{ resultType: 'Execution', execution: { processInstanceId: instance.id } }]);
    await expect(go('c1')).rejects.toMatchObject({ code: 'ENGINE_MISMATCHING_MESSAGE_CORRELATION', ambiguous: false });
  });

  it('mismatch when two wait, unless they are for all', async () => {
    for (const { task, workerId } of [await lock(), await lock()]) {
      const variables = { group: { type: 'String', value: 'both' } };
      await engine.externalTasks.complete(task.id, { workerId, variables });
    }
    const message = { messageName: 'go', correlationKeys: { group: { type: 'String', value: 'both' } } };
    await expect(engine.messages.correlate(message)).rejects.toMatchObject({ ambiguous: true, outcome: 'not-done' });
    expect(await engine.messages.correlate({ ...message, all: true, resultEnabled: true })).toHaveLength(2);
    expect(await engine.messages.correlate({ ...message, all: true })).toEqual([]);
  });
});

describe('signals', () => {
  it('may find nobody, and an execution that does not wait is a refusal', async () => {
    const variables = { seen: { type: 'Boolean', value: true } };
    expect(await engine.signals.send({ name: 'nobody-waits', variables })).toBeUndefined();
    const { task } = await lock();
    const sent = engine.signals.send({ name: 'nobody-waits', executionId: task.executionId });
    await expect(sent).rejects.toBeInstanceOf(EngineHttpError);
  });
});

describe('user tasks', () => {
  it('are claimed and completed; completing again is a refusal with unknown outcome that history explains', async () => {
    const { instance, taskId } = await atUserTask();
    await engine.tasks.claim(taskId, 'anna');
    await expect(engine.tasks.claim(taskId, 'bert')).rejects.toBeInstanceOf(EngineHttpError);
    await engine.tasks.unclaim(taskId);
    await engine.tasks.setAssignee(taskId, 'anna');
    expect(await engine.tasks.get(taskId)).toMatchObject({ assignee: 'anna', name: 'Approve' });
    expect(await engine.tasks.identityLinks(taskId)).toContainEqual({
      type: 'assignee',
      userId: 'anna',
      groupId: null,
    });
    const approved = { variables: { approved: { type: 'Boolean', value: true } } };
    await engine.tasks.complete(taskId, approved);
    expect(await engine.tasks.get(taskId)).toBeUndefined();
    await expect(engine.tasks.complete(taskId, approved)).rejects.toMatchObject({ status: 500, outcome: 'unknown' });
    const [remembered] = await engine.history.tasks({ taskId });
    expect(remembered).toMatchObject({ id: taskId, deleteReason: 'completed', processInstanceId: instance.id });
  });

  it('are listed by process variables and show theirs', async () => {
    const { taskId } = await atUserTask();
    const owned = { variables: { orderId: { type: 'String', value: randomUUID() } } };
    const { processInstanceId } = (await engine.tasks.get(taskId)) ?? {};
    await engine.processInstances.setVariables(String(processInstanceId), owned.variables);
    const found = await engine.tasks.list({
      processVariables: [{ name: 'orderId', operator: 'eq', value: owned.variables.orderId.value }],
      sorting: [{ sortBy: 'created', sortOrder: 'desc' }],
    });
    expect(found.map((task) => task.id)).toEqual([taskId]);
    expect(await engine.tasks.variables(taskId)).toMatchObject(owned.variables);
  });
});

describe('jobs', () => {
  it('can be postponed, executed before they are due, and end the instance', async () => {
    const { instance, taskId } = await atUserTask();
    await engine.tasks.complete(taskId);
    const [job] = await engine.jobs.list({ processInstanceId: instance.id, timers: true });
    const { id } = job!;
    const due = new Date('2040-01-01T00:00:00Z');
    await engine.jobs.setDueDate(id, due);
    await engine.jobs.setRetries(id, 7);
    const changed = await engine.jobs.get(id);
    expect(changed).toMatchObject({ retries: 7 });
    expect(parseEngineDate(String(changed?.dueDate))).toEqual(due);
    expect(await engine.jobs.stacktrace(id)).toBeUndefined();
    await engine.jobs.execute(id);
    expect(await engine.jobs.get(id)).toBeUndefined();
    const [ended] = await engine.history.processInstances({ processInstanceId: instance.id });
    expect(ended).toMatchObject({ state: 'COMPLETED', businessKey: instance.businessKey });
  });
});

describe('migrations', () => {
  it('are tried without being done: what the engine refuses and which instances are in the way, each with its activity', async () => {
    const text = await readFile(new URL('client-test.bpmn', import.meta.url), 'utf8');
    // Without the external task, and a user task where the message was.
    const next = text
      .replace('<serviceTask id="work" camunda:type="external" camunda:topic="work" />', '<task id="other" />')
      .replace(/<boundaryEvent id="work-rejected".*?<endEvent id="rejected" \/>/s, '')
      .replaceAll('Ref="work"', 'Ref="other"')
      .replaceAll('client-test', 'client-test-next');
    await engine.deployments.create({ name: 'client test next', files: [{ name: 'next.bpmn', content: next }] });
    const [atWork, atWait] = [await start(), await lock()];
    await engine.externalTasks.complete(atWait.task.id, { workerId: atWait.workerId });
    const definitionOf = async (key: string) =>
      (await engine.processDefinitions.list({ key, latestVersion: true }))[0]?.id;
    const [source, target] = [await definitionOf('client-test'), await definitionOf('client-test-next')];
    if (!source || !target) throw new Error('no definitions');
    const plan = await engine.migrations.generate({
      sourceProcessDefinitionId: source,
      targetProcessDefinitionId: target,
    });
    const instances = [atWork.id, atWait.instance.id];
    expect(await engine.migrations.dryRun(plan, instances)).toEqual({
      plan,
      faults: [],
      blocked: [{ processInstanceId: atWork.id, activityIds: ['work'] }],
      ready: [atWait.instance.id],
    });
    await expect(engine.migrations.execute(plan, instances)).rejects.toBeInstanceOf(EngineBadRequestError);
    const wrong = {
      ...plan,
      instructions: [{ sourceActivityIds: ['work'], targetActivityIds: ['approve'], updateEventTrigger: false }],
    };
    expect(await engine.migrations.validate(wrong)).toMatchObject([
      { activityId: 'work', reasons: [expect.stringMatching(/type/)] },
    ]);
    await engine.migrations.execute(plan, [atWait.instance.id]);
    expect(await engine.processInstances.get(atWait.instance.id)).toMatchObject({ definitionId: target });
    expect(await engine.migrations.dryRun(plan, [atWork.id])).toMatchObject({
      ready: [],
      blocked: [{ activityIds: ['work'] }],
    });
  });
});

describe('history', () => {
  it('finds instances by variable, and what they did in order', async () => {
    const marker = randomUUID();
    const { id } = await start({ marker: { type: 'String', value: marker } });
    const variables = [{ name: 'marker', operator: 'eq' as const, value: marker }];
    const startedAfter = new Date(Date.now() - 600_000);
    const found = await engine.history.processInstances({ variables, unfinished: true, startedAfter });
    expect(found).toMatchObject([{ id, state: 'ACTIVE', processDefinitionKey: 'client-test' }]);
    const activities = await engine.history.activityInstances({
      processInstanceId: id,
      sorting: [{ sortBy: 'occurrence', sortOrder: 'asc' }],
    });
    expect(activities.map((activity) => activity.activityId)).toEqual(['start', 'work']);
  });

  it('tells every change of a variable, and which passage made it', async () => {
    const { instance, task, workerId } = await lock();
    await engine.processInstances.setVariables(instance.id, { step: { type: 'Integer', value: 1 } });
    await engine.externalTasks.complete(task.id, { workerId, variables: { step: { type: 'Integer', value: 2 } } });
    const details = await engine.history.details({
      processInstanceId: instance.id,
      variableNameLike: 'step',
      sorting: [{ sortBy: 'occurrence', sortOrder: 'asc' }],
    });
    expect(details).toMatchObject([
      { variableName: 'step', type: 'variableUpdate', variableType: 'Integer', value: 1, revision: 0 },
      { value: 2, revision: 1, activityInstanceId: task.activityInstanceId, initial: false },
    ]);
  });
});

describe('decisions', () => {
  it.each([
    [999, 'team'],
    [9007199254740993n, 'director'],
  ])('of %s answer %s', async (amount, level) => {
    const result = await engine.decisions.evaluate('approval-level', { amount: { type: 'Long', value: amount } });
    expect(result).toMatchObject([{ level: { type: 'String', value: level } }]);
  });

  it('are remembered with what was asked, the rules that matched and what they gave', async () => {
    const before = new Date();
    await engine.decisions.evaluate('approval-level', { amount: { type: 'Long', value: 9007199254740993n } });
    const [latest] = await engine.history.decisionInstances({
      decisionDefinitionKey: 'approval-level',
      evaluatedAfter: before,
      rootDecisionInstancesOnly: true,
      sorting: [{ sortBy: 'evaluationTime', sortOrder: 'desc' }],
    });
    expect(latest).toMatchObject({
      decisionDefinitionName: 'Approval level',
      processInstanceId: null,
      rootDecisionInstanceId: null,
      collectResultValue: null,
      inputs: [{ clauseId: 'amount', clauseName: 'Amount', type: 'Long', value: 9007199254740993n }],
      outputs: [{ clauseId: 'level', ruleId: 'large', ruleOrder: 1, variableName: 'level', value: 'director' }],
    });
    expect(parseEngineDate(latest?.evaluationTime ?? '').getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(await engine.history.decisionInstances({ decisionDefinitionKey: 'approval-level', maxResults: 0 })).toEqual(
      [],
    );
    expect(await engine.history.decisionInstances({ decisionDefinitionKey: 'none' })).toEqual([]);
  });
});
