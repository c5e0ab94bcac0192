import { behaviorClassOf } from '../behavior-class.ts';
import { hasStoredTrigger, isConditional } from '../event-triggers.ts';
import type { InstructionValidator, MappedActivity } from '../mapped-activities.ts';
import { isPassiveEvent } from '../supported-activities.ts';

/** Source and target do the same kind of work; a subprocess may become an event subprocess and the other way round. */
export const sameBehavior: InstructionValidator = ({ source, target }) => {
  const [from, to] = [behaviorClassOf(source), behaviorClassOf(target)];
  if (from === to || (isSubProcess(from) && isSubProcess(to))) return [];
  return [`Activities have incompatible types (${from} is not compatible with ${to})`];
};

function isSubProcess(name: string): boolean {
  return name === 'SubProcessActivityBehavior' || name === 'EventSubProcessActivityBehavior';
}

/** A boundary event stays one for the same kind of event. */
export const sameEventType: InstructionValidator = ({ source, target }) => {
  const areEvents = isPassiveEvent(source) && isPassiveEvent(target);
  return areEvents && source.type !== target.type
    ? [`Events are not of the same type (${source.type} != ${target.type})`]
    : [];
};

/** An activity becomes one other. */
export const onlyOnceMapped: InstructionValidator = ({ source }, all) => {
  const mappings = all.ofSource(source);
  return mappings.length > 1
    ? [`There are multiple mappings for source activity id '${source.id}': ${mappings.map(describe).join(', ')}`]
    : [];
};

function describe({ source, target }: MappedActivity): string {
  return `ValidatingMigrationInstructionImpl{sourceActivity=Activity(${source.id}), targetActivity=Activity(${target.id})}`;
}

/** Only what is stored can be updated. */
export const updatesStoredTrigger: InstructionValidator = ({ source, updateEventTrigger }) =>
  updateEventTrigger && !hasStoredTrigger(source)
    ? ['Cannot update event trigger because the activity does not define a persistent event trigger']
    : [];

/** A condition is never kept from the old model. */
export const updatesConditions: InstructionValidator = ({ source, updateEventTrigger }) =>
  isConditional(source) && !updateEventTrigger ? ['Conditional event has to migrate with update event trigger.'] : [];
