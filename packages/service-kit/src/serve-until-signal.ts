import type { RunningService } from './start-service.ts';

/** What {@link serveUntilSignal} needs of its process; `process` itself fits. */
export interface ServiceProcess {
  on(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
  exit(code: number): void;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * Tells the address of a service in one JSON line on standard output, and stops it at SIGTERM or SIGINT.
 *
 * The process ends with code 0 after a clean stop, else with 1; so it does at once when the same signal comes a second time.
 *
 * @param host @default process
 */
export function serveUntilSignal(
  name: string,
  service: Pick<RunningService, 'url' | 'stop'>,
  host: ServiceProcess = process,
): void {
  const seen = new Set<string>();
  const stop = (signal: string): void => {
    if (seen.has(signal)) host.exit(1);
    // A terminal's SIGINT reaches the whole group, and then the parent may send SIGTERM: that is no second wish.
    if (seen.size === 0) stopCleanly(name, service, host);
    seen.add(signal);
  };
  // Before the address is told: who has read it may stop the service at once.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) host.on(signal, () => stop(signal));
  host.stdout.write(`${JSON.stringify({ service: name, url: service.url })}\n`);
}

function stopCleanly(name: string, service: Pick<RunningService, 'stop'>, host: ServiceProcess): void {
  service.stop().then(
    () => host.exit(0),
    (cause: unknown) => {
      const message = `${name} did not stop cleanly`;
      host.stderr.write(`${JSON.stringify({ level: 'error', message, cause: String(cause) })}\n`);
      host.exit(1);
    },
  );
}
