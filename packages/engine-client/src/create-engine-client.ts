import type { EngineClient } from './engine-client.ts';
import type { EngineClientOptions } from './engine-client-options.ts';
import type { EnginePort, PortClientOptions } from './engine-port.ts';
import { createPortTransport } from './port-transport.ts';
import { readCapabilities, readVersion } from './resources/capabilities.ts';
import { createDecisions } from './resources/decisions.ts';
import { createDeployments } from './resources/deployments.ts';
import { createEventSubscriptions } from './resources/event-subscriptions.ts';
import { createExecutions } from './resources/executions.ts';
import { createExternalTasks } from './resources/external-tasks.ts';
import { createHistory } from './resources/history.ts';
import { createIncidents } from './resources/incidents.ts';
import { createJobs } from './resources/jobs.ts';
import { createMessages } from './resources/messages.ts';
import { createMigrations } from './resources/migrations.ts';
import { createProcessDefinitions } from './resources/process-definitions.ts';
import { createProcessInstances } from './resources/process-instances.ts';
import { createSignals } from './resources/signals.ts';
import { createTasks } from './resources/tasks.ts';
import { createTransport, type Transport } from './transport.ts';

/**
 * Creates a client for one engine; connects on the first call.
 * @throws TypeError when the address is unusable
 * @example
 * const engine = createEngineClient({ url: 'http://127.0.0.1:8080/engine-rest' });
 * await engine.processInstances.start({ processDefinitionKey: 'order', businessKey: 'acme:order:O-2001' });
 */
export function createEngineClient(options: EngineClientOptions): EngineClient {
  return engineClientOf(createTransport(options));
}

/**
 * Creates a client whose calls a port carries instead of HTTP: to an engine in this process, for example. Errors, limits and the reading of
 * answers are the same. Closing the client closes the port.
 */
export function createEngineClientOver(port: EnginePort, options: PortClientOptions = {}): EngineClient {
  return engineClientOf(createPortTransport(port, options));
}

function engineClientOf(transport: Transport): EngineClient {
  return {
    deployments: createDeployments(transport),
    processDefinitions: createProcessDefinitions(transport),
    processInstances: createProcessInstances(transport),
    messages: createMessages(transport),
    signals: createSignals(transport),
    executions: createExecutions(transport),
    externalTasks: createExternalTasks(transport),
    tasks: createTasks(transport),
    jobs: createJobs(transport),
    incidents: createIncidents(transport),
    migrations: createMigrations(transport),
    eventSubscriptions: createEventSubscriptions(transport),
    decisions: createDecisions(transport),
    history: createHistory(transport),
    connection: transport.connection,
    version: (call) => readVersion(transport, call),
    capabilities: (call) => readCapabilities(transport, call),
    close: () => transport.close(),
  };
}
