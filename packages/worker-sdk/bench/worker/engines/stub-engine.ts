import { createServer, type IncomingMessage, type Server } from 'node:http';
import { effectTask, plainInput, plainTask, typedInput, typedTask } from '../load.ts';

/** What a stub engine has seen. */
export interface StubCounts {
  /** Tasks that are offered or handed out, and not completed. */
  readonly open: number;
  readonly fetches: number;
  readonly completes: number;
  /** When the first and the last fetch since the last offer came, in ms. */
  readonly firstFetchAtMs: number;
  readonly lastFetchAtMs: number;
}

interface Fetch {
  readonly maxTasks: number;
  readonly asyncResponseTimeout?: number;
  readonly topics: readonly { readonly topicName: string }[];
}

type Answer = { readonly status: number; readonly text?: string };
type Waiting = { readonly fetch: Fetch; readonly answer: (tasks: string) => void };

/** What stands in a task for its number. */
const NUMBER = '#';
const inputs = { [plainTask.topic]: plainInput, [typedTask.topic]: typedInput, [effectTask.topic]: plainInput };
const templates = new Map(
  Object.entries(inputs).map(([topic, input]) => [
    topic,
    JSON.stringify(taskOf(topic, input(`O-${NUMBER}`))).split(NUMBER),
  ]),
);

/**
 * An engine that costs next to nothing: it hands out as many tasks as it was offered, at once, and answers complete with 204. It holds a fetch
 * in vain as long as it is asked to. What it does not know, and a task that is not open, it refuses as an engine does.
 */
export class StubEngine {
  readonly #waiting = new Set<Waiting>();
  readonly #handedOut = new Set<string>();
  #offered = 0;
  #taskNo = 0;
  #fetches = 0;
  #completes = 0;
  #firstFetchAtMs = 0;
  #lastFetchAtMs = 0;

  /** Answers an HTTP server that does not listen yet. */
  server(): Server {
    return createServer(async (request, response) => {
      const { status, text } = await this.#answer(request).catch(refusal);
      response.writeHead(status, text === undefined ? {} : { 'content-type': 'application/json' });
      response.end(text);
    });
  }

  /** Makes tasks, and begins to count anew. */
  offer(tasks: number): void {
    this.#offered += tasks;
    this.#fetches = 0;
    this.#completes = 0;
    for (const waiting of this.#waiting) {
      if (this.#offered === 0) break;
      waiting.answer(this.#handOut(waiting.fetch));
    }
  }

  counts(): StubCounts {
    return {
      open: this.#offered + this.#handedOut.size,
      fetches: this.#fetches,
      completes: this.#completes,
      firstFetchAtMs: this.#firstFetchAtMs,
      lastFetchAtMs: this.#lastFetchAtMs,
    };
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { url = '' } = request;
    const [, , , id = '', action] = url.split('/');
    if (id === 'fetchAndLock') return { status: 200, text: await this.#fetch(JSON.parse(await textOf(request))) };
    if (action !== 'complete') return refusal(`${url} is unknown`);
    // What a task is completed with is not looked at: the stub must not be what limits the sides.
    request.resume();
    if (!this.#handedOut.delete(id)) return refusal(`The task ${id} is not open`);
    this.#completes += 1;
    return { status: 204 };
  }

  async #fetch(fetch: Fetch): Promise<string> {
    this.#lastFetchAtMs = performance.now();
    if (this.#fetches === 0) this.#firstFetchAtMs = this.#lastFetchAtMs;
    this.#fetches += 1;
    const { asyncResponseTimeout = 0 } = fetch;
    if (this.#offered > 0 || asyncResponseTimeout === 0) return this.#handOut(fetch);
    const { promise, resolve } = Promise.withResolvers<string>();
    const waiting = { fetch, answer: resolve };
    const timer = setTimeout(() => resolve('[]'), asyncResponseTimeout);
    this.#waiting.add(waiting);
    return promise.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(waiting);
    });
  }

  #handOut({ maxTasks, topics }: Fetch): string {
    const template = templates.get(topics[0]?.topicName ?? '');
    if (!template) throw new Error(`There is no task for ${topics[0]?.topicName}.`);
    const count = Math.min(maxTasks, this.#offered);
    this.#offered -= count;
    const tasks = Array.from({ length: count }, () => {
      const number = String(++this.#taskNo);
      this.#handedOut.add(`task-${number}`);
      return template.join(number);
    });
    return `[${tasks.join(',')}]`;
  }
}

/** With the fields that Camunda 7.24 sends. */
function taskOf(topicName: string, variables: object): object {
  return {
    activityId: 'task',
    activityInstanceId: `task:${NUMBER}`,
    createTime: '2030-01-01T10:00:00.000+0000',
    errorMessage: null,
    errorDetails: null,
    executionId: `execution-${NUMBER}`,
    id: `task-${NUMBER}`,
    lockExpirationTime: '2030-01-01T10:00:30.000+0000',
    processDefinitionId: 'bench:1:4711',
    processDefinitionKey: 'bench',
    processDefinitionVersionTag: null,
    processInstanceId: `instance-${NUMBER}`,
    retries: null,
    suspended: false,
    workerId: 'a worker',
    topicName,
    tenantId: null,
    variables: Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, { ...value, valueInfo: {} }]),
    ),
    priority: 0,
    businessKey: `acme:order:O-${NUMBER}`,
    extensionProperties: {},
  };
}

function refusal(error: unknown): Answer {
  const message = error instanceof Error ? error.message : String(error);
  return { status: 404, text: JSON.stringify({ type: 'RestException', message, code: 0 }) };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
