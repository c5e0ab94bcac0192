// @ts-expect-error The package brings no types.
import { Client, Variables } from 'camunda-external-task-client-js';
import { expect, it, onTestFinished } from 'vitest';
import { deploy, externalTaskProcess, memoryEngine } from '../../test/helpers/memory-engine.ts';
import { createDispatcher } from './dispatch.ts';
import { ROUTES } from './routes.ts';
import { startRestServer } from './server.ts';

interface HandlerArgs {
  readonly task: { readonly businessKey: string; readonly variables: { get(name: string): unknown } };
  readonly taskService: {
    complete(task: object, variables: object): Promise<void>;
    handleFailure(task: object, failure: object): Promise<void>;
  };
}

it('serves the stock JavaScript external task client', async () => {
  const { engine } = memoryEngine();
  await deploy(engine, { 'a.bpmn': externalTaskProcess('p', 'work') });
  const dispatcher = createDispatcher(engine, ROUTES);
  const server = await startRestServer({ dispatcher });
  const client = new Client({
    baseUrl: server.url,
    workerId: 'stock',
    interval: 10,
    asyncResponseTimeout: 5_000,
    autoPoll: false,
  });
  onTestFinished(async () => {
    client.stop();
    await server.stop();
  });
  const seen: unknown[] = [];
  client.subscribe('work', async ({ task, taskService }: HandlerArgs) => {
    seen.push([task.businessKey, task.variables.get('amount'), task.variables.get('due')]);
    const result = new Variables().set('total', 42).set('note', 'ok');
    await (task.businessKey === 'bad'
      ? taskService.handleFailure(task, { errorMessage: 'broken', errorDetails: 'why', retries: 0, retryTimeout: 0 })
      : taskService.complete(task, result));
  });
  client.start();
  const variables = {
    amount: { type: 'Integer', value: 7 },
    due: { type: 'Date', value: '2030-01-01T00:00:00.000+0000' },
  };
  for (const businessKey of ['good', 'bad']) {
    const call = {
      method: 'POST',
      path: '/process-definition/key/p/start',
      query: new Map(),
      body: { businessKey, variables },
    };
    expect(await dispatcher.dispatch(call)).toMatchObject({ status: 200 });
  }
  await expect.poll(() => engine.state.tables.incidents.size, { timeout: 5_000 }).toBe(1);
  await expect.poll(() => engine.state.tables.externalTasks.size, { timeout: 5_000 }).toBe(1);
  expect(seen).toEqual([
    ['good', 7, new Date('2030-01-01T00:00:00.000Z')],
    ['bad', 7, new Date('2030-01-01T00:00:00.000Z')],
  ]);
  const [failed] = [...engine.state.tables.externalTasks.values()];
  expect(failed).toMatchObject({ errorMessage: 'broken', errorDetails: 'why', retries: 0 });
  const total = [...engine.state.tables.historicVariables.values()].find(({ name }) => name === 'total');
  expect(total?.value).toEqual({ type: 'Integer', value: 42 });
});
