import type { Binding } from '../model/behavior.ts';
import type { Activity } from '../model/process-model.ts';
import type { ProcessDefinitionRecord } from '../records/runtime-records.ts';
import { EngineError, processEngineException } from '../state/engine-error.ts';
import { latestDefinition } from '../state/latest-versions.ts';
import type { Execution } from './execution.ts';
import { expressionScopeOf, textOf } from './expressions.ts';
import { recordInstanceStarted } from './history.ts';
import { startProcess } from './operations.ts';
import type { Run } from './run.ts';
import { subscribe } from './subscriptions.ts';
import { suspended } from './suspension.ts';
import { createTimers } from './timers.ts';
import { setVariables, type Variables } from './variables.ts';

export interface NewInstance {
  readonly definition: ProcessDefinitionRecord;
  readonly businessKey?: string | undefined;
  readonly superExecution?: Execution;
  /** Where it starts. @default the none start event */
  readonly startActivity?: Activity;
}

/** Creates the root execution; nothing happens yet. */
export function createInstance(run: Run, instance: NewInstance): Execution {
  const { state } = run;
  const { definition, superExecution } = instance;
  const model = run.modelOf(definition.id);
  // A call activity starts a suspended definition all the same.
  if (definition.suspended && !superExecution) throw suspended('Process Definition', definition.id);
  const initial = instance.startActivity ?? model.initial;
  if (!initial) {
    throw processEngineException(
      `Cannot start process instance of definition '${definition.id}': it has no none start event`,
    );
  }
  const id = state.nextId();
  const record = state.tables.executions.insert({
    id,
    processInstanceId: id,
    rootProcessInstanceId: superExecution?.record.rootProcessInstanceId ?? id,
    definitionId: definition.id,
    parentId: undefined,
    superExecutionId: superExecution?.id,
    businessKey: instance.businessKey,
    activityId: initial.id,
    activityInstanceId: undefined,
    isActive: true,
    isConcurrent: false,
    isScope: true,
    isEventScope: false,
    suspended: false,
    order: state.nextOrder(),
  });
  const root = run.executionOf(record);
  root.isStarting = superExecution === undefined;
  return root;
}

/** Starts what was created: what the process listens to, its variables, its timers, its first activity. */
export function startInstance(root: Execution, variables: Variables | undefined): void {
  prepareInstance(root, variables);
  startProcess(root);
}

/** All of a start but the first activity. */
export function prepareInstance(root: Execution, variables: Variables | undefined): void {
  subscribe(root, root.model);
  recordInstanceStarted(root, root.record.activityId);
  setVariables(root, variables);
  createTimers(root, root.model);
}

/** The definition that a call activity means. */
export function calledDefinition(execution: Execution, key: string, binding: Binding): ProcessDefinitionRecord {
  const { state } = execution.run;
  const definitions = state.tables.definitionsByKey.get(key);
  const scope = expressionScopeOf(execution);
  switch (binding.kind) {
    case 'latest':
      return latestDefinition(state, key) ?? missing(`no processes deployed with key '${key}' and tenant-id 'null'`);
    case 'deployment': {
      const deploymentId = state.tables.definitions.get(execution.record.definitionId)?.deploymentId;
      return (
        definitions.find((one) => one.deploymentId === deploymentId) ??
        missing(`no processes deployed with key = '${key}' in deployment = '${deploymentId}'`)
      );
    }
    case 'version': {
      const text = textOf(binding.version.evaluate(scope));
      return (
        definitions.find((one) => one.version === versionNumber(text)) ??
        missing(`no processes deployed with key = '${key}', version = '${text}' and tenant-id = 'null'`)
      );
    }
    default: {
      const tag = textOf(binding.versionTag.evaluate(scope));
      const found = definitions.filter((one) => one.versionTag === tag);
      if (found.length > 1) {
        throw processEngineException(
          `ENGINE-03045 There are '${found.length}' results for a process definition with key '${key}', versionTag '${tag}' and tenant-id '{}'.`,
        );
      }
      return (
        found[0] ?? missing(`no processes deployed with key = '${key}', versionTag = '${tag}' and tenant-id = 'null'`)
      );
    }
  }
}

function versionNumber(text: string): number {
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw new EngineError(500, 'NumberFormatException', `For input string: "${text}"`, { code: null });
}

function missing(what: string): never {
  throw processEngineException(`${what}: processDefinition is null`);
}
