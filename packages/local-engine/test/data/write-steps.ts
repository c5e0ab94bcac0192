/** One call whose answer is recorded on Camunda and compared. `$name` in path and body stands for an id that an earlier step saved. */
export interface WriteStep {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** Saves the property of the answer (of its first item, when it is a list) under a name. */
  readonly save?: Readonly<Record<string, string>>;
}

const EXTERNAL = `<bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="t"/>
<bpmn:serviceTask id="t" camunda:type="external" camunda:topic="w1" camunda:taskPriority="7"><bpmn:extensionElements>
<camunda:properties><camunda:property name="a" value="1"/><camunda:property name="b" value="x"/></camunda:properties>
<camunda:inputOutput><camunda:inputParameter name="loc">L</camunda:inputParameter></camunda:inputOutput>
</bpmn:extensionElements></bpmn:serviceTask>
<bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="e"/><bpmn:endEvent id="e"/>`;

const USER = `<bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="t"/>
<bpmn:userTask id="t" name="T" camunda:assignee="demo" camunda:candidateUsers="u0" camunda:candidateGroups="g1"/>
<bpmn:boundaryEvent id="bt" attachedToRef="t" cancelActivity="false"><bpmn:timerEventDefinition>
<bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
<bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="r"/><bpmn:receiveTask id="r" messageRef="m"/>
<bpmn:sequenceFlow id="f3" sourceRef="r" targetRef="e"/><bpmn:endEvent id="e"/>`;

const DECISION = `<decision id="dec" name="D" camunda:historyTimeToLive="5"><decisionTable id="dt" hitPolicy="FIRST">
<input id="i1"><inputExpression id="ie" typeRef="integer"><text>a</text></inputExpression></input>
<output id="o1" name="out" typeRef="string"/><output id="o2" name="n" typeRef="long"/>
<rule id="r1"><inputEntry id="x1"><text>&lt; 5</text></inputEntry><outputEntry id="y1"><text>"low"</text></outputEntry>
<outputEntry id="y2"><text>7</text></outputEntry></rule></decisionTable></decision>`;

