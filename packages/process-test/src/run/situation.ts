import { instancesOf, tokensOf } from './instances.ts';
import { isoDuration } from './iso-duration.ts';
import { inOrder } from './order-passages.ts';
import type { Run } from './run.ts';
import { timersOf } from './timers.ts';

/** How an instance stands, for people who look for why a scenario failed. */
export interface Situation {
  /** One id per token. Empty: it has ended. */
  readonly at: readonly string[];
  /** The elements that were entered, in this order. */
  readonly path: readonly string[];
  /** What it waits for, in words. */
  readonly waits: readonly string[];
  readonly incidents: readonly { readonly element: string; readonly message: string }[];
}

/** Looks how the instance stands now. */
export async function situationOf(run: Run): Promise<Situation> {
  const { client } = run;
  const processInstanceIdIn = [...(await instancesOf(run))];
  const [at, tasks, people, timers] = await Promise.all([
    tokensOf(run),
    client.externalTasks.list({ processInstanceIdIn }),
    client.tasks.list({ processInstanceIdIn }),
    timersOf(run),
  ]);
  const ofEach = await Promise.all(
    processInstanceIdIn.map(async (processInstanceId) => ({
      passages: await client.history.activityInstances({ processInstanceId, sorting: inOrder }),
      messages: await client.eventSubscriptions.list({ processInstanceId }),
      incidents: await client.incidents.list({ processInstanceId }),
    })),
  );
  return {
    at,
    path: ofEach.flatMap(({ passages }) => passages.map(({ activityId }) => activityId)),
    waits: [
      ...tasks.map(
        ({ topicName, retries }) => `a worker of ${topicName}${retries === null ? '' : ` (${retries} retries)`}`,
      ),
      ...people.map(({ taskDefinitionKey }) => `a person for ${taskDefinitionKey}`),
      ...timers.map(({ element, leftMs }) => `the timer ${element} in ${isoDuration(leftMs)}`),
      ...ofEach.flatMap(({ messages }) =>
        messages.map(({ eventType, eventName }) => `the ${eventType} ${eventName ?? ''}`.trim()),
      ),
    ],
    incidents: ofEach.flatMap(({ incidents }) =>
      incidents.map(({ activityId, incidentType, incidentMessage }) => ({
        element: activityId,
        message: incidentMessage ?? incidentType,
      })),
    ),
  };
}
