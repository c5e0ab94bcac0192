import type { AwaitStep, ClockStep, DeployStep, Model, RestStep, RunDueJobsStep } from './case.ts';
import { typedVariables, type VariablesInput } from './typed-variables.ts';

/** The worker of every external task step that names no other. */
const WORKER = 'worker';
const LOCK_MS = 3_600_000;

/** Calls the REST API; placeholders are filled in. */
export function call(
  method: RestStep['method'],
  path: string,
  body?: unknown,
  options: Partial<Omit<RestStep, 'do' | 'method' | 'path' | 'body'>> = {},
): RestStep {
  return { do: 'rest', method, path, ...(body === undefined ? {} : { body }), ...options };
}

/** Reads something and records the whole answer. */
export function query(path: string, options: Partial<RestStep> = {}): RestStep {
  return call('GET', path, undefined, { answer: 'whole', ...options });
}

/** Asks a question by POST and records the whole answer. */
export function ask(path: string, body: unknown, options: Partial<RestStep> = {}): RestStep {
  return call('POST', path, body, { answer: 'whole', ...options });
}

/** Starts an instance of the newest version. Other fields of the body: `startInstructions`, `withVariablesInReturn`, … */
export function startInstance(key: string, variables: VariablesInput = {}, fields: object = {}): RestStep {
  const body = { variables: typedVariables(variables), ...fields };
  return call('POST', `/process-definition/key/${key}/start`, body, { title: `start ${key}`, answer: 'status' });
}

/** Fetches and locks tasks of these topics for an hour; topics are names or whole topic objects. */
export function fetchAndLock(
  topics: readonly (string | object)[],
  fields: object = {},
  options: Partial<RestStep> = {},
): RestStep {
  const wanted = topics.map((topic) =>
    typeof topic === 'string' ? { topicName: topic, lockDuration: LOCK_MS } : topic,
  );
  const body = { workerId: WORKER, maxTasks: 10, topics: wanted, ...fields };
  return call('POST', '/external-task/fetchAndLock', body, { title: 'fetch and lock', ...options });
}

/** Locks one external task for an hour. Tasks are named by activity, the n-th as `a:1` (from 0). */
export function lock(task: string, workerId: string = WORKER, lockDuration: number = LOCK_MS): RestStep {
  return external('lock', task, { workerId, lockDuration });
}

/** Completes an external task that the worker has locked. */
export function complete(task: string, variables: VariablesInput = {}, fields: object = {}): RestStep {
  return external('complete', task, { workerId: WORKER, variables: typedVariables(variables), ...fields });
}

/** Locks and completes an external task. */
export function work(task: string, variables: VariablesInput = {}, fields: object = {}): RestStep[] {
  return [quietly(lock(task)), { ...complete(task, variables, fields), title: `work ${task}`, sameNames: true }];
}

/** Locks an external task and reports its failure: `{ retries, retryTimeout, errorMessage, errorDetails, variables }`. */
export function fail(task: string, fields: object = {}): RestStep[] {
  return [
    quietly(lock(task)),
    { ...external('failure', task, { workerId: WORKER, errorMessage: 'it failed', ...fields }), sameNames: true },
  ];
}

/** Locks an external task and reports a BPMN error. */
export function throwError(
  task: string,
  errorCode: string,
  variables: VariablesInput = {},
  fields: object = {},
): RestStep[] {
  const body = { workerId: WORKER, errorCode, variables: typedVariables(variables), ...fields };
  return [quietly(lock(task)), { ...external('bpmnError', task, body), sameNames: true }];
}

/** Does something with an external task: `complete`, `failure`, `bpmnError`, `extendLock`, `unlock`, `lock`. */
export function external(action: string, task: string, body: object = {}): RestStep {
  return call('POST', `/external-task/{{external:${task}}}/${action}`, body, {
    title: `${action} ${task}`,
    answer: 'status',
  });
}

/** Completes a user task. */
export function completeTask(task: string, variables: VariablesInput = {}, fields: object = {}): RestStep {
  return userTaskAction('complete', task, { variables: typedVariables(variables), ...fields });
}

/** Does something with a user task: `complete`, `claim`, `delegate`, `resolve`, `bpmnError`, `bpmnEscalation`, … */
export function userTaskAction(action: string, task: string, body: object = {}): RestStep {
  return call('POST', `/task/{{task:${task}}}/${action}`, body, { title: `${action} task ${task}`, answer: 'status' });
}

/** Sends a message: `businessKey`, `correlationKeys`, `processVariables`, `all`, `resultEnabled`, … */
export function sendMessage(messageName: string, fields: object = {}, options: Partial<RestStep> = {}): RestStep {
  return call('POST', '/message', { messageName, ...fields }, { title: `message ${messageName}`, ...options });
}

/** Sends a signal: `executionId`, `variables`, … */
export function sendSignal(name: string, fields: object = {}): RestStep {
  return call('POST', '/signal', { name, ...fields }, { title: `signal ${name}` });
}

/** Executes one job now, whether it is due or not. Jobs are named by activity. */
export function executeJob(activity: string): RestStep {
  return call('POST', `/job/{{job:${activity}}}/execute`, {}, { title: `execute job ${activity}` });
}

/** Executes what is due. */
export function runDueJobs(most: number = 50): RunDueJobsStep {
  return { do: 'run-due-jobs', most };
}

/** Moves the clock forward, in seconds. */
export function advance(seconds: number): ClockStep {
  return { do: 'clock', advance: seconds };
}

/** Moves the clock forward and executes what is due then. */
export function advanceAndRun(seconds: number): (ClockStep | RunDueJobsStep)[] {
  return [advance(seconds), runDueJobs()];
}

/** Puts the clock to an instant. */
export function clockAt(at: string): ClockStep {
  return { do: 'clock', at };
}

/** Lets the clock go on, until it is moved again. */
export function clockRuns(): ClockStep {
  return { do: 'clock', running: true };
}

/** Deploys more models. */
export function deploy(models: readonly Model[], fields: Readonly<Record<string, string>> = {}): DeployStep {
  return { do: 'deploy', models, fields };
}

/** Waits for the answer of a step in the background. */
export function awaitAnswer(name: string): AwaitStep {
  return { do: 'await', name };
}

/** Sets variables of an instance. */
export function setVariables(variables: VariablesInput, instance: string = '{{instance}}'): RestStep {
  const body = { modifications: typedVariables(variables) };
  return call('POST', `/process-instance/${instance}/variables`, body, { title: `set ${Object.keys(variables)}` });
}

/** Deletes an instance; parameters as `?skipIoMappings=true`. */
export function deleteInstance(instance: string = '{{instance}}', parameters: string = ''): RestStep {
  return call('DELETE', `/process-instance/${instance}${parameters}`, undefined, { title: 'delete the instance' });
}

/** Suspends or activates an instance. */
export function suspendInstance(suspended: boolean, instance: string = '{{instance}}'): RestStep {
  const title = suspended ? 'suspend the instance' : 'activate the instance';
  return call('PUT', `/process-instance/${instance}/suspended`, { suspended }, { title });
}

/** Modifies an instance by instructions. */
export function modify(
  instructions: readonly object[],
  fields: object = {},
  instance: string = '{{instance}}',
): RestStep {
  const body = { instructions, ...fields };
  return call('POST', `/process-instance/${instance}/modification`, body, { title: 'modify the instance' });
}

/** Makes the step record nothing unless the engine refuses. */
export function quietly(step: RestStep): RestStep {
  return { ...step, quiet: true };
}
