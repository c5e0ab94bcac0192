import type { ExecutionId, ProcessDefinitionId, ProcessInstanceId } from '../ids.ts';
import type { WireVariables } from '../wire-value.ts';

/** A running activity with the activities inside it. */
export interface ActivityInstanceTree {
  id: string;
  parentActivityInstanceId: string | null;
  activityId: string;
  activityName: string | null;
  activityType: string;
  processInstanceId: ProcessInstanceId;
  processDefinitionId: ProcessDefinitionId;
  childActivityInstances: ActivityInstanceTree[];
  childTransitionInstances: TransitionInstance[];
  executionIds: string[];
  incidentIds: string[];
}

/** An activity that an asynchronous job is about to enter or has just left. */
export interface TransitionInstance {
  id: string;
  activityId: string;
  activityName: string | null;
  activityType: string;
  executionId: ExecutionId;
  incidentIds: string[];
}

/** What a modification does, in this order, in one transaction. */
export interface Modification {
  instructions: ModificationInstruction[];
  skipCustomListeners?: boolean;
  skipIoMappings?: boolean;
  annotation?: string;
}

/** One step of a modification. Name the activity, the transition or the instance that its type needs. */
export interface ModificationInstruction {
  type: 'cancel' | 'startBeforeActivity' | 'startAfterActivity' | 'startTransition';
  activityId?: string;
  transitionId?: string;
  activityInstanceId?: string;
  transitionInstanceId?: string;
  ancestorActivityInstanceId?: string;
  variables?: Record<string, WireVariables[string] & { local?: boolean }>;
}
