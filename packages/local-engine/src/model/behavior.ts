import type { Expression } from '../juel/expression.ts';
import type { ErrorEvent, EventDefinition, MessageEvent } from './event-definition.ts';
import type { CallMapping } from './io-mapping.ts';
import type { Activity } from './process-model.ts';

/** What an activity does, as data. */
export type Behavior =
  | { readonly kind: 'noneStart' }
  /** A start event of the process with a trigger, or of an event subprocess; `interrupting` counts for the latter only. */
  | { readonly kind: 'eventStart'; readonly event: EventDefinition; readonly interrupting: boolean }
  | { readonly kind: 'catch'; readonly event: EventDefinition }
  | {
      readonly kind: 'boundary';
      readonly event: EventDefinition;
      readonly host: Activity;
      readonly interrupting: boolean;
    }
  /** None intermediate throw, none end, manual and abstract tasks: they only pass on. */
  | { readonly kind: 'pass' }
  /** Throws signal, escalation, error, compensation or cancel; as an end event it has no outgoing flow. */
  | { readonly kind: 'throw'; readonly event: EventDefinition }
  | { readonly kind: 'terminateEnd' }
  /** A throwing link event is no activity: flows to it lead to this one. */
  | { readonly kind: 'linkCatch' }
  | ExternalTaskBehavior
  /** A task that evaluates an expression in the engine; methods and beans are refused with the expression. */
  | { readonly kind: 'expression'; readonly expression: Expression; readonly resultVariable?: string }
  | UserTaskBehavior
  | { readonly kind: 'receiveTask'; readonly event?: MessageEvent }
  | BusinessRuleBehavior
  | { readonly kind: 'exclusiveGateway' }
  | { readonly kind: 'parallelGateway' }
  | { readonly kind: 'inclusiveGateway' }
  | { readonly kind: 'eventBasedGateway' }
  | { readonly kind: 'subProcess'; readonly initial: Activity }
  | { readonly kind: 'transaction'; readonly initial: Activity }
  | { readonly kind: 'eventSubProcess'; readonly start: Activity }
  | CallActivityBehavior
  | MultiInstanceBehavior;

/** A service, send or business rule task, or a throwing message event, done by an external worker. */
export interface ExternalTaskBehavior {
  readonly kind: 'externalTask';
  readonly topic: Expression;
  readonly priority?: Expression;
  /** `camunda:errorEventDefinition`: conditions that turn a completion or a failure into a BPMN error. */
  readonly errors: readonly { readonly condition: Expression; readonly error: ErrorEvent }[];
}

export interface UserTaskBehavior {
  readonly kind: 'userTask';
  readonly name?: Expression;
  readonly description?: Expression;
  readonly assignee?: Expression;
  readonly candidateUsers: readonly Expression[];
  readonly candidateGroups: readonly Expression[];
  readonly dueDate?: Expression;
  readonly followUpDate?: Expression;
  readonly priority?: Expression;
  readonly formKey?: Expression;
}

export type Binding =
  | { readonly kind: 'latest' }
  | { readonly kind: 'deployment' }
  | { readonly kind: 'version'; readonly version: Expression }
  | { readonly kind: 'versionTag'; readonly versionTag: Expression };

export interface BusinessRuleBehavior {
  readonly kind: 'businessRule';
  readonly decision: Expression;
  readonly binding: Binding;
  readonly resultVariable?: string;
  /** @default 'resultList' */
  readonly mapDecisionResult: 'singleEntry' | 'singleResult' | 'collectEntries' | 'resultList';
}

export interface CallActivityBehavior {
  readonly kind: 'callActivity';
  readonly called: Expression;
  readonly binding: Binding;
  readonly in: readonly CallMapping[];
  readonly out: readonly CallMapping[];
}

export interface MultiInstanceBehavior {
  readonly kind: 'multiInstanceBody';
  readonly inner: Activity;
  readonly sequential: boolean;
  readonly cardinality?: Expression;
  /** The name of a variable or an expression that gives a list. */
  readonly collection?: { readonly variable: string } | { readonly expression: Expression };
  readonly elementVariable?: string;
  readonly completionCondition?: Expression;
}
