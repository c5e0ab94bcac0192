declare const kind: unique symbol;

/**
 * The engine's id of one kind of thing. Text from outside may be given for any, but one kind never for another: an instance's id where a task's is
 * asked for does not compile.
 */
export type EngineId<K extends string> = string & { readonly [kind]?: K };

export type DeploymentId = EngineId<'deployment'>;
export type ExecutionId = EngineId<'execution'>;
export type ExternalTaskId = EngineId<'external task'>;
export type IncidentId = EngineId<'incident'>;
export type JobId = EngineId<'job'>;
export type ProcessDefinitionId = EngineId<'process definition'>;
export type ProcessInstanceId = EngineId<'process instance'>;
export type TaskId = EngineId<'task'>;
