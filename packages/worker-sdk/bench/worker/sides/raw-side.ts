import { Pool } from 'undici';
import { benchProcess, effectTask, plainOutput, plainTask, typedOutput, typedTask } from '../load.ts';
import { AttemptRows, attemptPool } from './attempt-rows.ts';
import { type OnStart, type Side, type SideSpec, TUNED } from './side.ts';

interface RawTask {
  readonly id: string;
  readonly variables: Parameters<typeof typedOutput>[0];
}

const contracts = { plain: plainTask, typed: typedTask, effect: effectTask };

/**
 * The least that a worker can do: a loop over undici that makes the calls that the native worker makes. It fetches as soon as there is a place,
 * one fetch at a time, for all the places that are free; it checks, extends, retries and logs nothing.
 */
export class RawSide implements Side {
  readonly #spec: SideSpec;
  readonly #onStart: OnStart;
  readonly #path: string;
  readonly #pool: Pool;
  readonly #rows: AttemptRows | undefined;
  #loop: Promise<void> = Promise.resolve();
  #running = 0;
  #wake: () => void = () => undefined;
  #isEnding = false;
  #failure: unknown;
  completed = 0;
  fetches = 0;

  constructor(spec: SideSpec, onStart: OnStart) {
    const { origin, pathname } = new URL(spec.url);
    this.#spec = spec;
    this.#onStart = onStart;
    this.#path = pathname;
    this.#pool = new Pool(origin, { connections: TUNED.connections });
    const { database, preparesStatements = false } = spec;
    this.#rows = database === undefined ? undefined : new AttemptRows(attemptPool(database), preparesStatements);
  }

  begin(): void {
    this.completed = 0;
    this.fetches = 0;
    this.#isEnding = false;
    this.#loop = this.#fetchUntilEnd().catch((error: unknown) => this.#fail(error));
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    this.#wake();
    await this.#loop;
  }

  check(): void {
    if (this.#failure) throw this.#failure;
  }

  async #fetchUntilEnd(): Promise<void> {
    const topics = [this.#topic()];
    await this.#rows?.learn();
    for (let fetchNo = 0; !this.#isEnding; fetchNo++) {
      const maxTasks = TUNED.concurrency - this.#running;
      if (maxTasks > 0) await this.#fetch({ workerId: `raw#${fetchNo}`, maxTasks, usePriority: true, topics });
      else await this.#placeFree();
    }
  }

  #topic(): object {
    const { topic, lockDurationMs, input } = contracts[this.#spec.task];
    return {
      topicName: topic,
      lockDuration: lockDurationMs,
      variables: Object.keys(input),
      processDefinitionKey: benchProcess.key,
      includeExtensionProperties: true,
    };
  }

  async #fetch(asked: { workerId: string; maxTasks: number; usePriority: boolean; topics: object[] }): Promise<void> {
    const body = { ...asked, asyncResponseTimeout: TUNED.longPollMs };
    const tasks = JSON.parse(await this.#post('/external-task/fetchAndLock', body, 200)) as RawTask[];
    this.fetches += 1;
    for (const task of tasks) {
      this.#running += 1;
      this.#complete(task, asked.workerId).catch((error: unknown) => this.#fail(error));
    }
  }

  async #complete({ id, variables }: RawTask, workerId: string): Promise<void> {
    this.#onStart(id);
    const output = this.#spec.task === 'typed' ? typedOutput(variables) : plainOutput();
    await this.#rows?.write(String(variables.orderId?.value));
    await this.#post(`/external-task/${id}/complete`, { workerId, variables: output }, 204);
    this.completed += 1;
    this.#running -= 1;
    this.#wake();
  }

  #placeFree(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async #post(path: string, body: object, expected: number): Promise<string> {
    const { statusCode, body: answer } = await this.#pool.request({
      method: 'POST',
      path: this.#path + path,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (statusCode !== expected) throw new Error(`${path} was answered with ${statusCode}: ${text}`);
    return text;
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
  }
}