const model = (id: string, elements: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
<bpmn:message id="m" name="msg"/>
<bpmn:process id="${id}" isExecutable="true" camunda:historyTimeToLive="5" camunda:versionTag="v1">
${elements}
</bpmn:process></bpmn:definitions>`;

/** The models that the steps use, by file name. */
export const WRITE_MODELS: Readonly<Record<string, string>> = {
  'wext.bpmn': model('wext', EXTERNAL),
  'wuser.bpmn': model('wuser', USER),
  'dec.dmn': `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="dd" name="d" namespace="x">${DECISION}</definitions>`,
};

const post = (path: string, ...bodies: unknown[]): WriteStep[] =>
  bodies.map((body) => ({ method: 'POST', path, body }));
const put = (path: string, ...bodies: unknown[]): WriteStep[] => bodies.map((body) => ({ method: 'PUT', path, body }));
const remove = (path: string): WriteStep => ({ method: 'DELETE', path });
const get = (path: string, save?: WriteStep['save']): WriteStep => ({ method: 'GET', path, ...(save && { save }) });
const start = (key: string, save: string, body: object = {}): WriteStep => ({
  method: 'POST',
  path: `/process-definition/key/${key}/start`,
  body,
  save: { [save]: 'id' },
});
const broken = { a: { type: 'Foo', value: 1 } };

/** All steps, in the order in which they build on each other. */
export const WRITE_STEPS: readonly WriteStep[] = [
  ...starts(),
  ...fetches(),
  ...['$ext', 'nope'].flatMap(externalTaskCalls),
  ...externalTaskRetries(),
  start('wuser', 'inst', { businessKey: 'b1', variables: { v: { value: 1, type: 'Integer' } } }),
  get('/task?processInstanceId=$inst', { task: 'id', exec: 'executionId' }),
  ...['$task', 'nope'].flatMap(taskCalls),
  ...taskOutcomes(),
  start('wuser', 'inst2', { businessKey: 'b1' }),
  get('/job?processInstanceId=$inst2', { job: 'id', jobdef: 'jobDefinitionId' }),
  ...['$job', 'nope'].flatMap(jobCalls),
  ...manyJobCalls(),
  ...['$jobdef', 'nope'].flatMap(jobDefinitionCalls),
  ...['$job', 'nope'].flatMap((id) => [...post(`/job/${id}/execute`, undefined), remove(`/job/${id}`)]),
  start('wuser', 'inst3', { businessKey: 'b3' }),
  get('/task?processInstanceId=$inst3', { exec3: 'executionId' }),
  ...['$inst3', 'nope'].flatMap(instanceCalls),
  ...manyInstances(),
  ...['$exec3', 'nope'].flatMap(executionCalls),
  ...messages(),
  ...incidents(),
  ...['key/wuser', 'nope', 'key/nope'].flatMap(definitionCalls),
  ...decisions(),
  ...taskUpdates(),
  ...deletions(),
];

function starts(): WriteStep[] {
  const path = '/process-definition/key/wext/start';
  const variables = { n: { value: 1, type: 'Integer' }, s: { value: 'x' }, o: { value: '{"a":1}', type: 'Json' } };
  return [
    start('wext', 'extInst', { businessKey: 'bk', variables, withVariablesInReturn: true }),
    get('/external-task?processInstanceId=$extInst', { ext: 'id' }),
    ...post('/process-definition/key/nope/start', {}),
    ...post('/process-definition/nope/start', {}, undefined),
    ...post(
      path,
      undefined,
      [],
      'x',
      { businessKey: 5 },
      { businessKey: {} },
      { variables: [] },
      { variables: { a: 5 } },
    ),
    ...post(
      path,
      { variables: { a: null } },
      { variables: { a: { value: 'x', type: 'Integer' } } },
      { variables: broken },
    ),
    ...post(path, { unknown: 5 }, { withVariablesInReturn: 'yes' }, { withVariablesInReturn: 'true' }),
    ...post(path, { businessKey: 'x'.repeat(256) }, { variables: { s: { value: 'x'.repeat(4001) } } }),
  ];
}

function fetches(): WriteStep[] {
  const path = '/external-task/fetchAndLock';
  const topic = { topicName: 'w1', lockDuration: 100_000 };
  const fetch = (more: object, one: object = topic): object => ({ workerId: 'w', maxTasks: 1, topics: [one], ...more });
  const none = { topicName: 'none', lockDuration: 1 };
  return [
    ...post(
      path,
      fetch({ includeExtensionProperties: true }, { ...topic, businessKey: 'bk', includeExtensionProperties: true }),
    ),
    ...post('/external-task/$ext/unlock', undefined),
    ...post(path, fetch({}, { ...topic, businessKey: 'bk', variables: ['n', 'zzz'], deserializeValues: true })),
    ...post('/external-task/$ext/unlock', undefined),
    ...post(path, fetch({}, { ...topic, businessKey: 'bk', localVariables: true })),
    ...post(path, fetch({}, none), fetch({ workerId: null }), fetch({ maxTasks: -1 }), fetch({ maxTasks: undefined })),
    ...post(path, fetch({ topics: undefined }), fetch({ topics: [] }), fetch({ topics: {} }), undefined),
    ...post(
      path,
      fetch({}, { lockDuration: 1 }),
      fetch({}, { topicName: 'w1' }),
      fetch({}, { ...topic, lockDuration: -1 }),
    ),
    ...post(path, fetch({}, { ...topic, lockDuration: 'abc' }), fetch({}, { ...topic, lockDuration: null })),
    ...post(path, fetch({ asyncResponseTimeout: 1_800_001 }, none), fetch({ asyncResponseTimeout: -5 }, none)),
    ...post(path, fetch({ asyncResponseTimeout: 0 }, none), fetch({ asyncResponseTimeout: 20 }, none)),
    ...[
      [{ sortBy: 'x' }],
      [{ sortBy: 'createTime', sortOrder: 'up' }],
      [{ sortBy: 'createTime' }],
      [{ sortOrder: 'asc' }],
    ].flatMap((sorting) => post(path, fetch({ sorting }, none))),
    ...post(
      path,
      fetch({ maxTasks: '1' }, none),
      fetch({ maxTasks: 1.5 }, none),
      fetch({ maxTasks: 3_000_000_000 }, none),
    ),
    ...post(path, fetch({ usePriority: 'abc' }, none), fetch({}, { ...none, variables: 'x' })),
    ...post(path, fetch({}, { ...topic, processVariables: { n: { value: 1 } } })),
    ...[
      { businessKey: '' },
      { processDefinitionKeyIn: ['x'] },
      { processDefinitionVersionTag: '' },
      { tenantIdIn: ['x'] },
    ].flatMap((filter) => post(path, fetch({}, { ...topic, ...filter }))),
  ];
}

function externalTaskCalls(id: string): WriteStep[] {
  const path = `/external-task/${id}`;
  const other = { workerId: 'other' };
  const worker = { workerId: 'w' };
  return [
    ...post(`${path}/complete`, undefined, {}, other, { ...worker, variables: broken }),
    ...post(`${path}/failure`, undefined, {}, { ...other, retries: 1 }, { ...worker, retries: -1 }),
    ...post(`${path}/failure`, { ...worker, retries: 1, retryTimeout: -1 }),
    ...post(`${path}/bpmnError`, undefined, {}, { ...other, errorCode: 'x' }, worker, { ...worker, errorCode: '' }),
    ...post(`${path}/extendLock`, undefined, {}, { ...other, newDuration: 1 }, worker, { ...worker, newDuration: -1 }),
    ...post(`${path}/extendLock`, { ...worker, newDuration: 'x' }, { ...worker, newDuration: 200_000 }),
    ...post(`${path}/lock`, undefined, {}, { ...other, lockDuration: 1 }, worker, { ...worker, lockDuration: -1 }),
    ...put(`${path}/retries`, {}, { retries: -1 }, { retries: null }, { retries: 'x' }, { retries: 3 }),
    ...put(`${path}/priority`, {}, { priority: null }, { priority: 5 }, { priority: 'x' }),
    ...post(`${path}/unlock`, undefined, {}),
    ...post(`${path}/complete`, worker),
    ...post(`${path}/extendLock`, { ...worker, newDuration: 10 }),
  ];
}

function externalTaskRetries(): WriteStep[] {
  const ids = { externalTaskIds: ['$ext'] };
  return [
    ...put('/external-task/retries', {}, { retries: 1 }, { retries: 1, externalTaskIds: [] }),
    ...put(
      '/external-task/retries',
      { retries: 1, externalTaskIds: ['nope'] },
      { retries: 1, externalTaskIds: [null] },
    ),
    ...put('/external-task/retries', { retries: -1, ...ids }, { retries: 2, ...ids }),
    ...put('/external-task/retries', { retries: 2, processInstanceIds: ['$extInst'] }),
    ...put('/external-task/retries', { retries: 4, externalTaskQuery: { topicName: 'w1' } }),
    ...put('/external-task/retries', { retries: 6, processInstanceQuery: { processDefinitionKey: 'wext' } }),
    get('/external-task/$ext'),
    ...put('/process-instance/$extInst/suspended', { suspended: true }),
    ...post('/external-task/$ext/lock', { workerId: 'w', lockDuration: 100_000 }),
    ...post('/external-task/$ext/extendLock', { workerId: 'w', newDuration: 100_000 }),
    ...post('/external-task/$ext/complete', { workerId: 'w' }),
    ...post('/external-task/$ext/failure', { workerId: 'w' }),
    ...put('/external-task/$ext/priority', { priority: 8 }),
    ...put('/process-instance/$extInst/suspended', { suspended: false }),
    ...post('/external-task/$ext/failure', { workerId: 'w', retries: 0, errorMessage: 'E', errorDetails: 'D' }),
    get('/incident?processInstanceId=$extInst', { failed: 'id' }),
    remove('/incident/$failed'),
    ...post('/external-task/$ext/complete', { workerId: 'w', variables: { done: { value: true } } }),
    ...post('/external-task/$ext/complete', { workerId: 'w' }),
  ];
}

function taskCalls(id: string): WriteStep[] {
  const path = `/task/${id}`;
  const due = '2030-01-01T00:00:00.000+0000';
  return [
    ...post(`${path}/claim`, {}, { userId: 'a' }, { userId: 'b' }, { userId: 'a' }, { userId: null }),
    ...post(`${path}/unclaim`, undefined, {}),
    ...post(`${path}/assignee`, {}, { userId: 'a' }, { userId: null }),
    ...post(`${path}/delegate`, {}, { userId: 'a' }, { userId: 'x' }),
    get(path),
    ...post(`${path}/resolve`, {}, { variables: broken }, { variables: { q: { value: 1 } } }),
    get(path),
    ...post(`${path}/identity-links`, {}, { userId: 'u', type: 'candidate' }, { groupId: 'g', type: 'candidate' }),
    ...post(
      `${path}/identity-links`,
      { userId: 'u', groupId: 'g', type: 'candidate' },
      { userId: 'as', type: 'assignee' },
    ),
    ...post(`${path}/identity-links`, { userId: 'ow', type: 'owner' }, { groupId: 'g', type: 'assignee' }),
    get(`${path}/identity-links?type=assignee`),
    ...post(
      `${path}/identity-links/delete`,
      {},
      { userId: 'u', type: 'candidate' },
      { groupId: 'g1', type: 'candidate' },
    ),
    ...post(`${path}/identity-links/delete`, { userId: 'nobody', type: 'assignee' }, { userId: 'u' }),
    ...put(path, { name: 'N', description: 'D', priority: 5, due, followUp: due, assignee: 'z', owner: 'o' }),
    get(path),
    ...put(path, { priority: 'x' }, { due: '2030-01-01' }, { due: '2030-01-01T00:00:00Z' }, { delegationState: 'FOO' }),
    ...put(path, { delegationState: 'resolved' }, {}),
    get(path),
    ...put(`${path}/localVariables/a`, { value: 1 }, broken.a),
    get(`${path}/localVariables`),
    ...post(
      `${path}/localVariables`,
      { modifications: { b: { value: 2 } }, deletions: ['a'] },
      { modifications: broken },
      {},
    ),
    ...put(`${path}/variables/c`, { value: 3 }),
    ...post(`${path}/variables`, { modifications: { d: { value: 2 }, b: { value: 9 } }, deletions: ['c'] }),
    get(`${path}/localVariables`),
    ...['variables/d', 'variables/none', 'localVariables/b', 'localVariables/b'].map((name) =>
      remove(`${path}/${name}`),
    ),
    ...post(`${path}/bpmnError`, {}, { errorCode: '' }, { errorCode: 'x', variables: broken }),
    ...post(`${path}/bpmnEscalation`, {}, { escalationCode: 'x' }),
    ...post(`${path}/complete`, { variables: broken }, undefined),
    ...post(`${path}/submit-form`, { variables: broken }),
    remove(path),
  ];
}

function taskOutcomes(): WriteStep[] {
  return [
    ...post('/task/$task/complete', { withVariablesInReturn: true, variables: { z: { value: 1 } } }, {}),
    ...post('/task/$task/submit-form', {}),
    start('wuser', 'form'),
    get('/task?processInstanceId=$form', { formTask: 'id' }),
    ...post('/task/$formTask/delegate', { userId: 'd' }),
    ...post('/task/$formTask/submit-form', { variables: { f: { value: 1 } } }),
    get('/task/$formTask'),
    ...post('/task/$formTask/submit-form', {}),
    get('/task/$formTask'),
  ];
}

/** Which calls make a task count as updated: those for the task itself, even when nothing is another after them. */
function taskUpdates(): WriteStep[] {
  const cases: readonly (readonly [string, readonly WriteStep[]])[] = [
    ['untouched', []],
    ['processVariable', put('/task/$processVariableTask/variables/p', { value: 1 })],
    ['removedVariable', [remove('/task/$removedVariableTask/localVariables/none')]],
    ['ownVariable', put('/task/$ownVariableTask/localVariables/o', { value: 1 })],
    ['sameUser', post('/task/$sameUserTask/claim', { userId: 'demo' })],
    ['otherUser', post('/task/$otherUserTask/claim', { userId: 'other' })],
    ['noCandidate', post('/task/$noCandidateTask/identity-links/delete', { userId: 'nobody', type: 'candidate' })],
    ['resumed', [true, false].flatMap((suspended) => put('/process-instance/$resumed/suspended', { suspended }))],
    ['movedOn', put('/process-instance/$movedOn/variables/v', { value: 1 })],
  ];
  return [
    ...put('/process-definition/key/wuser/suspended', { suspended: false }),
    ...cases.flatMap(([name, steps]) => [
      start('wuser', name),
      get(`/task?processInstanceId=$${name}`, { [`${name}Task`]: 'id' }),
      ...steps,
      get(`/task/$${name}Task`),
      get(`/history/task?taskId=$${name}Task`),
      remove(`/process-instance/$${name}`),
    ]),
  ];
}

function jobCalls(id: string): WriteStep[] {
  const path = `/job/${id}`;
  const dueDate = '2030-01-01T00:00:00.000+0000';
  return [
    ...put(`${path}/retries`, {}, { retries: -1 }, { retries: 2 }, { retries: null }, { retries: 1, dueDate }),
    get(path),
    ...put(`${path}/retries`, { retries: 0 }),
    get(`/incident/count?configuration=${id}`),
    ...put(`${path}/retries`, { retries: 3, dueDate: null }),
    get(`/incident/count?configuration=${id}`),
    get(path),
    ...put(`${path}/duedate`, {}, { duedate: null }, { duedate: dueDate }, { duedate: '2031-01-01T00:00:00Z' }),
    ...put(`${path}/duedate`, { duedate: dueDate, cascade: true }),
    get(path),
    ...post(`${path}/duedate/recalculate`, undefined),
    ...post(`${path}/duedate/recalculate?creationDateBased=false`, undefined),
    get(path),
    ...put(`${path}/priority`, {}, { priority: 5 }, { priority: null }),
    ...put(`${path}/suspended`, {}, { suspended: true }),
    get(path),
    ...put(`${path}/suspended`, { suspended: false }),
  ];
}

function manyJobCalls(): WriteStep[] {
  const suspended = true;
  return [
    ...put('/job/suspended', {}, { suspended, processInstanceId: 'nope' }, { suspended, processDefinitionKey: 'nope' }),
    ...put('/job/suspended', { suspended, processInstanceId: '$inst2', processDefinitionKey: 'x' }),
    ...put('/job/suspended', { suspended, processDefinitionId: 'nope' }, { suspended, jobDefinitionId: 'nope' }),
    ...put('/job/suspended', { suspended, jobId: '$job' }, { suspended, processDefinitionKey: 'wuser' }),
    get('/job/$job'),
    ...put('/job/suspended', { suspended: false, jobDefinitionId: '$jobdef' }),
    get('/job/$job'),
  ];
}

function jobDefinitionCalls(id: string): WriteStep[] {
  const path = `/job-definition/${id}`;
  const dueDate = '2030-01-01T00:00:00.000+0000';
  return [
    ...put(`${path}/retries`, {}, { retries: -1 }, { retries: 2 }),
    ...put('/job/$job/retries', { retries: 0 }),
    ...put(`${path}/retries`, { retries: 4, dueDate }),
    get('/job/$job'),
    ...[{}, { priority: 5 }, { priority: 6, includeJobs: true }, { includeJobs: true }, { priority: null }].flatMap(
      (body) => [...put(`${path}/jobPriority`, body), get(path), get('/job/$job')],
    ),
    ...[
      {},
      { suspended: true },
      { suspended: true, includeJobs: true },
      { suspended: false, includeJobs: true },
    ].flatMap((body) => [...put(`${path}/suspended`, body), get(path), get('/job/$job')]),
    ...put('/job-definition/suspended', {}, { processDefinitionKey: 'wuser' }, { processDefinitionKey: 'nope' }),
    ...put('/job-definition/suspended', { processDefinitionId: 'nope' }, { jobDefinitionId: '$jobdef' }),
  ];
}

function instanceCalls(id: string): WriteStep[] {
  const path = `/process-instance/${id}`;
  const instructions = [
    { type: 'startBeforeActivity', activityId: 'nope' },
    { type: 'foo' },
    { activityId: 't' },
    { type: 'startBeforeActivity' },
    { type: 'cancel' },
    { type: 'cancel', activityInstanceId: 'nope' },
    { type: 'cancel', transitionInstanceId: 'nope' },
    { type: 'startTransition', transitionId: 'nope' },
    { type: 'startTransition' },
    { type: 'startAfterActivity', activityId: 'nope' },
    { type: 'startBeforeActivity', activityId: 't', variables: broken },
    { type: 'startBeforeActivity', activityId: 't', ancestorActivityInstanceId: 'x' },
    { type: 'cancel', activityId: 't', activityInstanceId: 'x' },
  ];
  return [
    ...put(`${path}/variables/a`, { value: 1 }, broken.a, { value: 'x', type: 'Integer' }),
    ...post(
      `${path}/variables`,
      { modifications: { b: { value: 2 } }, deletions: ['a', 'none'] },
      { modifications: broken },
      {},
    ),
    get(`${path}/variables`),
    remove(`${path}/variables/b`),
    remove(`${path}/variables/b`),
    ...put(`${path}/suspended`, {}, { suspended: true }, { suspended: true }, { suspended: false }),
    ...post(`${path}/modification`, {}, { instructions: [] }),
    ...instructions.flatMap((instruction) => post(`${path}/modification`, { instructions: [instruction] })),
  ];
}

function manyInstances(): WriteStep[] {
  const suspended = true;
  return [
    ...put('/process-instance/suspended', {}, { suspended }, { suspended, processInstanceIds: [] }),
    ...put('/process-instance/suspended', { suspended, processInstanceIds: ['nope'] }),
    ...put('/process-instance/suspended', { suspended, processInstanceIds: ['$inst3'] }),
    get('/process-instance/$inst3'),
    ...put('/process-instance/suspended', { suspended: false, processInstanceQuery: { businessKey: 'b3' } }),
    get('/process-instance/$inst3'),
    ...put(
      '/process-instance/suspended',
      { suspended, processDefinitionKey: 'nope' },
      { suspended, processDefinitionId: 'nope' },
    ),
    ...put('/process-instance/suspended', { suspended, processDefinitionId: 'nope', processDefinitionKey: 'x' }),
    ...put('/process-instance/suspended', { suspended, processDefinitionId: 'nope', processInstanceIds: ['$inst3'] }),
    ...put('/process-instance/suspended', { suspended, processDefinitionKey: 'wuser' }),
    get('/process-instance/$inst3'),
    ...put('/process-instance/suspended', { suspended: false, processDefinitionKey: 'wuser' }),
  ];
}

function executionCalls(id: string): WriteStep[] {
  const path = `/execution/${id}`;
  return [
    ...put(`${path}/localVariables/a`, { value: 1 }, broken.a),
    ...post(`${path}/localVariables`, { modifications: { b: { value: 2 } }, deletions: ['a'] }),
    get(`${path}/localVariables`),
    remove(`${path}/localVariables/b`),
    ...post(`${path}/signal`, undefined, { variables: broken }),
    ...post(`${path}/messageSubscriptions/msg/trigger`, {}, { variables: broken }),
    ...post(`${path}/create-incident`, {}),
  ];
}

function messages(): WriteStep[] {
  const messageName = 'msg';
  const message = (more: object): WriteStep[] => post('/message', { messageName, ...more });
  return [
    ...post('/message', {}, { messageName: 'none' }, { messageName: '' }),
    ...message({ businessKey: 'no' }),
    ...message({ processInstanceId: 'nope' }),
    ...message({ variablesInResultEnabled: true }),
    ...message({ tenantId: 'x', withoutTenantId: true }),
    ...message({ correlationKeys: broken }),
    ...message({ correlationKeys: { a: { value: 1, type: 'Integer' } } }),
    ...post('/message', { messageName: 'none', all: true, resultEnabled: true }),
    start('wuser', 'm1', { businessKey: 'two' }),
    get('/task?processInstanceId=$m1', { m1task: 'id' }),
    ...post('/task/$m1task/complete', {}),
    start('wuser', 'm2', { businessKey: 'two' }),
    get('/task?processInstanceId=$m2', { m2task: 'id' }),
    ...post('/task/$m2task/complete', {}),
    ...message({ businessKey: 'two' }),
    get('/event-subscription?processInstanceId=$m1', { m1exec: 'executionId' }),
    ...post('/execution/$m1exec/messageSubscriptions/nope/trigger', {}),
    ...message({
      processInstanceId: '$m1',
      resultEnabled: true,
      variablesInResultEnabled: true,
      processVariables: { k: { value: '1' } },
    }),
    ...message({ businessKey: 'two', resultEnabled: true, all: true }),
    ...post(
      '/signal',
      {},
      { name: 'none' },
      { name: 'none', executionId: 'nope' },
      { name: 'none', variables: broken },
    ),
    ...post('/signal', { name: 'none', withoutTenantId: true }, { name: 'none', executionId: '$exec3' }),
  ];
}

function incidents(): WriteStep[] {
  const path = '/incident/$incident';
  return [
    start('wuser', 'm3'),
    get('/task?processInstanceId=$m3', { m3task: 'id' }),
    ...post('/task/$m3task/complete', {}),
    get('/event-subscription?processInstanceId=$m3', { m3exec: 'executionId' }),
    {
      method: 'POST',
      path: '/execution/$m3exec/create-incident',
      body: { incidentType: 'foo', configuration: 'c', message: 'm' },
      save: { incident: 'id' },
    },
    ...put(`${path}/annotation`, {}, { annotation: 'x' }),
    get(path),
    ...put(`${path}/annotation`, { annotation: 'y'.repeat(4001) }),
    remove(`${path}/annotation`),
    get('/history/incident?incidentId=$incident'),
    remove(path),
    remove(path),
    get('/history/incident?incidentId=$incident'),
    ...put('/incident/nope/annotation', { annotation: 'x' }),
    remove('/incident/nope/annotation'),
    remove('/incident/nope'),
  ];
}

function definitionCalls(name: string): WriteStep[] {
  const path = `/process-definition/${name}`;
  return [
    ...put(`${path}/suspended`, {}, { suspended: true }),
    get(path),
    ...post(`${path}/start`, {}),
    ...put(`${path}/suspended`, { suspended: true, includeProcessInstances: true }),
    get('/process-instance/$inst3'),
    ...put(`${path}/suspended`, { suspended: false, includeProcessInstances: true }),
    get('/process-instance/$inst3'),
    ...put(`${path}/history-time-to-live`, { historyTimeToLive: 6 }, {}),
    ...post(`${path}/submit-form`, {}),
    ...[
      { type: 'foo' },
      { type: 'startBeforeActivity' },
      { type: 'startBeforeActivity', activityId: 'nope' },
      { type: 'cancel', activityId: 't' },
      { type: 'startBeforeActivity', activityId: 'r' },
      { type: 'startTransition', transitionId: 'f2' },
    ].flatMap((instruction) => post(`${path}/start`, { startInstructions: [instruction] })),
    ...put(
      '/process-definition/suspended',
      {},
      { processDefinitionId: 'x' },
      { processDefinitionKey: 'nope', suspended: true },
    ),
  ];
}

function decisions(): WriteStep[] {
  return ['key/dec', 'nope', 'key/nope'].flatMap((name) =>
    post(
      `/decision-definition/${name}/evaluate`,
      undefined,
      {},
      { variables: { a: { value: 1, type: 'Integer' } } },
      { variables: { a: { value: 9 } } },
      { variables: broken },
      { variables: { a: { value: 'abc' } } },
    ),
  );
}

function deletions(): WriteStep[] {
  return [
    remove('/process-instance/nope'),
    remove('/process-instance/nope?failIfNotExists=false'),
    remove('/history/process-instance/$inst3'),
    remove('/process-instance/$inst3?skipIoMappings=true'),
    remove('/process-instance/$inst3'),
    remove('/history/process-instance/$inst3'),
    remove('/history/process-instance/$inst3'),
    remove('/history/process-instance/nope?failIfNotExists=false'),
    remove('/process-definition/nope'),
    remove('/process-definition/key/nope'),
    remove('/process-definition/key/wuser'),
    remove('/process-definition/key/wuser?cascade=true'),
    remove('/deployment/nope'),
    get('/deployment?name=write', { deployment: 'id' }),
    remove('/deployment/$deployment?cascade=true'),
    remove('/deployment/$deployment'),
  ];
}
