import type { Delivery, Scene } from './scene.ts';

/** How an order ended, with its own names taken out: two orders that ended the same are equal. */
export interface EndOfOrder {
  readonly state: string | undefined;
  /** By name: what ends in one transaction ends at one time. */
  readonly activities: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly incidents: number;
}

/** Reads it from the engine's history. */
export async function endOfOrder({ engine }: Scene, order: Delivery): Promise<EndOfOrder> {
  const { processInstanceId, lineId } = order;
  const [instances, activities, variables, incidents] = await Promise.all([
    engine.history.processInstances({ processInstanceId }),
    engine.history.activityInstances({ processInstanceId, finished: true }),
    engine.history.variableInstances({ processInstanceId }),
    engine.history.incidents({ processInstanceId }),
  ]);
  const named = ({ value }: { readonly value: unknown }): unknown =>
    typeof value === 'string' ? value.replaceAll(lineId, 'the line') : value;
  return {
    state: instances[0]?.state,
    activities: activities.map(({ activityId }) => activityId).sort(),
    variables: Object.fromEntries(variables.map((row) => [row.name, named(row)]).sort()),
    incidents: incidents.length,
  };
}
