import type { Activity, ProcessModel, Scope } from '../model/process-model.ts';
import { hasStoredTrigger, isConditional } from './event-triggers.ts';
import { generationValidators, instructionValidators } from './instruction-validators.ts';
import { MappedActivities, type MappedActivity } from './mapped-activities.ts';
import { isMigratable } from './supported-activities.ts';

/** Maps activities of the same id and kind in mapped scopes, as far as that is right for every instance. */
export function generateInstructions(
  source: { readonly id: string; readonly model: ProcessModel },
  target: { readonly id: string; readonly model: ProcessModel },
  updateEventTriggers: boolean,
): readonly MappedActivity[] {
  const all = new MappedActivities(source.id, target.id);
  generate(source.model, target.model, all, updateEventTriggers);
  all.filter(instructionValidators);
  return all.all;
}

function generate(source: Scope, target: Scope, all: MappedActivities, updateEventTriggers: boolean): void {
  const inside = matches(source.activities, target.activities, all, updateEventTriggers);
  all.add(inside);
  all.add(matches(source.eventActivities, target.eventActivities, all, updateEventTriggers));
  all.filter(generationValidators);
  for (const mapped of inside) {
    if (all.all.includes(mapped)) generate(mapped.source, mapped.target, all, updateEventTriggers);
  }
}

function matches(
  sources: readonly Activity[],
  targets: readonly Activity[],
  all: MappedActivities,
  updateEventTriggers: boolean,
): readonly MappedActivity[] {
  return sources
    .filter((source) => isMigratable(source) && all.ofSource(source).length === 0)
    .flatMap((source) =>
      targets
        .filter((target) => target.id === source.id && isMigratable(target))
        .map((target) => ({
          source,
          target,
          updateEventTrigger: isConditional(source) || (updateEventTriggers && hasStoredTrigger(source)),
        })),
    );
}
