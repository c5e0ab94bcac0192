import type { Execution } from '../../kernel/execution.ts';
import type { ProcessModel, Scope } from '../../model/process-model.ts';
import type { JobDefinitionRecord, ProcessDefinitionRecord } from '../../records/runtime-records.ts';
import type { EngineState } from '../../state/engine-state.ts';

/** The definition that instances migrate to. */
export class MigrationTarget {
  readonly state: EngineState;
  readonly definition: ProcessDefinitionRecord;
  readonly model: ProcessModel;

  constructor(state: EngineState, definition: ProcessDefinitionRecord) {
    this.state = state;
    this.definition = definition;
    this.model = state.modelOf(definition.id);
  }

  /** What belongs to the definition in most records. */
  get reference(): { readonly definitionId: string; readonly definitionKey: string } {
    return { definitionId: this.definition.id, definitionKey: this.definition.key };
  }

  take(execution: Execution): void {
    execution.migrateTo(this.definition.id, this.model);
  }

  /** The id by which the engine names a scope: that of the definition for the process. */
  idOf(scope: Scope): string {
    return scope.kind === 'process' ? this.definition.id : scope.id;
  }

  /** The job definition of an activity for a job of the same type; the first, should there be several. */
  jobDefinitionOf(activityId: string, jobType: string | undefined): JobDefinitionRecord | undefined {
    const definitions = this.state.tables.jobDefinitionsByDefinition.get(this.definition.id);
    return definitions.find((one) => one.activityId === activityId && one.jobType === jobType);
  }
}
