import { type EngineVariable, type EngineVariableType, type VariableMap, v } from '@stepwright/contract';
import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { messageContractNamed, taskContractOf } from '../project/contracts-of.ts';
import type { Project } from '../project/project.ts';
import { remembered } from '../project/remembered.ts';
import { formFieldsOf } from './form-fields.ts';
import { formOf } from './form-of.ts';
import { hasListener, hasListenerAround } from './has-listener.ts';
import { loopVariables } from './loop-variables.ts';
import { expressionsOfNode } from './model-expressions.ts';

/** A variable that something says it sets. */
export interface Declaration {
  readonly name: string;
  /** The engine type; undefined when only running would tell. */
  readonly type: EngineVariableType | undefined;
  /** Whether it may be missing although what sets it has happened. */
  readonly isOptional: boolean;
  readonly isSealed: boolean;
  /** The texts that it may have, for an enum. */
  readonly values: readonly string[] | undefined;
  /** What a contract says of its values; undefined when no contract declares it. */
  readonly variable: EngineVariable<unknown> | undefined;
  /** Who says so, for messages: `the start of the contract`, `the output of "price-quote"`. */
  readonly origin: string;
  /** The node that sets it; undefined for the start. */
  readonly node: FlowNode | undefined;
  readonly element: XmlElement | undefined;
  /** Whether it is seen only in the activity that has it. */
  readonly isLocal: boolean;
}

/** Every variable of a process that something declares, by name. */
export interface Declarations {
  readonly byName: ReadonlyMap<string, readonly Declaration[]>;
  /** Whether something may set variables that nobody declares: then nothing can be called undeclared. */
  readonly mayHoldOthers: boolean;
}

/** Finds what is declared: by the process's contract, its tasks' contracts, forms, messages, mappings and results. */
export const declarationsOf: (project: Project, process: ProcessGraph) => Declarations = remembered(collect);

function collect(project: Project, process: ProcessGraph): Declarations {
  const contract = project.contractOf(process);
  const all = [
    ...fromMap(contract?.start ?? {}, 'the start of its contract', undefined),
    ...process.allNodes.flatMap((node) => writesOf(project, node)),
  ];
  const byName = Map.groupBy(all, ({ name }) => name);
  const mayHoldOthers =
    contract === undefined ||
    hasListenerAround(process) ||
    process.allNodes.some((node) => mayWriteAnything(project, node));
  return { byName, mayHoldOthers };
}

/** Everything that a node sets, in the order in which it happens. */
export function writesOf(project: Project, node: FlowNode): readonly Declaration[] {
  return [...localWrites(node), ...coreWrites(project, node), ...outerWrites(node)];
}

function localWrites(node: FlowNode): Declaration[] {
  const { loop, inputs } = node;
  const ofLoop = loop
    ? [
        ...loopVariables.map((name) =>
          plain(name, 'the multi-instance', node, loop.element, { type: 'Integer', isLocal: true }),
        ),
        ...(loop.elementVariable
          ? [plain(loop.elementVariable, 'the multi-instance', node, loop.element, { isLocal: true })]
          : []),
      ]
    : [];
  const ofInputs = inputs.map((one) =>
    plain(one.name, `an input mapping of "${node.id}"`, node, one.element, { isLocal: true }),
  );
  return [...ofLoop, ...ofInputs];
}

/** What the work of a node sets: the contract's output, an answer, a form, a result. */
export function coreWrites(project: Project, node: FlowNode): Declaration[] {
  const task = taskContractOf(project, node);
  const { implementation, event, element } = node;
  return [
    ...(task ? fromMap(task.output, `the output of "${task.topic}"`, node) : []),
    ...(node.kind === 'userTask'
      ? fromMap(userTaskVariables(project, node) ?? {}, `the user task "${node.id}"`, node)
      : []),
    ...messageWrites(project, node),
    ...errorWrites(project, node),
    ...formFieldsOf(node).map((field) =>
      plain(field.id, `a form field of "${node.id}"`, node, field.element, { type: field.type }),
    ),
    ...(formOf(node, project.policy)?.stated ?? []).map((name) =>
      plain(name, `the form of "${node.id}"`, node, element),
    ),
    ...('resultVariable' in implementation && implementation.resultVariable
      ? [plain(implementation.resultVariable, `the result of "${node.id}"`, node, element)]
      : []),
    ...(implementation.kind === 'decision' && implementation.decision.resultVariable
      ? [plain(implementation.decision.resultVariable, `the result of "${node.id}"`, node, element)]
      : []),
    ...[event?.codeVariable, event?.messageVariable]
      .filter((name) => name !== undefined)
      .map((name) => plain(name, `the event "${node.id}"`, node, event?.element ?? element, { type: 'String' })),
    ...(node.call?.outs ?? [])
      .filter(({ target }) => target !== undefined)
      .map(({ target = '', element: at }) => plain(target, `an output of the call "${node.id}"`, node, at)),
  ];
}

