import type { EventDefinition } from '../model/event-definition.ts';
import type { Activity } from '../model/process-model.ts';

/** The name of the class that does the work of an activity in Camunda: reports name it, and only equal ones can be mapped. */
export function behaviorClassOf(activity: Activity): string {
  return `${stemOf(activity)}Behavior`;
}

function stemOf({ behavior, flowScope, type }: Activity): string {
  switch (behavior.kind) {
    case 'eventStart':
      if (flowScope.kind === 'process') return 'NoneStartEventActivity';
      return behavior.event.kind === 'conditional'
        ? 'EventSubProcessStartConditionalEventActivity'
        : 'EventSubProcessStartEventActivity';
    case 'boundary':
      return boundaryStem(behavior.event);
    case 'catch':
      return behavior.event.kind === 'conditional' ? 'IntermediateConditionalEvent' : 'IntermediateCatchEventActivity';
    case 'throw':
      return throwStems[behavior.event.kind] ?? 'ThrowSignalEventActivity';
    case 'pass':
      return passStems[type] ?? 'TaskActivity';
    case 'multiInstanceBody':
      return behavior.sequential ? 'SequentialMultiInstanceActivity' : 'ParallelMultiInstanceActivity';
    default:
      return stems[behavior.kind];
  }
}

function boundaryStem({ kind }: EventDefinition): string {
  if (kind === 'cancel') return 'CancelBoundaryEventActivity';
  return kind === 'conditional' ? 'BoundaryConditionalEventActivity' : 'BoundaryEventActivity';
}

const throwStems: Readonly<Partial<Record<EventDefinition['kind'], string>>> = {
  signal: 'ThrowSignalEventActivity',
  escalation: 'ThrowEscalationEventActivity',
  error: 'ErrorEndEventActivity',
  compensation: 'CompensationEventActivity',
  cancel: 'CancelEndEventActivity',
};

const passStems: Readonly<Record<string, string>> = {
  manualTask: 'ManualTaskActivity',
  noneEndEvent: 'NoneEndEventActivity',
  intermediateNoneThrowEvent: 'IntermediateThrowNoneEventActivity',
};

const stems = {
  noneStart: 'NoneStartEventActivity',
  terminateEnd: 'TerminateEndEventActivity',
  linkCatch: 'IntermediateCatchLinkEventActivity',
  externalTask: 'ExternalTaskActivity',
  expression: 'ServiceTaskExpressionActivity',
  userTask: 'UserTaskActivity',
  receiveTask: 'ReceiveTaskActivity',
  businessRule: 'DmnBusinessRuleTaskActivity',
  exclusiveGateway: 'ExclusiveGatewayActivity',
  parallelGateway: 'ParallelGatewayActivity',
  inclusiveGateway: 'InclusiveGatewayActivity',
  eventBasedGateway: 'EventBasedGatewayActivity',
  subProcess: 'SubProcessActivity',
  transaction: 'SubProcessActivity',
  eventSubProcess: 'EventSubProcessActivity',
  callActivity: 'CallActivity',
} as const;
