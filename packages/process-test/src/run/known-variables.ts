import type { EngineVariable, ProcessContract, VariableMap } from '@stepwright/contract';
import type { FlowNode } from '@stepwright/model/graph';
import type { ProcessUnderTest } from '../process-under-test.ts';

/** Whether the contract declares a variable of this name anywhere. */
export function isDeclared({ contract: process }: ProcessUnderTest, name: string): boolean {
  return mapsOf(process).some((map) => Object.hasOwn(map, name));
}

/** Every declaration of a variable of this name. */
export function declarationsOf(
  { contract: process }: ProcessUnderTest,
  name: string,
): readonly EngineVariable<unknown>[] {
  return mapsOf(process).flatMap((map) => (Object.hasOwn(map, name) ? [map[name] as EngineVariable<unknown>] : []));
}

/** Every name that the contract or the model gives to a variable; undefined when a script or a mapping of all may give any. */
export function knownNames(subject: ProcessUnderTest): ReadonlySet<string> | undefined {
  if (!namesOf.has(subject)) namesOf.set(subject, findNames(subject));
  return namesOf.get(subject);
}

/** Every step asks. */
const namesOf = new WeakMap<ProcessUnderTest, ReadonlySet<string> | undefined>();

function findNames({ contract: process, graphs }: ProcessUnderTest): ReadonlySet<string> | undefined {
  const nodes = graphs.flatMap(({ allNodes }) => allNodes);
  if (nodes.some(maySetAnything)) return undefined;
  return new Set([
    ...mapsOf(process).flatMap((map) => Object.keys(map)),
    ...receiptsOf(process),
    ...nodes.flatMap(namesSetBy),
  ]);
}

function mapsOf({ start, tasks, messages, userTasks }: ProcessContract): readonly VariableMap[] {
  return [
    start,
    ...tasks.flatMap(({ output, input }) => [output, input]),
    ...messages.map(({ variables }) => variables),
    ...userTasks.map(({ variables }) => variables),
  ];
}

function receiptsOf({ messages, userTasks }: ProcessContract): readonly string[] {
  return [
    ...messages.flatMap(({ correlationVariable, receiptVariable }) => [correlationVariable, receiptVariable]),
    ...userTasks.flatMap(({ identityVariable, receiptVariable }) => [identityVariable ?? '', receiptVariable ?? '']),
  ];
}

function maySetAnything({ implementation, call, inputs, outputs }: FlowNode): boolean {
  return (
    implementation.kind === 'script' ||
    [...(call?.ins ?? []), ...(call?.outs ?? [])].some(({ isAll }) => isAll) ||
    [...inputs, ...outputs].some(({ isScript }) => isScript)
  );
}

function namesSetBy({ inputs, outputs, loop, event, implementation, call }: FlowNode): readonly string[] {
  const results = [
    implementation.kind === 'decision' ? implementation.decision.resultVariable : undefined,
    implementation.kind === 'expression' ? implementation.resultVariable : undefined,
    event?.codeVariable,
    event?.messageVariable,
    loop?.elementVariable,
    ...(loop ? ['loopCounter', 'nrOfInstances', 'nrOfActiveInstances', 'nrOfCompletedInstances'] : []),
    ...(call ? [...call.ins, ...call.outs].map(({ target }) => target) : []),
  ];
  return [...inputs, ...outputs].map(({ name }) => name).concat(results.filter((name) => name !== undefined));
}
