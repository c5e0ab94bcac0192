import type { EngineState } from './state/engine-state.ts';

/** The engine as the REST layer and the in-process client see it. */
export interface EngineApi {
  /** Runs one command alone in one transaction; resolves when its effect is durable. A throw has rolled it back. */
  execute<T>(command: (state: EngineState) => T): Promise<T>;
  /** Asks without changing. What it sees may not be on disk yet: await `settled` before the answer leaves the process. */
  query<T>(question: (state: EngineState) => T): T;
  /** Resolves when everything committed so far is on disk; undefined for an engine in memory. */
  settled?(): Promise<void> | undefined;
  /** Executes a job now, whatever its due date. A failure rolls back, costs the job a retry, and is thrown. */
  executeJob(jobId: string): Promise<void>;
  /** Compiles and deploys. A refused file deploys nothing. */
  deploy(input: DeploymentInput): Promise<DeploymentResult>;
  /** Calls `listener` whenever an external task may have become available: created, unlocked, retried, its lock expired; answers how to stop that. */
  onTasksAvailable(listener: () => void): () => void;
}

export interface DeploymentInput {
  readonly name: string | undefined;
  readonly source: string | undefined;
  readonly enableDuplicateFiltering: boolean;
  readonly deployChangedOnly: boolean;
  readonly resources: readonly { readonly name: string; readonly content: Uint8Array }[];
}

export interface DeploymentResult {
  readonly deploymentId: string;
  /** Ids of what this deployment brought; empty when a duplicate was filtered out. */
  readonly processDefinitionIds: readonly string[];
  readonly decisionDefinitionIds: readonly string[];
}
