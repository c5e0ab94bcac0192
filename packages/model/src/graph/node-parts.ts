import type { XmlElement } from '../xml/xml-element.ts';

/** What carries out an activity, or throws a message. */
export type Implementation =
  | { readonly kind: 'none' }
  | { readonly kind: 'external'; readonly topic: string | undefined; readonly taskPriority: string | undefined }
  | { readonly kind: 'decision'; readonly decision: DecisionCall }
  | { readonly kind: 'expression'; readonly text: string; readonly resultVariable: string | undefined }
  | {
      readonly kind: 'class' | 'delegateExpression' | 'connector' | 'mail' | 'shell' | 'unknownType';
      readonly text: string;
    }
  | {
      readonly kind: 'script';
      readonly language: string | undefined;
      readonly text: string;
      readonly resultVariable: string | undefined;
    };

/** Which version of a definition is taken. */
export interface Binding {
  /** @default 'latest', as in the engine */
  readonly kind: 'latest' | 'deployment' | 'version' | 'versionTag' | (string & {});
  /** Whether the model says so itself. */
  readonly isStated: boolean;
  readonly version: string | undefined;
  readonly versionTag: string | undefined;
}

export interface DecisionCall {
  readonly decisionRef: string | undefined;
  readonly resultVariable: string | undefined;
  /** `singleEntry`, `singleResult`, `collectEntries` or `resultList`; undefined is `resultList`. */
  readonly mapDecisionResult: string | undefined;
  readonly binding: Binding;
}

/** `camunda:inputParameter` or `camunda:outputParameter`. */
export interface ParameterMapping {
  /** Empty when it has none. */
  readonly name: string;
  readonly element: XmlElement;
  /** The texts that are evaluated for it, with their elements. */
  readonly texts: readonly { readonly text: string; readonly element: XmlElement }[];
  /** Whether it is computed by a script. */
  readonly isScript: boolean;
  /** Whether it is a list or a map. */
  readonly isCollection: boolean;
}

/** `camunda:in` or `camunda:out` of a call activity. */
export interface CallMapping {
  readonly element: XmlElement;
  readonly source: string | undefined;
  readonly sourceExpression: string | undefined;
  readonly target: string | undefined;
  /** `variables="all"` */
  readonly isAll: boolean;
}

/** Multi-instance, or a standard loop, which the engine ignores. */
export interface Loop {
  readonly element: XmlElement;
  readonly isSequential: boolean;
  readonly cardinality: string | undefined;
  /** The variable or expression that gives the elements. */
  readonly collection: string | undefined;
  readonly elementVariable: string | undefined;
  readonly completionCondition: string | undefined;
}

export type EventKind =
  | 'message'
  | 'signal'
  | 'timer'
  | 'error'
  | 'escalation'
  | 'conditional'
  | 'compensate'
  | 'cancel'
  | 'link'
  | 'terminate';

/** What an event waits for or throws. */
export interface EventDefinition {
  readonly kind: EventKind;
  readonly element: XmlElement;
  /** What `messageRef`, `signalRef`, `errorRef` or `escalationRef` names; undefined when there is no such definition. */
  readonly reference: RootDefinition | undefined;
  readonly referenceId: string | undefined;
  readonly timer: TimerText | undefined;
  /** Of a conditional event. */
  readonly condition: string | undefined;
  /** Of a link event. */
  readonly linkName: string | undefined;
  /** `camunda:errorCodeVariable`, `camunda:escalationCodeVariable`. */
  readonly codeVariable: string | undefined;
  readonly messageVariable: string | undefined;
}

export interface TimerText {
  readonly kind: 'timeDate' | 'timeDuration' | 'timeCycle';
  readonly text: string;
  readonly element: XmlElement;
}

/** A message, signal, error or escalation that a file defines. */
export interface RootDefinition {
  readonly id: string;
  readonly name: string | undefined;
  /** `errorCode` or `escalationCode`. */
  readonly code: string | undefined;
  readonly element: XmlElement;
}
