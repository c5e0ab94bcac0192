import type { EngineApi } from './engine-api.ts';

/** What the REST API says is alive, as far as it is compared. */
export interface RawState {
  readonly instances: readonly RawInstance[];
  readonly trees: readonly RawNode[];
  readonly executions: readonly { readonly id: string }[];
  readonly external: readonly RawExternalTask[];
  readonly tasks: readonly RawTask[];
  readonly jobs: readonly RawJob[];
  readonly subscriptions: readonly RawSubscription[];
  readonly variables: readonly RawVariable[];
  readonly incidents: readonly RawIncident[];
}

export interface RawInstance {
  readonly id: string;
  readonly definitionId: string;
  readonly definitionKey?: string;
  readonly businessKey: string | null;
  readonly suspended: boolean;
}

export interface RawNode {
  readonly id: string;
  readonly activityId: string;
  readonly executionIds?: readonly string[];
  readonly childActivityInstances?: readonly RawNode[];
  readonly childTransitionInstances?: readonly RawTransition[];
}

export interface RawTransition {
  readonly id: string;
  readonly activityId: string;
  readonly executionId: string;
}

export interface RawExternalTask {
  readonly id: string;
  readonly activityId: string;
  readonly activityInstanceId: string;
  readonly executionId: string;
  readonly topicName: string;
  readonly retries: number | null;
  readonly errorMessage: string | null;
  readonly priority: number;
  readonly workerId: string | null;
  readonly lockExpirationTime: string | null;
  readonly suspended: boolean;
}

export interface RawTask {
  readonly id: string;
  readonly taskDefinitionKey: string;
  readonly executionId: string;
  readonly name: string | null;
  readonly assignee: string | null;
  readonly owner: string | null;
  readonly delegationState: string | null;
  readonly due: string | null;
  readonly followUp: string | null;
  readonly priority: number;
  readonly description: string | null;
  readonly suspended: boolean;
}

export interface RawJob {
  readonly id: string;
  readonly jobDefinitionId: string | null;
  readonly executionId: string | null;
  readonly retries: number;
  readonly dueDate: string | null;
  readonly priority: number;
  readonly exceptionMessage: string | null;
  readonly failedActivityId: string | null;
  readonly suspended: boolean;
}

export interface RawSubscription {
  readonly id: string;
  readonly eventType: string;
  readonly eventName: string | null;
  readonly executionId: string | null;
  readonly activityId: string;
}

export interface RawVariable {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
  readonly valueInfo?: { readonly serializationDataFormat?: string };
  readonly executionId: string | null;
  readonly taskId: string | null;
  readonly activityInstanceId: string | null;
}

export interface RawIncident {
  readonly id: string;
  readonly executionId: string | null;
  readonly activityId: string | null;
  readonly failedActivityId: string | null;
  readonly incidentType: string;
  readonly incidentMessage: string | null;
  readonly causeIncidentId: string | null;
}

const JAVA_FORMAT = 'application/x-java-serialized-object';

/** Reads everything that is alive, a handful of requests at a time. */
export async function readRawState(api: EngineApi): Promise<RawState> {
  const [instances, executions, external, tasks, jobs, subscriptions, variables, incidents] = await Promise.all([
    api.get<RawInstance[]>('/process-instance').then(async (found) => ({ found, trees: await treesOf(api, found) })),
    api.get<{ id: string }[]>('/execution'),
    api.get<RawExternalTask[]>('/external-task'),
    api.get<RawTask[]>('/task'),
    api.get<RawJob[]>('/job'),
    api.get<RawSubscription[]>('/event-subscription'),
    api
      .get<RawVariable[]>('/variable-instance?deserializeValues=false')
      .then((found) => withReadableValues(api, found)),
    api.get<RawIncident[]>('/incident'),
  ]);
  const { found, trees } = instances;
  return { instances: found, trees, executions, external, tasks, jobs, subscriptions, variables, incidents };
}

function treesOf(api: EngineApi, instances: readonly RawInstance[]): Promise<RawNode[]> {
  return Promise.all(instances.map(({ id }) => api.get<RawNode>(`/process-instance/${id}/activity-instances`)));
}

/** Java's own serialisation says nothing to a reader: such values are asked for again as JSON. */
async function withReadableValues(api: EngineApi, variables: RawVariable[]): Promise<RawVariable[]> {
  return Promise.all(
    variables.map(async (variable) => {
      if (variable.valueInfo?.serializationDataFormat !== JAVA_FORMAT) return variable;
      return await api.get<RawVariable>(`/variable-instance/${variable.id}`);
    }),
  );
}
