import type { DecisionModel } from '@stepwright/decision';
import type { DeploymentResult } from '../engine-api.ts';
import { expressionScopeWithoutInstance } from '../kernel/expressions.ts';
import { deleteJob } from '../kernel/job-records.ts';
import { createStartTimer, jobTypeOf, timerConfiguration } from '../kernel/timers.ts';
import { type Activity, eventOf, type ProcessModel } from '../model/process-model.ts';
import type { ProcessDefinitionRecord, ResourceRecord } from '../records/runtime-records.ts';
import { EngineError } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { latestDecision, latestDefinition } from '../state/latest-versions.ts';
import { eventKey } from '../state/tables.ts';
import { javaText } from '../values/java-text.ts';
import { badUserRequest } from './refusals.ts';

/** A file of a deployment and what was compiled from it. */
export interface CompiledResource {
  readonly name: string;
  readonly content: Uint8Array;
  readonly processes: readonly ProcessModel[];
  readonly decisions: DecisionModel | undefined;
}

export interface Deployment {
  readonly name: string | undefined;
  readonly source: string | undefined;
  readonly enableDuplicateFiltering: boolean;
  readonly deployChangedOnly: boolean;
  readonly resources: readonly CompiledResource[];
}

/** Deploys compiled files: new versions of their definitions, which take the start events over from the versions before. */
export function deployResources(state: EngineState, deployment: Deployment): DeploymentResult {
  const resources = resourcesToDeploy(state, deployment);
  if (resources.length === 0) {
    return { deploymentId: duplicateOf(state, deployment), processDefinitionIds: [], decisionDefinitionIds: [] };
  }
  const deploymentId = state.nextId();
  state.tables.deployments.insert({
    id: deploymentId,
    name: deployment.name,
    source: deployment.source,
    deployedAtMs: state.clock.now(),
  });
  for (const { name, content } of resources) {
    state.tables.resources.insert({ id: state.nextId(), deploymentId, name, content });
  }
  const processes = resources.flatMap((resource) => resource.processes.map((model) => ({ model, resource })));
  refuseTwice(processes.map(({ model }) => model.id));
  return {
    deploymentId,
    processDefinitionIds: processes.map(({ model, resource }) =>
      deployProcess(state, deploymentId, resource.name, model),
    ),
    decisionDefinitionIds: resources.flatMap((resource) => deployDecisions(state, deploymentId, resource)),
  };
}

/** What subscribes and waits on behalf of a definition: messages, signals and timers that start it. */
export function openStarts(state: EngineState, definition: ProcessDefinitionRecord, model: ProcessModel): void {
  for (const activity of model.triggeredStarts) {
    const event = eventOf(activity);
    if (event?.kind === 'timer') createStartTimer(state, definition, activity);
    else if (event?.kind === 'message' || event?.kind === 'signal') {
      const name = javaText(event.name.evaluate(expressionScopeWithoutInstance(state)));
      if (event.kind === 'message') refuseSecondStart(state, name, definition);
      insertStart(state, definition, activity, event.kind, name);
    } else if (event?.kind === 'conditional') insertStart(state, definition, activity, 'conditional', undefined);
  }
}

/** What an older version gives up when a newer one comes. */
export function closeStarts(state: EngineState, definitionId: string): void {
  const { tables } = state;
  for (const subscription of tables.subscriptionsByDefinition.get(definitionId))
    tables.subscriptions.delete(subscription);
  for (const job of tables.jobsByDefinition.get(definitionId))
    if (job.kind === 'timer-start') deleteJob(state, job, 'DELETED');
}

function deployProcess(state: EngineState, deploymentId: string, resourceName: string, model: ProcessModel): string {
  const { tables } = state;
  const before = latestDefinition(state, model.id);
  const version = (before?.version ?? 0) + 1;
  const definition = tables.definitions.insert({
    id: definitionId(model.id, version, state.nextId()),
    key: model.id,
    version,
    name: model.name,
    versionTag: model.versionTag,
    historyTimeToLiveDays: model.historyTimeToLiveDays,
    deploymentId,
    resourceName,
    suspended: false,
  });
  state.addModel(definition.id, model);
  for (const activity of model.activityById.values()) declareJobs(state, definition, activity);
  if (before) closeStarts(state, before.id);
  openStarts(state, definition, model);
  return definition.id;
}

