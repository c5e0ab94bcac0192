import type { EngineClient, ProcessInstanceId } from '@stepwright/engine-client';
import type { Random } from './random.ts';

const actsMax = 30;

/** Starts the process `p` and does what can be done, whatever comes first, until nothing is left or it has been enough. */
export async function walkAtRandom(client: EngineClient, random: Random): Promise<ProcessInstanceId> {
  const numbers = ['a', 'b', 'c'].map((name) => [name, { type: 'Integer', value: random.index(4) }] as const);
  const variables = Object.fromEntries(numbers);
  const { id } = await client.processInstances.start({ processDefinitionKey: 'p', variables });
  for (let count = 0; count < actsMax; count += 1) {
    const acts = await possibleActs(client, id, random);
    if (acts.length === 0) break;
    await random.pick(acts)();
  }
  return id;
}

type Act = () => Promise<unknown>;

async function possibleActs(
  client: EngineClient,
  processInstanceId: ProcessInstanceId,
  random: Random,
): Promise<Act[]> {
  const [tasks, jobs, waits] = await Promise.all([
    client.tasks.list({ processInstanceId }),
    client.jobs.list({ processInstanceId }),
    client.eventSubscriptions.list({ processInstanceId, eventType: 'message' }),
  ]);
  const variables = { [random.pick(['a', 'b', 'c'])]: { type: 'Integer', value: random.index(4) } };
  const message: Act = () => client.messages.correlate({ messageName: 'm', processInstanceId, all: true });
  return [
    ...tasks.map(
      ({ id }) =>
        () =>
          client.tasks.complete(id, { variables }),
    ),
    ...jobs.map(
      ({ id }) =>
        () =>
          client.jobs.execute(id),
    ),
    ...(waits.length > 0 ? [message] : []),
  ];
}
