import type { VariableMap } from '@stepwright/contract';
import type { SettingLimit } from './stock-client-limit.ts';

/** What makes a worker on the stock client unsafe, so that it is not made. */
export const refusedLimits: readonly SettingLimit[] = [
  {
    limit: 'Clients that are given no workerId are all called some-random-id.',
    what: 'refused',
    how: 'Give workerId a value that no other process has, such as host, process number and time of the start: the engine tells workers apart by it alone.',
    seenIn({ options: { workerId } }) {
      const isOwn = typeof workerId === 'string' && workerId !== '' && workerId !== 'some-random-id';
      return isOwn ? undefined : `workerId is ${workerId}`;
    },
  },
  {
    limit: 'Without maxParallelExecutions it runs as many tasks at once as there are.',
    what: 'refused',
    how: 'Give maxParallelExecutions as a whole number from 1.',
    seenIn: ({ options }) => notFromOne('maxParallelExecutions', options.maxParallelExecutions),
  },
  {
    limit: 'It checks no numbers: with maxTasks 0 it fetches nothing for ever, with interval 0 it never rests.',
    what: 'refused',
    how: 'Give maxTasks and interval as whole numbers from 1.',
    seenIn: ({ options }) => notFromOne('maxTasks', options.maxTasks) ?? notFromOne('interval', options.interval),
  },
  {
    limit: 'It polls from its making on, and another start() makes another poll loop.',
    what: 'refused',
    how: 'Make it with autoPoll: false, and leave start() and stop() to the worker.',
    seenIn({ client, options: { autoPoll } }) {
      if (autoPoll !== false) return `autoPoll is ${autoPoll}`;
      return client._isPollAllowed ? 'it was started before' : undefined;
    },
  },
  {
    limit: 'One stop() and one maxParallelExecutions are for all its topics, also for those of others.',
    what: 'refused',
    how: 'Give the worker a client of its own, to which nothing else is subscribed.',
    seenIn({ client: { topicSubscriptions } }) {
      if (topicSubscriptions === undefined) return 'its subscriptions are not to be seen';
      const topics = Object.keys(topicSubscriptions);
      return topics.length === 0 ? undefined : `it is subscribed to ${topics.join(', ')}`;
    },
  },
  {
    limit: 'It has no limits of single topics: neither places nor starts in a second.',
    what: 'refused',
    how: 'Leave topics that need them to createWorker, or give such a topic a client and a worker of its own.',
    seenIn({ topics }) {
      const names = Object.keys(topics ?? {});
      return names.length === 0 ? undefined : `topics has limits of ${names.join(', ')}`;
    },
  },
  {
    limit: 'It reads numbers through doubles, so a Long from 2^53 on arrives with other digits.',
    what: 'refused',
    how: 'Leave topics with a Long in their input to createWorker.',
    seenIn({ contracts }) {
      const longs = contracts.flatMap(({ topic, input }) =>
        Object.entries(input as VariableMap).flatMap(([name, { type }]) =>
          type === 'Long' ? [`${topic}.${name}`] : [],
        ),
      );
      return longs.length === 0 ? undefined : `there is a Long in ${longs.join(', ')}`;
    },
  },
];

function notFromOne(name: string, value: number | undefined): string | undefined {
  return Number.isInteger(value) && Number(value) >= 1 ? undefined : `${name} is ${value}`;
}
