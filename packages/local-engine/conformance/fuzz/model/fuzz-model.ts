import type { Attributes } from '../../models/index.ts';

/** A random deployment as data that can be counted and made smaller: processes, and a decision table when one of them asks for it. */
export interface FuzzModel {
  readonly processes: readonly FuzzProcess[];
  readonly usesDecision: boolean;
}

/** What holds nodes: a process or a subprocess. */
export interface FuzzScope {
  readonly nodes: FuzzNode[];
  readonly flows: FuzzFlow[];
}

export interface FuzzProcess extends FuzzScope {
  readonly key: string;
}

export interface FuzzFlow {
  readonly from: string;
  readonly to: string;
  readonly condition?: string;
  readonly isDefault?: boolean;
}

/** A node of a model. What is absent has the default of BPMN. */
export interface FuzzNode {
  readonly id: string;
  /** The BPMN element. */
  readonly tag: string;
  readonly attributes?: Attributes;
  readonly event?: FuzzEvent;
  readonly inputs?: Readonly<Record<string, FuzzMapping>>;
  readonly outputs?: Readonly<Record<string, FuzzMapping>>;
  readonly retryCycle?: string;
  /** Turns the end of an external task into an error of this code. */
  readonly errorWhen?: { readonly code: string; readonly expression: string };
  readonly loop?: FuzzLoop;
  /** `camunda:in` and `camunda:out` of a call activity. */
  readonly calls?: readonly { readonly name: 'in' | 'out'; readonly attributes: Attributes }[];
  readonly inner?: FuzzScope;
  /** The host of a boundary event. */
  readonly attachedTo?: string;
  /** The compensation boundary event whose handler this is. */
  readonly handlerOf?: string;
}

export type FuzzMapping = string | readonly string[] | Readonly<Record<string, string>>;

export interface FuzzLoop {
  readonly sequential: boolean;
  readonly cardinality?: string;
  readonly collection?: string;
  readonly completionCondition?: string;
  readonly asyncBefore?: boolean;
}

/** What an event is about; `attributes` are those of its definition. */
export interface FuzzEvent {
  readonly kind:
    | 'message'
    | 'timer'
    | 'signal'
    | 'error'
    | 'escalation'
    | 'conditional'
    | 'compensate'
    | 'cancel'
    | 'terminate'
    | 'link';
  /** Name, code, condition, link name, or the activity to compensate. */
  readonly of?: string;
  readonly timer?: { readonly form: 'duration' | 'date' | 'cycle'; readonly text: string };
  readonly attributes?: Attributes;
}

/** All scopes of a model with what they stand in, from the outside to the inside. */
export function scopesOf(model: FuzzModel): { readonly scope: FuzzScope; readonly owner?: FuzzNode }[] {
  const found: { scope: FuzzScope; owner?: FuzzNode }[] = [];
  const visit = (scope: FuzzScope, owner?: FuzzNode) => {
    found.push(owner === undefined ? { scope } : { scope, owner });
    for (const node of scope.nodes) if (node.inner !== undefined) visit(node.inner, node);
  };
  for (const each of model.processes) visit(each);
  return found;
}

/** How many nodes a model has, in all scopes. */
export function nodeCount(model: FuzzModel): number {
  return scopesOf(model).reduce((sum, { scope }) => sum + scope.nodes.length, 0);
}
