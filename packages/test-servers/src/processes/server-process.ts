import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { pollUntil } from '../poll-until.ts';
import { ServerStartError } from '../server-start-error.ts';
import { guard } from './keeper.ts';
import { LogTail } from './log-tail.ts';
import { processIdentity } from './process-identity.ts';
import { type StopStep, stopProcess } from './stop-process.ts';

export interface ServerProcessOptions {
  /** For messages, for example `PostgreSQL`. */
  name: string;
  command: string;
  args: readonly string[];
  cwd?: string;
  env: NodeJS.ProcessEnv;
  /** The account to run as; ours when absent. */
  account?: { uid: number; gid: number };
  /** Keeps a pipe to its standard input open for a server that ends with it. @default false */
  stdinOpen?: boolean;
  steps: readonly StopStep[];
  /** Removed when the process has been stopped, by us or by the keeper. */
  removeFolders: readonly string[];
  log?: (line: string) => void;
}

/**
 * A server that runs as a child of this process.
 *
 * 1. It is guarded by the keeper from its first moment to its last.
 * 2. It runs in a session of its own, so Ctrl-C reaches us first and we may stop our clients before our servers.
 * 3. It never keeps this process from exiting.
 */
export class ServerProcess {
  readonly pid: number;
  readonly #options: ServerProcessOptions;
  readonly #child: ChildProcess;
  readonly #tail: LogTail;
  readonly #release: () => void;
  readonly #identity: string | undefined;
  #stopped: Promise<void> | undefined;

  private constructor(options: ServerProcessOptions, child: ChildProcess, pid: number, tail: LogTail) {
    this.pid = pid;
    this.#options = options;
    this.#child = child;
    this.#tail = tail;
    this.#identity = processIdentity(pid);
    this.#release = guard({
      pid,
      ...(this.#identity === undefined ? {} : { identity: this.#identity }),
      steps: options.steps,
      removeFolders: options.removeFolders,
    });
  }

  /** Starts the process; that it runs does not yet mean that it serves. */
  static async start(options: ServerProcessOptions): Promise<ServerProcess> {
    const child = spawn(options.command, options.args, {
      cwd: options.cwd,
      env: options.env,
      ...options.account,
      detached: true,
      stdio: [options.stdinOpen ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    const tail = new LogTail(options.log);
    tail.read(child.stdout);
    tail.read(child.stderr);
    child.stdin?.on('error', () => {});
    if (child.pid === undefined) {
      const [cause] = await once(child, 'error');
      throw new ServerStartError('SERVER_EXITED', `${options.name} could not be run from ${options.command}.`, {
        cause,
      });
    }
    const server = new ServerProcess(options, child, child.pid, tail);
    child.on('error', () => {});
    for (const handle of [child, child.stdin, child.stdout, child.stderr]) {
      (handle as { unref?: () => void } | null)?.unref?.();
    }
    return server;
  }

  get logTail(): readonly string[] {
    return this.#tail.lines;
  }

  /** Waits for the first true answer; when the process ends or the limit passes before, it is stopped and an error thrown. */
  async waitUntilReady(isReady: () => Promise<boolean>, limitMs: number): Promise<void> {
    const ready = await pollUntil(async () => this.#hasExited() || (await isReady()), limitMs);
    if (ready && !this.#hasExited()) return;
    const { name } = this.#options;
    const error = this.#hasExited()
      ? new ServerStartError(
          'SERVER_EXITED',
          `${name} ended while it started (${this.#exitText()}); its last lines:`,
          this,
        )
      : new ServerStartError(
          'SERVER_NOT_READY',
          `${name} did not answer within ${limitMs / 1000} s; its last lines:`,
          this,
        );
    await this.stop();
    throw error;
  }

  /** Ends the process and removes its folders; may be called again. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    if (!this.#hasExited() && this.#identity !== undefined) {
      await stopProcess(this.pid, this.#identity, this.#options.steps);
    }
    for (const folder of this.#options.removeFolders) {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    }
    this.#release();
  }

  #hasExited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  #exitText(): string {
    return this.#child.signalCode ?? `exit code ${this.#child.exitCode}`;
  }
}
