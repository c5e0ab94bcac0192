import type { Expression } from '../juel/expression.ts';
import type { Behavior } from './behavior.ts';
import type { EventDefinition } from './event-definition.ts';
import type { ParameterMapping } from './io-mapping.ts';

/** What activities nest in: the process itself, or an activity with a scope of its own. */
export type Scope = ProcessModel | Activity;

interface ScopeParts {
  readonly id: string;
  readonly name?: string;
  /**
   * The activities whose flow scope this is, in the order in which Camunda parses them: start events, tasks and gateways (each event-based
   * gateway with its events), other catching events, end events, boundary events, compensation handlers. Boundary events are siblings of
   * their host.
   */
  readonly activities: readonly Activity[];
  /**
   * The other activities whose event scope this is: boundary events of this activity (those for errors, escalation, cancel and compensation
   * too), start events of event subprocesses in this scope, and the events behind this event-based gateway. Those that wait are subscribed
   * when the scope is entered and unsubscribed when it is left.
   */
  readonly eventActivities: readonly Activity[];
  readonly line: number;
}

/** One executable process of a deployment, compiled once and never changed. Knows nothing of its version. */
export interface ProcessModel extends ScopeParts {
  readonly kind: 'process';
  /** The target namespace of the file. */
  readonly category: string;
  readonly versionTag?: string;
  readonly historyTimeToLiveDays: number | undefined;
  readonly isStartableInTasklist: boolean;
  readonly documentation?: string;
  readonly jobPriority?: Expression;
  /** Of external tasks that have none of their own. */
  readonly taskPriority?: Expression;
  /** `camunda:formKey` of the initial start event. */
  readonly startFormKey?: Expression;
  /** Where an instance starts that no event starts: the none or timer start event, or the only start event whatever its kind. */
  readonly initial?: Activity;
  /** Start events that create an instance by message, signal, timer or condition. */
  readonly triggeredStarts: readonly Activity[];
  /** Every activity of the process at any depth, multi-instance bodies too, by id. */
  readonly activityById: ReadonlyMap<string, Activity>;
  readonly transitionById: ReadonlyMap<string, Transition>;
  readonly candidateStarterGroups: readonly string[];
  readonly candidateStarterUsers: readonly string[];
}

/**
 * A node of the process. A multi-instance activity is two nodes: the body (`<id>#multiInstanceBody`, a scope) around the inner activity;
 * boundary events and sequence flows belong to the body.
 */
export interface Activity extends ScopeParts {
  readonly kind: 'activity';
  /** As history shows it: `serviceTask`, `userTask`, `exclusiveGateway`, `noneEndEvent`, `boundaryTimer`, `multiInstanceBody`, ... */
  readonly type: string;
  readonly process: ProcessModel;
  readonly flowScope: Scope;
  /**
   * Where its event subscription lives: the host of a boundary event, the flow scope of an event subprocess for itself and its start event,
   * the gateway of an event behind an event-based one, else the activity itself.
   */
  readonly eventScope: Scope;
  /** Whether entering it makes an execution of its own: subprocesses, bodies, hosts of boundary events, input/output mappings, catching events, ... */
  readonly isScope: boolean;
  readonly behavior: Behavior;
  readonly incoming: readonly Transition[];
  readonly outgoing: readonly Transition[];
  /** Of gateways and of any activity with several flows: taken when no condition holds. A multi-instance body has none, as in Camunda. */
  readonly defaultFlow?: Transition;
  /** The default flow is none of the outgoing ones: of a repeated activity the body has the flows, not the activity itself. */
  readonly missingDefaultFlowId?: string;
  readonly asyncBefore: boolean;
  readonly asyncAfter: boolean;
  readonly exclusive: boolean;
  readonly jobPriority?: Expression;
  /** Text or expression of failedJobRetryTimeCycle. */
  readonly retryTimeCycle?: Expression;
  readonly inputs: readonly ParameterMapping[];
  readonly outputs: readonly ParameterMapping[];
  /**
   * Set on an activity that has a compensation boundary event, or on a subprocess through its event subprocess: the handler. On a
   * multi-instance activity it is the inner one that has it, and the handler lives in the body.
   */
  readonly compensationHandler?: Activity;
  readonly isForCompensation: boolean;
  /** Extension properties (`camunda:properties`) in the order of the file. */
  readonly properties: readonly (readonly [string, string])[];
  readonly documentation?: string;
}

export interface Transition {
  readonly id: string;
  readonly name?: string;
  readonly source: Activity;
  readonly target: Activity;
  readonly condition?: Expression;
}

/** The event an activity waits for or throws; undefined for a none event. */
export function eventOf(activity: Activity): EventDefinition | undefined {
  const { behavior } = activity;
  return 'event' in behavior ? behavior.event : undefined;
}
