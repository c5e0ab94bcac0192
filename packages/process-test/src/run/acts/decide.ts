import type { Task } from '@stepwright/engine-client';
import type { Decide } from '../../scenario/scenario.ts';
import { instancesOf, tokensOf } from '../instances.ts';
import type { Run } from '../run.ts';
import { show } from '../show.ts';
import { Unmet } from '../unmet.ts';
import { encodeFor } from '../wire-values.ts';
import { unlessUndeclared } from './declared-values.ts';
import { takenOrRefused } from './refusal.ts';

/** A person completes a user task. With `groups`, exactly they are offered it. */
export async function decide(run: Run, step: Decide): Promise<void> {
  const { client, subject } = run;
  const contract = subject.contract.userTasks.find(({ taskDefinitionKey }) => taskDefinitionKey === step.task);
  if (!contract)
    throw new Unmet(
      `a user task of the contract of ${subject.contract.key}`,
      `"${step.task}", which it does not declare`,
    );
  const { id } = await openTask(run, step.task);
  if (step.groups) await checkGroups(run, id, step);
  const variables = await unlessUndeclared(() => encodeFor(run, step.task, contract.variables, step.values));
  const { identityVariable, receiptVariable } = contract;
  if (identityVariable !== undefined && receiptVariable !== undefined) {
    const identity = (await client.tasks.variables(id))[identityVariable];
    if (!identity || identity.value === null)
      throw new Unmet(`${step.task} to have its identity in ${identityVariable}`, 'no such variable');
    variables[receiptVariable] = identity;
  }
  await takenOrRefused(run, `${step.task} is completed with ${show(step.values)}`, step.refused === true, () =>
    client.tasks.complete(id, { variables }),
  );
}

async function openTask(run: Run, taskDefinitionKey: string): Promise<Task> {
  const processInstanceIdIn = [...(await instancesOf(run))];
  const [task] = await run.client.tasks.list({ processInstanceIdIn, taskDefinitionKey });
  if (!task)
    throw new Unmet(`an open user task ${taskDefinitionKey}`, `none; the instance is at ${show(await tokensOf(run))}`);
  return task;
}

/** Everybody who has to do with the task counts: an assignee would leave nothing to offer. */
async function checkGroups({ client }: Run, id: string, { task, groups = [] }: Decide): Promise<void> {
  const links = await client.tasks.identityLinks(id);
  const found = links.map(({ type, groupId, userId }) =>
    type === 'candidate' && groupId !== null ? groupId : `${type} ${groupId ?? userId}`,
  );
  const [wanted, offered] = [groups.toSorted().join(', '), found.toSorted().join(', ')];
  if (wanted !== offered) throw new Unmet(`${task} to be offered to ${wanted || 'nobody'}`, offered || 'nobody');
}