function deployDecisions(state: EngineState, deploymentId: string, resource: CompiledResource): readonly string[] {
  const { decisions } = resource;
  return (decisions?.decisions ?? []).map((decision) => {
    const version = (latestDecision(state, decision.id)?.version ?? 0) + 1;
    const { id } = state.tables.decisions.insert({
      id: definitionId(decision.id, version, state.nextId()),
      key: decision.id,
      version,
      name: decision.name,
      versionTag: decision.versionTag,
      historyTimeToLiveDays: daysOf(decision.historyTimeToLive),
      deploymentId,
      resourceName: resource.name,
      requirementsKey: (decisions?.decisions.length ?? 0) > 1 ? decisions?.drd.id : undefined,
    });
    if (decisions) state.addDecisions(id, decisions);
    return id;
  });
}

/** The engine keeps ids of at most 64 characters. */
function definitionId(key: string, version: number, id: string): string {
  const whole = `${key}:${version}:${id}`;
  return whole.length > 64 ? id : whole;
}

/** The days of a time to live, a number or `P<number>D`; undefined when it says none. */
export function daysOf(timeToLive: string | undefined): number | undefined {
  const days = /^(?:P(\d+)D|(\d+))$/.exec(timeToLive ?? '');
  return days ? Number(days[1] ?? days[2]) : undefined;
}

function declareJobs(state: EngineState, definition: ProcessDefinitionRecord, activity: Activity): void {
  const declare = (jobType: string, jobConfiguration: string): void => {
    state.tables.jobDefinitions.insert({
      id: state.nextId(),
      definitionId: definition.id,
      definitionKey: definition.key,
      deploymentId: definition.deploymentId,
      jobType,
      jobConfiguration,
      activityId: activity.id,
      suspended: false,
      overridingJobPriority: undefined,
    });
  };
  if (activity.asyncBefore) declare('async-continuation', 'async-before');
  if (activity.asyncAfter) declare('async-continuation', 'async-after');
  const event = eventOf(activity);
  if (event?.kind === 'timer') declare(jobTypeOf(activity), timerConfiguration(event));
}

function insertStart(
  state: EngineState,
  definition: ProcessDefinitionRecord,
  activity: Activity,
  eventType: 'message' | 'signal' | 'conditional',
  eventName: string | undefined,
): void {
  state.tables.subscriptions.insert({
    id: state.nextId(),
    eventType,
    eventName,
    activityId: activity.id,
    executionId: undefined,
    processInstanceId: undefined,
    definitionId: definition.id,
    createdAtMs: state.clock.now(),
    configuration: definition.id,
    order: state.nextOrder(),
  });
}

function refuseSecondStart({ tables }: EngineState, name: string, definition: ProcessDefinitionRecord): void {
  const other = tables.subscriptionsByEvent.get(eventKey('message', name)).find((one) => one.executionId === undefined);
  if (!other) return;
  throw new EngineError(
    500,
    'ProcessEngineException',
    `ENGINE-01011 Cannot deploy process definition '${definition.resourceName}': there already is a message event subscription for the message with name '${name}'.`,
  );
}

function refuseTwice(keys: readonly string[]): void {
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice === undefined) return;
  throw new EngineError(
    500,
    'ProcessEngineException',
    `The deployment contains definitions with the same key '${twice}' (id attribute), this is not allowed`,
  );
}

function resourcesToDeploy(state: EngineState, deployment: Deployment): readonly CompiledResource[] {
  const { name, resources } = deployment;
  if (!deployment.enableDuplicateFiltering) return resources;
  if (name === undefined) throw badUserRequest('deployment name is null');
  const existing = latestResources(state, deployment);
  const changed = resources.filter((resource) => !hasContent(existing.get(resource.name), resource));
  if (changed.length === 0 || deployment.deployChangedOnly) return changed;
  return resources;
}

/** The newest resource of each name in deployments of this name and source. */
function latestResources({ tables }: EngineState, { name, source }: Deployment): ReadonlyMap<string, ResourceRecord> {
  const latest = new Map<string, ResourceRecord>();
  for (const one of tables.deployments.values()) {
    if (one.name !== name || (one.source ?? undefined) !== source) continue;
    for (const resource of tables.resourcesByDeployment.get(one.id)) latest.set(resource.name, resource);
  }
  return latest;
}

function hasContent(existing: ResourceRecord | undefined, { content }: CompiledResource): boolean {
  return existing !== undefined && Buffer.compare(existing.content, content) === 0;
}

function duplicateOf({ tables }: EngineState, { name }: Deployment): string {
  let latest = '';
  for (const one of tables.deployments.values()) if (one.name === name) latest = one.id;
  return latest;
}
