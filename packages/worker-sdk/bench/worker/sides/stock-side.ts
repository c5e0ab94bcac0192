import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
// @ts-expect-error The package brings no types.
import { Client, Variables } from 'camunda-external-task-client-js';
import { plainOutput, plainTask } from '../load.ts';
import { type OnStart, type Side, type SideSpec, TUNED } from './side.ts';

/** How long after its stop the client may still have a fetch at the engine that does not wait. */
const LAST_FETCH_MS = 500;

/** `camunda-external-task-client-js` with a subscription whose handler completes. */
export class StockSide implements Side {
  readonly #spec: SideSpec;
  readonly #onStart: OnStart;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: TUNED.connections });
  #client: { start(): void; stop(): void } | undefined;
  #failure: unknown;
  completed = 0;
  fetches = 0;

  constructor(spec: SideSpec, onStart: OnStart) {
    if (spec.task !== 'plain') throw new Error('The stock side knows plain tasks only.');
    this.#spec = spec;
    this.#onStart = onStart;
  }

  begin(): void {
    this.completed = 0;
    this.fetches = 0;
    if (this.#client) this.#client.start();
    else this.#client = this.#createClient();
  }

  async end(): Promise<void> {
    this.#client?.stop();
    await pause(LAST_FETCH_MS + (this.#spec.settings === 'tuned' ? TUNED.longPollMs : 0));
  }

  check(): void {
    if (this.#failure) throw this.#failure;
  }

  #createClient(): { start(): void; stop(): void } {
    const client = new Client({ baseUrl: this.#spec.url, ...(this.#spec.settings === 'tuned' ? this.#tuned() : {}) });
    client.on('poll:success', () => {
      this.fetches += 1;
    });
    client.on('complete:success', () => {
      this.completed += 1;
    });
    client.on('poll:error', (error: unknown) => this.#fail(error));
    client.on('handler:error', (error: unknown) => this.#fail(error));
    client.subscribe(plainTask.topic, this.#handler());
    return client;
  }

  #handler() {
    type Given = { task: { id: string }; taskService: { complete(task: object, variables: object): Promise<void> } };
    return async ({ task, taskService }: Given): Promise<void> => {
      this.#onStart(task.id);
      const variables = new Variables();
      for (const [name, value] of Object.entries(plainOutput())) variables.setTyped(name, value);
      await taskService.complete(task, variables);
    };
  }

  /** Without an agent of its own the client opens as many connections as it has calls. */
  #tuned(): object {
    const agent = { http: this.#agent };
    return {
      maxTasks: TUNED.concurrency,
      maxParallelExecutions: TUNED.concurrency,
      interval: TUNED.stockIntervalMs,
      asyncResponseTimeout: TUNED.longPollMs,
      interceptors: (request: object) => ({ ...request, agent }),
    };
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
  }
}
