import type { ExternalTask, WireVariables } from '@stepwright/engine-client';

/** What the engine knows of a task when an instance arrives there. */
export interface NewTask {
  readonly topic: string;
  readonly businessKey: string;
  readonly variables: WireVariables;
  readonly extensionProperties: Readonly<Record<string, string>>;
}

/** What a handler may see and nothing depends on. */
const unseen = {
  errorDetails: null,
  lockExpirationTime: null,
  priority: 0,
  suspended: false,
  activityInstanceId: 'activity-instance-1',
  executionId: 'execution-1',
  processInstanceId: 'process-instance-1',
  processDefinitionId: 'process:1:1',
  processDefinitionKey: 'process',
  processDefinitionVersionTag: null,
  tenantId: null,
};

/** Shows a task as a fetch brings it. @param names of the variables that were asked for */
export function asFetched(
  state: Pick<ExternalTask, 'id' | 'workerId' | 'retries' | 'errorMessage'>,
  { topic, businessKey, variables, extensionProperties }: NewTask,
  names: readonly string[],
): ExternalTask {
  return {
    ...unseen,
    ...state,
    topicName: topic,
    activityId: topic,
    businessKey,
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name))),
    extensionProperties: { ...extensionProperties },
  };
}
