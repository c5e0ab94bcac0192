import { EngineError } from '../state/engine-error.ts';
import { MigratingActivityInstance } from './instances/activity-instance.ts';
import type { MigratingScopeInstance } from './instances/scope-instance.ts';
import type { MigratingProcessInstance } from './parse-instance.ts';
import { shownInstanceReport } from './report-shapes.ts';
import type { ElementReport, InstanceReport } from './reports.ts';
import {
  activityFailures,
  compensationFailures,
  eventScopeFailures,
  transitionFailures,
} from './validators/instance-validators.ts';

/** @throws EngineError 400 with an `InstanceReport` when something of the instance cannot be migrated */
export function requireMigratable(migrating: MigratingProcessInstance, sourceDefinitionId: string): void {
  const report = reportOnInstance(migrating, sourceDefinitionId);
  const { failures, activityReports, transitionReports } = report;
  if (failures.length + activityReports.length + transitionReports.length === 0) return;
  const message = `ENGINE-23004 ${textOf(report)}`;
  throw new EngineError(400, 'MigratingProcessInstanceValidationException', message, {
    more: { validationReport: shownInstanceReport(report) },
  });
}

function reportOnInstance(migrating: MigratingProcessInstance, sourceDefinitionId: string): InstanceReport {
  const inside = new Map<MigratingActivityInstance, string[]>();
  const add = (parent: MigratingScopeInstance | undefined, failures: readonly string[]): void => {
    const owner = closestActivity(parent);
    if (owner) inside.set(owner, [...(inside.get(owner) ?? []), ...failures]);
  };
  for (const one of migrating.eventScopes) add(one.parent, eventScopeFailures(one));
  for (const one of migrating.compensations) add(one.parent, compensationFailures(one));
  const activityReports = migrating.activities.map((one) => ({
    id: one.instance?.id ?? '',
    sourceScopeId: one.source.kind === 'process' ? sourceDefinitionId : one.source.id,
    instruction: one.instruction,
    failures: [...activityFailures(one), ...(inside.get(one) ?? [])],
  }));
  const transitionReports = migrating.transitions.map((one) => ({
    id: one.id,
    sourceScopeId: one.source.id,
    instruction: one.instruction,
    failures: transitionFailures(one),
  }));
  return {
    processInstanceId: migrating.root.instance?.id ?? '',
    failures: migrating.failures,
    activityReports: activityReports.filter(({ failures }) => failures.length > 0),
    transitionReports: transitionReports.filter(({ failures }) => failures.length > 0),
  };
}

function closestActivity(scope: MigratingScopeInstance | undefined): MigratingActivityInstance | undefined {
  if (!scope || scope instanceof MigratingActivityInstance) return scope;
  return closestActivity((scope as { readonly parent?: MigratingScopeInstance }).parent);
}

function textOf(report: InstanceReport): string {
  const lines = (kind: string, reports: readonly ElementReport[]): string[] =>
    reports.flatMap(({ id, failures }) => [
      `\tCannot migrate ${kind} instance '${id}':\n`,
      ...failures.map((failure) => `\t\t${failure}\n`),
    ]);
  return [
    `Cannot migrate process instance '${report.processInstanceId}':\n`,
    ...report.failures.map((failure) => `\t${failure}\n`),
    ...lines('activity', report.activityReports),
    ...lines('transition', report.transitionReports),
  ].join('');
}
