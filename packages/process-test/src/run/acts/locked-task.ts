import { isDeepStrictEqual } from 'node:util';
import { type AnyTaskContract, VariablesError } from '@stepwright/contract';
import type { ExternalTask, FetchTopic } from '@stepwright/engine-client';
import { instancesOf, tokensOf } from '../instances.ts';
import { type Run, workerId } from '../run.ts';
import { show } from '../show.ts';
import { Unmet } from '../unmet.ts';
import { decodeFor } from '../wire-values.ts';

const lockDurationMs = 600_000;
/** More tasks of one topic than this are not looked through for the one that was meant. */
const tasksMax = 1_000;

/** A task as its worker has it. */
export interface LockedTask {
  readonly task: ExternalTask;
  readonly contract: AnyTaskContract;
}

/**
 * Locks the run's open task of this topic as a worker does: with the variables of the contract's input, decoded by it. Of several, the first
 * that was told what `given` says.
 *
 * @throws Unmet when there is none, or it was told something else
 */
export async function lockTask(
  run: Run,
  topic: string,
  given: Readonly<Record<string, unknown>> = {},
): Promise<LockedTask> {
  const contract = run.subject.contract.tasks.find((task) => task.topic === topic);
  if (!contract)
    throw new Unmet(`a topic of the contract of ${run.subject.contract.key}`, `"${topic}", which it does not declare`);
  const open = await openTasks(run, contract);
  if (open.length === 0)
    throw new Unmet(`an open task ${topic}`, `none; the instance is at ${show(await tokensOf(run))}`);
  const read = await Promise.all(open.map(async (task) => ({ task, input: await inputOf(run, contract, task) })));
  const meant = read.find(({ input }) => differences(input, given).length === 0);
  await Promise.all(open.filter((task) => task !== meant?.task).map(({ id }) => run.client.externalTasks.unlock(id)));
  if (meant) return { task: meant.task, contract };
  const names = Object.keys(given);
  const told = read.map(({ input }) => show(Object.fromEntries(names.map((name) => [name, input[name]]))));
  throw new Unmet(`${topic} to be given ${show(given)}`, told.join(' and '));
}

async function openTasks(run: Run, contract: AnyTaskContract): Promise<readonly ExternalTask[]> {
  const { client, businessKey } = run;
  const topic: FetchTopic = {
    topicName: contract.topic,
    lockDurationMs,
    businessKey,
    variables: Object.keys(contract.input),
  };
  const [tasks, instances] = await Promise.all([
    client.externalTasks.fetchAndLock({ workerId, maxTasks: tasksMax, topics: [topic] }),
    instancesOf(run),
  ]);
  return tasks.filter(({ processInstanceId }) => instances.includes(processInstanceId));
}

async function inputOf(
  run: Run,
  { topic, input }: AnyTaskContract,
  { variables }: ExternalTask,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await decodeFor(run, topic, input, variables);
  } catch (cause) {
    if (!(cause instanceof VariablesError)) throw cause;
    const issues = cause.issues.map(({ path, message }) => `${path} ${message}`).join('; ');
    throw new Unmet(`the input that the contract of ${topic} demands`, issues);
  }
}

function differences(
  input: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.keys(given).filter((name) => !isDeepStrictEqual(input[name], given[name]));
}
