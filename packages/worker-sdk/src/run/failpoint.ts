import { existsSync, writeFileSync } from 'node:fs';

/**
 * A place where a test may let a worker die.
 *
 * - `before-external-call`: in `attempt.fetch`, just before sending.
 * - `after-external-call`: the handler has its answer, nothing is recorded yet.
 * - `after-attempt-recorded`: the outcome is recorded, the engine knows nothing yet.
 * - `after-complete-sent`: the engine has accepted the completion.
 */
export type FailpointName =
  | 'before-external-call'
  | 'after-external-call'
  | 'after-attempt-recorded'
  | 'after-complete-sent';

/** Called at every failpoint that a run passes. */
export type Failpoint = (
  name: FailpointName,
  task: { readonly topic: string; readonly businessKey: string },
) => void | Promise<void>;

const names: readonly string[] = [
  'before-external-call',
  'after-external-call',
  'after-attempt-recorded',
  'after-complete-sent',
] satisfies FailpointName[];

/**
 * Reads `STEPWRIGHT_FAILPOINT`, written `<name>:<topic>:<hit-file>`: the first run of the topic that passes the failpoint writes the
 * hit file and kills its own process with SIGKILL. While the hit file exists nothing happens, so a restarted worker goes on.
 *
 * @returns undefined when the variable is not set.
 * @throws {TypeError} when it has another form.
 */
export function failpointFromEnvironment(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  kill: () => void = () => process.kill(process.pid, 'SIGKILL'),
): Failpoint | undefined {
  const text = environment.STEPWRIGHT_FAILPOINT;
  if (text === undefined || text === '') return undefined;
  const [wantedName = '', wantedTopic = '', ...path] = text.split(':');
  const hitFile = path.join(':');
  if (!names.includes(wantedName) || wantedTopic === '' || hitFile === '') {
    throw new TypeError(
      `STEPWRIGHT_FAILPOINT must be <name>:<topic>:<hit-file> with a name of ${names.join(', ')}; it is "${text}".`,
    );
  }
  return (name, task) => {
    if (name !== wantedName || task.topic !== wantedTopic || existsSync(hitFile)) return;
    writeFileSync(hitFile, `${new Date().toISOString()} ${name} ${task.topic} ${task.businessKey}\n`);
    kill();
  };
}
