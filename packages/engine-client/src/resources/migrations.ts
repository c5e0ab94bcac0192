import type { CallOptions } from '../engine-client-options.ts';
import type { ProcessDefinitionId, ProcessInstanceId } from '../ids.ts';
import { path } from '../path.ts';
import type { Transport } from '../transport.ts';
import type { ActivityInstanceTree } from './activity-instance-tree.ts';

/** How instances of one definition become instances of another. */
export interface MigrationPlan {
  sourceProcessDefinitionId: ProcessDefinitionId;
  targetProcessDefinitionId: ProcessDefinitionId;
  instructions: MigrationInstruction[];
}

/** Maps an activity; each list holds one id. */
export interface MigrationInstruction {
  sourceActivityIds: string[];
  targetActivityIds: string[];
  /** Whether a timer or message of the activity is made anew, as the target has it. */
  updateEventTrigger: boolean;
}

/** What a migration would do, without doing it. */
export interface MigrationDryRun {
  readonly plan: MigrationPlan;
  /** Instructions that the engine refuses, with its reasons. */
  readonly faults: readonly { readonly activityId: string; readonly reasons: readonly string[] }[];
  /** Instances that are at activities which the plan does not map: the engine would refuse to migrate them. */
  readonly blocked: readonly {
    readonly processInstanceId: ProcessInstanceId;
    readonly activityIds: readonly string[];
  }[];
  /** Instances with nothing in the way, as far as the plan tells. */
  readonly ready: readonly ProcessInstanceId[];
}

/** Calls about moving running instances to another version. */
export interface Migrations {
  /** Maps the activities that are equal in both definitions. */
  generate(
    definitions: Pick<MigrationPlan, 'sourceProcessDefinitionId' | 'targetProcessDefinitionId'>,
    options?: { readonly updateEventTriggers?: boolean },
    call?: CallOptions,
  ): Promise<MigrationPlan>;
  /** Answers what the engine refuses of a plan; empty when it takes it. */
  validate(plan: MigrationPlan, call?: CallOptions): Promise<MigrationDryRun['faults']>;
  /**
   * Validates a plan and looks where the instances are now. One call for each instance, one after the other. What an instance does meanwhile is not
   * seen; an instance that has ended is left out.
   */
  dryRun(plan: MigrationPlan, instances: readonly ProcessInstanceId[], call?: CallOptions): Promise<MigrationDryRun>;
  /** Migrates all instances or none, in one transaction of the engine. @throws EngineBadRequestError naming what is in the way */
  execute(plan: MigrationPlan, instances: readonly ProcessInstanceId[], call?: CallOptions): Promise<void>;
}

interface ShownReport {
  readonly instructionReports: readonly {
    readonly instruction: MigrationInstruction;
    readonly failures: readonly string[];
  }[];
}

/** Makes these calls over a transport. */
export function createMigrations(transport: Transport): Migrations {
  const validate: Migrations['validate'] = async (plan, call) => {
    const report = await transport.object<ShownReport>(
      { method: 'POST', path: '/migration/validate', body: plan },
      call,
    );
    return report.instructionReports.map(({ instruction, failures }) => ({
      activityId: instruction.sourceActivityIds[0] ?? '',
      reasons: failures,
    }));
  };
  return {
    validate,
    generate: (definitions, options = {}, call) =>
      transport.object({ method: 'POST', path: '/migration/generate', body: { ...definitions, ...options } }, call),
    dryRun: async (plan, instances, call) => {
      const faults = await validate(plan, call);
      const mapped = new Set(plan.instructions.flatMap(({ sourceActivityIds }) => sourceActivityIds));
      const blocked: { processInstanceId: ProcessInstanceId; activityIds: string[] }[] = [];
      const ready: ProcessInstanceId[] = [];
      for (const processInstanceId of instances) {
        const target = path`/process-instance/${processInstanceId}/activity-instances`;
        const tree = await transport.find<ActivityInstanceTree>({ method: 'GET', path: target }, call);
        if (!tree) continue;
        const activityIds = [...new Set(waitingIn(tree))].filter((id) => !mapped.has(id));
        if (activityIds.length > 0) blocked.push({ processInstanceId, activityIds });
        else ready.push(processInstanceId);
      }
      return { plan, faults, blocked, ready };
    },
    execute: (plan, instances, call) =>
      transport.send(
        { method: 'POST', path: '/migration/execute', body: { migrationPlan: plan, processInstanceIds: instances } },
        call,
      ),
  };
}

/** The activities that hold a token: those with nothing inside of them. */
function waitingIn(tree: ActivityInstanceTree): string[] {
  const inside = [
    ...tree.childActivityInstances.flatMap(waitingIn),
    ...tree.childTransitionInstances.map(({ activityId }) => activityId),
  ];
  return inside.length > 0 ? inside : [tree.activityId];
}
