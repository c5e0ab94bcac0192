import { isIP } from 'node:net';
import type { ServeOptions } from './serve-engine.ts';

/** What is told when the engine is ready: what it is, where it is, where its data is, and who can reach it. */
export function engineBanner(
  url: string,
  {
    host,
    dataDir,
    jobExecutor,
    testEndpoints,
  }: Pick<ServeOptions, 'host' | 'dataDir' | 'jobExecutor' | 'testEndpoints'>,
): string {
  const lines = [
    'Stepwright local engine: Camunda 7 semantics and REST, for development, tests and small single-machine use.',
    '',
    `  REST API     ${url}`,
    `  status page  ${new URL('/', url).href}`,
    `  data         ${dataDir ?? 'in memory: gone at the end (--data DIR keeps it)'}`,
    ...(jobExecutor ? [] : ['  jobs         wait for POST /job/{id}/execute (--job-executor off)']),
    ...(testEndpoints ? ['  for tests    /test/clock and /test/faults are open'] : []),
    '',
    isLoopback(host)
      ? 'It has no authentication and listens on loopback only.'
      : `WARNING: it has no authentication and listens on ${host}: whoever reaches this address may do everything.`,
    'Ctrl-C ends it.',
  ];
  return lines.join('\n');
}

/** Whether only this machine can reach an address. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
