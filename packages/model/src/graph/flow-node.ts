import type { XmlElement } from '../xml/xml-element.ts';
import type { Binding, CallMapping, EventDefinition, Implementation, Loop, ParameterMapping } from './node-parts.ts';
import type { ProcessFile } from './process-file.ts';

/** A process, or what is in a subprocess: nodes and the flows between them. */
export interface ScopeGraph {
  readonly element: XmlElement;
  /** The subprocess that this scope is; undefined for a process. */
  readonly owner: FlowNode | undefined;
  readonly process: ProcessGraph;
  /** The nodes directly in it, in the order of the file. */
  readonly nodes: readonly FlowNode[];
  readonly flows: readonly SequenceFlow[];
}

/** A process of a file. It is read leniently: what is wrong with it is left out, so that the rest can be looked at. */
export interface ProcessGraph extends ScopeGraph {
  /** Empty when it has none. */
  readonly id: string;
  readonly name: string | undefined;
  readonly file: ProcessFile;
  readonly isExecutable: boolean;
  /** Every node, of subprocesses too, each before those inside of it. */
  readonly allNodes: readonly FlowNode[];
  readonly allFlows: readonly SequenceFlow[];
  /** `camunda:properties` of the process. */
  readonly properties: ReadonlyMap<string, string>;
}

/** A task, gateway, event, subprocess or call activity. */
export interface FlowNode {
  /** Empty when it has none. */
  readonly id: string;
  readonly name: string | undefined;
  /** The local name of the element, `serviceTask` for example. */
  readonly kind: string;
  readonly element: XmlElement;
  readonly scope: ScopeGraph;
  readonly incoming: readonly SequenceFlow[];
  readonly outgoing: readonly SequenceFlow[];
  readonly defaultFlow: SequenceFlow | undefined;
  /** The boundary events on this activity. */
  readonly boundaryEvents: readonly FlowNode[];
  /** The activity that a boundary event is on. */
  readonly attachedTo: FlowNode | undefined;
  /** Whether a boundary event, or the start event of an event subprocess, ends what it interrupts; true for all else. */
  readonly isInterrupting: boolean;
  /** What is inside of a subprocess. */
  readonly inner: ScopeGraph | undefined;
  readonly isEventSubprocess: boolean;
  /** The event's only definition, or its first. */
  readonly event: EventDefinition | undefined;
  readonly implementation: Implementation;
  readonly inputs: readonly ParameterMapping[];
  readonly outputs: readonly ParameterMapping[];
  readonly loop: Loop | undefined;
  /** Of a call activity: what it calls and what it hands over. */
  readonly call: CallOfProcess | undefined;
  /** `camunda:properties`, by name. */
  readonly properties: ReadonlyMap<string, string>;
  readonly isAsyncBefore: boolean;
  readonly isAsyncAfter: boolean;
}

export interface CallOfProcess {
  readonly calledElement: string | undefined;
  readonly binding: Binding;
  readonly ins: readonly CallMapping[];
  readonly outs: readonly CallMapping[];
  /** The expression of the child's business key; undefined when it gets none. */
  readonly businessKey: string | undefined;
}

export interface SequenceFlow {
  /** Empty when it has none. */
  readonly id: string;
  readonly name: string | undefined;
  readonly element: XmlElement;
  readonly source: FlowNode;
  readonly target: FlowNode;
  readonly isDefault: boolean;
  readonly condition: FlowCondition | undefined;
}

export interface FlowCondition {
  readonly text: string;
  readonly element: XmlElement;
  /** The script language; undefined for an expression. */
  readonly language: string | undefined;
}
