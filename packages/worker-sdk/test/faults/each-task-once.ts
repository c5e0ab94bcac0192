import type { Scene } from './scene.ts';

/** What is known of one order when all is over, from the engine's history, the warehouse and the books. */
export interface DeliveryEvidence {
  readonly lineId: string;
  readonly state: string;
  /** Activities that ended, with how often. */
  readonly activities: Readonly<Record<string, number>>;
  /** Completions that the engine took, by topic. */
  readonly completions: Readonly<Record<string, number>>;
  /** What the order says was reserved for it. */
  readonly reservationId: unknown;
  /** What was really reserved for it. */
  readonly reserved: readonly string[];
  /** Of the operation in the attempt store. */
  readonly operation: string;
}

/** What is known when all is over. */
export interface Evidence {
  readonly deliveries: readonly DeliveryEvidence[];
  readonly incidents: readonly string[];
  /** External tasks that are still there. */
  readonly tasksLeft: number;
  /** Reservations that belong to no order. */
  readonly strangers: readonly string[];
}

/** Reads what became of every order of a scene. */
export async function gatherEvidence(scene: Scene): Promise<Evidence> {
  const { engine, warehouse, deliveries } = scene;
  const mine = new Set(deliveries.map(({ processInstanceId }) => processInstanceId));
  const isMine = (row: { readonly processInstanceId: string | null }): boolean => mine.has(row.processInstanceId ?? '');
  const [instances, activities, log, variables] = await Promise.all([
    engine.history.processInstances(),
    engine.history.activityInstances({ finished: true }),
    engine.history.externalTaskLog({ successLog: true }),
    engine.history.variableInstances({ variableName: 'reservationId' }),
  ]);
  const incidents = (await engine.history.incidents()).filter((row) => isMine(row));
  const stateById = new Map(instances.map(({ id, state }) => [id, state]));
  const ended = Map.groupBy(activities.filter(isMine), (row) => row.processInstanceId);
  const completed = Map.groupBy(log.filter(isMine), (row) => row.processInstanceId);
  const reservationIds = new Map(variables.map((row) => [row.processInstanceId, row.value]));
  const keys = new Set(deliveries.map(({ lineId }) => keyOf(lineId)));
  return {
    deliveries: await Promise.all(
      deliveries.map(async ({ processInstanceId: id, businessKey, lineId }) => ({
        lineId,
        state: stateById.get(id) ?? 'UNKNOWN',
        activities: countsOf((ended.get(id) ?? []).map(({ activityId }) => activityId)),
        completions: countsOf((completed.get(id) ?? []).map(({ topicName }) => topicName)),
        reservationId: reservationIds.get(id),
        reserved: warehouse.reservations.get(keyOf(lineId)) ?? [],
        operation: (await openAgain(scene, businessKey, lineId)).status,
      })),
    ),
    incidents: incidents.map(({ incidentMessage }) => incidentMessage ?? 'without a message'),
    tasksLeft: (await engine.externalTasks.list()).filter(isMine).length,
    strangers: [...warehouse.reservations.keys()].filter((key) => !keys.has(key)),
  };
}

/** Asks the books; opening is safe to repeat. */
function openAgain({ store, externalClass }: Scene, businessKey: string, lineId: string) {
  return store.open({
    tenantId: 'acme',
    businessKey,
    system: 'warehouse',
    operation: 'reserve',
    baseKey: `acme:${lineId}:reserve`,
    externalClass,
  });
}

function keyOf(lineId: string): string {
  return `acme:${lineId}:reserve:g1`;
}

function countsOf(names: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
}

const activitiesOnce = { started: 1, 'count-lines': 1, 'reserve-stock': 1, fulfilled: 1 };
const completionsOnce = { 'count-lines': 1, 'reserve-stock': 1 };

/** The oracle: what is wrong when every order should have been carried out exactly once. Empty when nothing is. */
export function complaintsOf({ deliveries, incidents, tasksLeft, strangers }: Evidence): readonly string[] {
  return [
    ...deliveries.flatMap(complaintsOfDelivery),
    ...incidents.map((message) => `an incident: ${message}`),
    ...strangers.map((key) => `a reservation for nobody: ${key}`),
    ...(tasksLeft === 0 ? [] : [`${tasksLeft} tasks are left in the engine`]),
  ];
}

function complaintsOfDelivery(one: DeliveryEvidence): readonly string[] {
  const problems: string[] = [];
  if (one.reserved.length !== 1) problems.push(`${one.reserved.length} effects`);
  if (one.state !== 'COMPLETED') problems.push(`is ${one.state}`);
  if (!isSame(one.activities, activitiesOnce)) problems.push(`went through ${JSON.stringify(one.activities)}`);
  if (!isSame(one.completions, completionsOnce)) problems.push(`was completed ${JSON.stringify(one.completions)}`);
  if (one.reservationId !== one.reserved[0]) problems.push(`says ${one.reservationId}, reserved is ${one.reserved[0]}`);
  if (one.operation !== 'SUCCEEDED') problems.push(`the books say ${one.operation}`);
  return problems.map((problem) => `${one.lineId}: ${problem}`);
}

function isSame(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  const text = (counts: Readonly<Record<string, number>>): string => JSON.stringify(Object.entries(counts).sort());
  return text(one) === text(other);
}
