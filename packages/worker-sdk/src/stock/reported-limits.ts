import type { SettingLimit } from './stock-client-limit.ts';

/** What is worse than with `createWorker`, but safe: the log says it at the start. */
export const reportedLimits: readonly SettingLimit[] = [
  {
    limit: 'Without asyncResponseTimeout there is no long poll: a new task waits for the end of interval.',
    what: 'reported',
    how: 'Set asyncResponseTimeout, for example to 6000; keep it below 30000: the engine looks again for expired locks only then.',
    seenIn: ({ options: { asyncResponseTimeout, interval } }) =>
      asyncResponseTimeout ? undefined : `asyncResponseTimeout is ${asyncResponseTimeout}, interval is ${interval} ms`,
  },
  {
    limit: 'A long poll does not end when a retry that was put off becomes due, and the engine does not see it either.',
    what: 'reported',
    how: 'Keep asyncResponseTimeout short: retries come late by up to so much.',
    seenIn: ({ options: { asyncResponseTimeout } }) =>
      asyncResponseTimeout ? `asyncResponseTimeout is ${asyncResponseTimeout} ms` : undefined,
  },
  {
    limit:
      'All fetches go by one workerId, so an answer that the network held up is taken for a newer lock of the process.',
    what: 'reported',
    how: 'Give the client another workerId with each start of the process; only createWorker has one for each fetch.',
    seenIn: ({ options: { workerId } }) => `workerId is ${workerId}`,
  },
  {
    limit: 'After a fetch that failed it waits no longer than otherwise, and every process equally long.',
    what: 'reported',
    how: 'Choose another interval for each process; failures are counted, and logged the more seldom the more there are in a row.',
    seenIn: ({ options: { interval } }) => `interval is ${interval} ms`,
  },
  {
    limit: 'A fetch has no time limit: while it is not answered, nothing else is fetched.',
    what: 'reported',
    how: 'Restart the process when health() says that it is not alive, or give requests a limit by an interceptor: got takes timeout: { request }, longer than asyncResponseTimeout.',
    seenIn: ({ options: { interceptors } }) =>
      interceptors ? undefined : 'there is no interceptor that could set one',
  },
  {
    limit: 'One fetch asks for all topics: the one with the longest queue takes the places of the others.',
    what: 'reported',
    how: 'Give a topic that must not wait a client and a worker of its own.',
    seenIn: ({ contracts }) =>
      contracts.length > 1 ? `the topics are ${contracts.map(({ topic }) => topic).join(', ')}` : undefined,
  },
  {
    limit: 'It knows one address of the engine: while that node is away, nothing is fetched.',
    what: 'reported',
    how: 'Give baseUrl an address that leads to every node; answers and extensions of locks go round the nodes of the engine client.',
    seenIn({ engine: { connection } }) {
      const count = connection?.urls.length ?? 0;
      return count > 1 ? `the engine client knows ${count} nodes` : undefined;
    },
  },
  {
    limit: 'Of locks that a killed process has left it knows nothing.',
    what: 'reported',
    how: 'Keep lockDurationMs short: the tasks of a killed process come again only when their locks end.',
    seenIn: ({ options: { workerId } }) => `workerId ${workerId} does not tell whose process it is`,
  },
];
