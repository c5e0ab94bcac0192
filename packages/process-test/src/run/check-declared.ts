import { instancesOf } from './instances.ts';
import { knownNames } from './known-variables.ts';
import type { Run } from './run.ts';
import { Unmet } from './unmet.ts';

/**
 * Looks whether the instance keeps to its contract and is well, after each step.
 *
 * @throws Unmet for a task, a message or a user task that the contract does not declare, and for an incident that nobody asked for
 */
export async function checkDeclared(
  run: Run,
  { mayHaveIncidents }: { readonly mayHaveIncidents: boolean },
): Promise<void> {
  const instances = [...(await instancesOf(run))];
  await checkTasks(run, instances);
  await checkMessages(run, instances);
  if (!mayHaveIncidents) await checkIncidents(run, instances);
}

async function checkTasks({ client, subject }: Run, processInstanceIdIn: string[]): Promise<void> {
  const { key, tasks, userTasks } = subject.contract;
  const open = await client.externalTasks.list({ processInstanceIdIn });
  const topic = open.map(({ topicName }) => topicName).find((name) => !tasks.some((task) => task.topic === name));
  if (topic !== undefined) throw undeclared(key, `the topic "${topic}"`);
  const people = await client.tasks.list({ processInstanceIdIn });
  const task = people.find(
    ({ taskDefinitionKey }) => !userTasks.some((each) => each.taskDefinitionKey === taskDefinitionKey),
  );
  if (task) throw undeclared(key, `the user task "${task.taskDefinitionKey}"`);
}

async function checkMessages({ client, subject }: Run, instances: readonly string[]): Promise<void> {
  const { key, messages } = subject.contract;
  for (const processInstanceId of instances) {
    const waits = await client.eventSubscriptions.list({ processInstanceId, eventType: 'message' });
    const name = waits
      .map(({ eventName }) => eventName ?? '')
      .find((each) => !messages.some((message) => message.name === each));
    if (name !== undefined) throw undeclared(key, `the message "${name}"`);
  }
}

/**
 * Looks whether every variable that there ever was has a name that the contract or the model gives. Once, at the end: the history keeps them all.
 *
 * @throws Unmet for the first that has not
 */
export async function checkVariables(run: Run): Promise<void> {
  const { client, subject } = run;
  const known = knownNames(subject);
  if (!known) return;
  const processInstanceIdIn = [...(await instancesOf(run))];
  const variables = await client.history.variableInstances({ processInstanceIdIn });
  const name = variables.map((variable) => variable.name).find((each) => !known.has(each));
  if (name !== undefined) throw undeclared(subject.contract.key, `the variable "${name}"`);
}

async function checkIncidents(run: Run, instances: readonly string[]): Promise<void> {
  for (const processInstanceId of instances) {
    const incidents = await run.client.incidents.list({ processInstanceId });
    const unknown = incidents.find(({ id }) => !run.knownIncidents.has(id));
    if (unknown)
      throw new Unmet(
        'no incident',
        `one at ${unknown.activityId}: ${unknown.incidentMessage ?? unknown.incidentType}`,
      );
  }
}

function undeclared(process: string, what: string): Unmet {
  return new Unmet(`only what the contract of ${process} declares`, `${what}, which it does not`);
}