/** What a node sets in the scope around it when it is done. */
export function outerWrites(node: FlowNode): Declaration[] {
  return node.outputs.map((one) => plain(one.name, `an output mapping of "${node.id}"`, node, one.element));
}

function messageWrites(project: Project, node: FlowNode): Declaration[] {
  const { event } = node;
  if (event?.kind !== 'message' || node.kind === 'endEvent' || node.kind === 'intermediateThrowEvent') return [];
  const message = messageContractNamed(project, node.scope.process, event.reference?.name);
  if (!message) return [];
  const declared = fromMap(message.variables, `the message "${message.name}"`, node);
  return declared.some(({ name }) => name === message.receiptVariable)
    ? declared
    : [
        ...declared,
        plain(message.receiptVariable, `the message "${message.name}"`, node, event.element, { type: 'String' }),
      ];
}

/** The data of the contract errors that a boundary event catches. */
function errorWrites(project: Project, node: FlowNode): Declaration[] {
  const { event, attachedTo } = node;
  const task = attachedTo && event?.kind === 'error' ? taskContractOf(project, attachedTo) : undefined;
  const code = event?.reference?.code;
  const caught = (task?.errors ?? []).filter((error) => code === undefined || error.code === code);
  return caught.flatMap((error) =>
    fromMap(error.data, `the data of ${error.code}`, node).map((one) => ({
      ...one,
      isOptional: one.isOptional || caught.length > 1,
    })),
  );
}

/** Whether a node may set variables that nobody declares. */
export function mayWriteAnything(project: Project, node: FlowNode): boolean {
  const { implementation, event, kind } = node;
  if (['class', 'delegateExpression', 'script', 'connector', 'unknownType'].includes(implementation.kind)) return true;
  if (implementation.kind === 'external') return taskContractOf(project, node) === undefined;
  if (kind === 'userTask' && !userTaskVariables(project, node) && !hasKnownForm(project, node)) return true;
  if (node.call?.outs.some(({ isAll }) => isAll) || hasMappingCode(node)) return true;
  if (node.inputs.some(({ isScript }) => isScript) || node.outputs.some(({ isScript }) => isScript)) return true;
  if (kind === 'receiveTask' && !event) return true;
  const isCaught = kind !== 'endEvent' && kind !== 'intermediateThrowEvent';
  if (event?.kind === 'message' && isCaught) {
    return messageContractNamed(project, node.scope.process, event.reference?.name) === undefined;
  }
  if (event?.kind === 'signal' && isCaught) return true;
  if (hasListener(node)) return true;
  return expressionsOfNode(node).some(({ mayWrite }) => mayWrite);
}

function hasKnownForm({ policy }: Project, node: FlowNode): boolean {
  const form = formOf(node, policy);
  return form !== undefined && (form.key === undefined || form.stated !== undefined);
}

/** Code of a call activity that decides which variables are passed in and taken out. */
export function hasMappingCode({ element }: FlowNode): boolean {
  return ['variableMappingClass', 'variableMappingDelegateExpression'].some((name) => element.camunda(name));
}

/** By the contract of the process, or by the project's policy; undefined when neither knows the task. */
function userTaskVariables(project: Project, { id, scope }: FlowNode): VariableMap | undefined {
  const contract = project.contractOf(scope.process)?.userTasks.find((task) => task.taskDefinitionKey === id);
  if (contract) {
    const receipt = contract.receiptVariable === undefined ? {} : { [contract.receiptVariable]: v.string() };
    return { ...contract.variables, ...receipt };
  }
  const known = project.policy.userTaskVariables ?? {};
  return Object.hasOwn(known, id) ? known[id] : undefined;
}

function fromMap(map: VariableMap, origin: string, node: FlowNode | undefined): Declaration[] {
  return Object.entries(map).map(([name, variable]) => ({
    name,
    type: variable.type,
    isOptional: variable.isOptional,
    isSealed: variable.isSealed,
    values: enumValuesOf(variable),
    variable,
    origin,
    node,
    element: node?.element,
    isLocal: false,
  }));
}

function plain(
  name: string,
  origin: string,
  node: FlowNode,
  element: XmlElement,
  more: { readonly type?: EngineVariableType | undefined; readonly isLocal?: boolean } = {},
): Declaration {
  const { type, isLocal = false } = more;
  const unknown = { isOptional: false, isSealed: false, values: undefined, variable: undefined };
  return { name, type, ...unknown, origin, node, element, isLocal };
}

/** The values of a variable that is an enum. */
export function enumValuesOf(variable: EngineVariable<unknown>): readonly string[] | undefined {
  if (variable.isSealed || variable.type !== 'String') return undefined;
  let schema: unknown = variable.schema;
  for (let depth = 0; depth < 5 && typeof schema === 'object' && schema !== null; depth += 1) {
    if (
      'options' in schema &&
      Array.isArray(schema.options) &&
      schema.options.every((one) => typeof one === 'string')
    ) {
      return schema.options as string[];
    }
    schema =
      'unwrap' in schema && typeof schema.unwrap === 'function'
        ? (schema.unwrap as () => unknown).call(schema)
        : undefined;
  }
  return undefined;
}
