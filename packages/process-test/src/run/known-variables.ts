import type { EngineVariable, ProcessContract, WireValue } from '@stepwright/contract';
import * as contract from '@stepwright/contract';
import type { FlowNode } from '@stepwright/model/graph';
import * as z from 'zod';
import type { ProcessUnderTest } from '../process-under-test.ts';

/** Whether the contract declares a variable of this name anywhere. */
export function isDeclared({ contract: process }: ProcessUnderTest, name: string): boolean {
  return mapsOf(process).some((map) => Object.hasOwn(map, name));
}

/**
 * A value of the engine as the contract has it. One name may be declared in several places, each with values of its own: the first that takes the
 * value counts. What none takes stays as it is.
 */
export function valueOfWire(subject: ProcessUnderTest, name: string, wire: WireValue): unknown {
  if (wire.value === null) return null;
  for (const variable of declarationsOf(subject, name)) {
    const value = unlessRefused(() => variable.decode(wire));
    if (value !== undefined) return value;
  }
  return wire.value;
}

/** A value as the engine takes it: as its contract says, or a text when the contract does not know the name. */
export function wireOf(subject: ProcessUnderTest, name: string, value: unknown): WireValue {
  for (const variable of declarationsOf(subject, name)) {
    const wire = unlessRefused(() => variable.encode(value, name));
    if (wire !== undefined) return wire;
  }
  return contract.v.string().encode(String(value), name);
}

function declarationsOf({ contract: process }: ProcessUnderTest, name: string): readonly EngineVariable<unknown>[] {
  return mapsOf(process).flatMap((map) => (Object.hasOwn(map, name) ? [map[name] as EngineVariable<unknown>] : []));
}

function unlessRefused<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof z.ZodError) return undefined;
    throw cause;
  }
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

function mapsOf({ start, tasks, messages, userTasks }: ProcessContract): readonly contract.VariableMap[] {
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
