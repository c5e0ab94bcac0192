import type { Execution } from '../kernel/execution.ts';

/** What an instance has, in the engine's words and order. */
type Kind = 'tasks' | 'externalTask' | 'incidents' | 'jobs' | 'event subscriptions' | 'variables';

/** What of a process instance has not been found to belong to any activity instance yet. */
export class Unparsed {
  readonly #ids: ReadonlyMap<Kind, Set<string>>;

  constructor(root: Execution) {
    const { tables } = root.run.state;
    const executions = tables.executionsByInstance.get(root.id);
    const ids = (records: readonly { readonly id: string }[]): Set<string> => new Set(records.map(({ id }) => id));
    this.#ids = new Map<Kind, Set<string>>([
      ['tasks', ids(tables.userTasksByInstance.get(root.id))],
      ['externalTask', ids(tables.externalTasksByInstance.get(root.id))],
      ['incidents', ids(tables.incidentsByInstance.get(root.id))],
      ['jobs', ids(tables.jobsByInstance.get(root.id).filter(({ executionId }) => executionId !== undefined))],
      ['event subscriptions', ids(executions.flatMap(({ id }) => tables.subscriptionsByExecution.get(id)))],
      ['variables', ids(executions.flatMap(({ id }) => tables.variablesByExecution.get(id)))],
    ]);
  }

  take(kind: Kind, id: string): void {
    this.#ids.get(kind)?.delete(id);
  }

  failures(): readonly string[] {
    return [...this.#ids].flatMap(([kind, ids]) =>
      ids.size === 0 ? [] : [`Process instance contains not migrated ${kind}: [${[...ids].join(', ')}]`],
    );
  }
}
