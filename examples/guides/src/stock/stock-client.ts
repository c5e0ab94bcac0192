// @ts-expect-error The package brings no types.
import { Client, Variables } from 'camunda-external-task-client-js';

/** What the stock client gives to a handler, as far as it is used here. */
interface Given {
  readonly task: {
    readonly retries: number | null;
    readonly variables: { get(name: string): string };
  };
  readonly taskService: {
    complete(task: object, variables: object): Promise<void>;
    handleFailure(task: object, failure: object): Promise<void>;
    handleBpmnError(task: object, code: string): Promise<void>;
  };
}

/** The worker as many have it: the stock client alone. */
export function startStockClient(url: string, catalogUrl: string): { stop(): void } {
  // #region before
  const client = new Client({
    baseUrl: url,
    workerId: `orders@${process.pid}`,
    maxParallelExecutions: 10,
    asyncResponseTimeout: 6_000,
  });
  client.subscribe('price-order', { lockDuration: 30_000 }, async ({ task, taskService }: Given) => {
    try {
      const article = task.variables.get('article');
      const response = await fetch(`${catalogUrl}/prices/${encodeURIComponent(article)}`);
      if (response.status === 404) return await taskService.handleBpmnError(task, 'ARTICLE_UNKNOWN');
      if (!response.ok) throw new Error(`the catalog answered ${response.status}`);
      const { total } = (await response.json()) as { total: string };
      await taskService.complete(task, new Variables().set('total', total));
    } catch (error) {
      const retries = task.retries === null ? 2 : task.retries - 1; // the engine counts nothing
      await taskService.handleFailure(task, { errorMessage: String(error), retries, retryTimeout: 5_000 });
    }
  });
  // #endregion
  return client;
}
