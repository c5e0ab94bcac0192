import { setTimeout as pause } from 'node:timers/promises';
import { FormData, Pool } from 'undici';
import { COMPLETE_BODY, FETCH_BODY, MODEL, startBody } from './model.ts';

/** How many calls are under way at a time. */
const IN_FLIGHT = 16;
/** How many tasks a fetch asks for, and how many instances wait at its time. */
const BATCH = 50;

const completeText = JSON.stringify(COMPLETE_BODY);
const fetchText = JSON.stringify(FETCH_BODY);

/** The load of one engine: nothing but HTTP calls over kept-alive connections, the same for every engine. */
export class RestLoad {
  readonly #pool: Pool;
  readonly #path: string;
  #started = 0;

  constructor(url: string) {
    const { origin, pathname } = new URL(url);
    this.#pool = new Pool(origin, {
      connections: IN_FLIGHT,
      pipelining: 1,
      headersTimeout: 30_000,
      bodyTimeout: 30_000,
    });
    this.#path = pathname;
  }

  async deploy(): Promise<void> {
    const form = new FormData();
    form.append('deployment-name', 'bench');
    form.append('order.bpmn', new File([MODEL], 'order.bpmn'));
    const { statusCode, body } = await this.#pool.request({
      method: 'POST',
      path: `${this.#path}/deployment/create`,
      body: form,
    });
    if (statusCode !== 200) throw new Error(`The deployment was answered with ${statusCode}: ${await body.text()}`);
    await body.dump();
    await all(BATCH, () => this.#start());
  }

  /**
   * Starts, fetches and completes for so long, or until so many instances went through; answers how many instances went through in a second. Starts of the next batch go between the completions
   * of the last one, so that as many instances wait at the end as at the beginning.
   */
  async run(durationMs: number, instancesMax: number = Number.POSITIVE_INFINITY): Promise<number> {
    const begin = performance.now();
    let completed = 0;
    for (; performance.now() - begin < durationMs && completed < instancesMax; completed += BATCH) {
      const tasks = await this.#fetch();
      let next = 0;
      await all(2 * BATCH, (at) => (at % 2 === 0 ? this.#start() : this.#complete(tasks[next++] as string)));
    }
    return (completed / (performance.now() - begin)) * 1000;
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  async #start(): Promise<void> {
    this.#started += 1;
    await this.#post('/process-definition/key/order/start', JSON.stringify(startBody(this.#started)), 200);
  }

  async #complete(id: string): Promise<void> {
    await this.#post(`/external-task/${id}/complete`, completeText, 204);
  }

  async #fetch(): Promise<string[]> {
    for (let tries = 0; tries < 50; tries++) {
      const tasks = JSON.parse(await this.#post('/external-task/fetchAndLock', fetchText, 200)) as { id: string }[];
      if (tasks.length === BATCH) return tasks.map(({ id }) => id);
      await pause(20);
    }
    throw new Error(`${BATCH} instances were started, but a fetch does not find so many tasks.`);
  }

  async #post(path: string, text: string, expected: number): Promise<string> {
    const { statusCode, body } = await this.#pool.request({
      method: 'POST',
      path: this.#path + path,
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    const answer = await body.text();
    if (statusCode !== expected) throw new Error(`${path} was answered with ${statusCode}: ${answer}`);
    return answer;
  }
}

/** Calls `work` for every number below `count`, as many at a time as may be under way. */
async function all(count: number, work: (at: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
}
