import type { CallOptions, EngineTls } from './engine-client-options.ts';
import type { EngineCapabilities } from './resources/capabilities.ts';
import type { Decisions } from './resources/decisions.ts';
import type { Deployments } from './resources/deployments.ts';
import type { EventSubscriptions } from './resources/event-subscriptions.ts';
import type { Executions } from './resources/executions.ts';
import type { ExternalTasks } from './resources/external-tasks.ts';
import type { History } from './resources/history.ts';
import type { Incidents } from './resources/incidents.ts';
import type { Jobs } from './resources/jobs.ts';
import type { Messages } from './resources/messages.ts';
import type { Migrations } from './resources/migrations.ts';
import type { ProcessDefinitions } from './resources/process-definitions.ts';
import type { ProcessInstances } from './resources/process-instances.ts';
import type { Signals } from './resources/signals.ts';
import type { Tasks } from './resources/tasks.ts';

/** What another thread of the process needs to call the same engine. */
export interface EngineConnection {
  /** Of each node; each ends in the API's path, without a slash. */
  readonly urls: readonly string[];
  readonly tls: EngineTls | undefined;
  /** Asks the client's option `headers()`. */
  headers(): Promise<Record<string, string>>;
}

/**
 * The REST API of one engine. Every call has a limit, takes `CallOptions` last, throws an `EngineError`, and is sent once: repeating is the
 * caller's decision. Only a question whose connection broke is asked a second time.
 */
export interface EngineClient {
  readonly deployments: Deployments;
  readonly processDefinitions: ProcessDefinitions;
  readonly processInstances: ProcessInstances;
  readonly messages: Messages;
  readonly signals: Signals;
  readonly executions: Executions;
  readonly externalTasks: ExternalTasks;
  /** User tasks. */
  readonly tasks: Tasks;
  readonly jobs: Jobs;
  readonly incidents: Incidents;
  readonly migrations: Migrations;
  readonly eventSubscriptions: EventSubscriptions;
  readonly decisions: Decisions;
  readonly history: History;
  /** Undefined when the calls do not go over HTTP. */
  readonly connection: EngineConnection | undefined;
  /** Asks for the engine's version, for example `7.24.0`. */
  version(call?: CallOptions): Promise<string>;
  /** Asks the engine what it can do, without effect on it. */
  capabilities(call?: CallOptions): Promise<EngineCapabilities>;
  /** Waits for the calls under way, then closes the connections; later calls throw `EngineUnavailableError`. May run twice. */
  close(): Promise<void>;
}
