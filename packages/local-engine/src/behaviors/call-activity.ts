import type { Execution } from '../kernel/execution.ts';
import { expressionScopeOf, optionalText, textOf } from '../kernel/expressions.ts';
import { updateActivity } from '../kernel/history.ts';
import { calledDefinition, createInstance, startInstance } from '../kernel/instances.ts';
import { mapCall } from '../kernel/io-mapping.ts';
import { leave } from '../kernel/operations.ts';
import type { ActivityBehavior } from '../kernel/run.ts';
import { setVariables, setVariablesLocal } from '../kernel/variables.ts';
import type { CallActivityBehavior } from '../model/behavior.ts';
import type { Activity } from '../model/process-model.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { leaveByDefault } from './outgoing.ts';

/** Starts another process and waits for its end. It passes no business key of its own on. */
export const callActivity: ActivityBehavior = {
  execute(execution) {
    const behavior = (execution.activity as Activity).behavior as CallActivityBehavior;
    const scope = expressionScopeOf(execution);
    const key = behavior.in.find((mapping) => mapping.kind === 'businessKey');
    const variables = mapCall(behavior.in, execution);
    const businessKey = optionalText(key?.kind === 'businessKey' ? key.expression : undefined, scope);
    const definition = calledDefinition(execution, textOf(behavior.called.evaluate(scope)), behavior.binding);
    const called = createInstance(execution.run, { definition, businessKey, superExecution: execution });
    updateActivity(execution, { calledProcessInstanceId: called.id });
    startInstance(called, variables);
  },
  signal: leave,
  leave: leaveByDefault,
};

/** The instance numbers of a multi-instance child are never passed out. */
const neverPassedOut = ['nrOfInstances', 'nrOfActiveInstances', 'nrOfCompletedInstances'];

/** Sets what the call maps out; also when an error or escalation leaves the called instance. */
export function passOutputVariables(superExecution: Execution, called: Execution): void {
  const { out } = (superExecution.activity as Activity).behavior as CallActivityBehavior;
  const toLocal = out.filter((mapping) => mapping.kind !== 'businessKey' && mapping.local);
  const others = out.filter((mapping) => mapping.kind !== 'businessKey' && !mapping.local);
  const variables = new Map<string, TypedValue>(mapCall(others, called));
  for (const name of neverPassedOut) variables.delete(name);
  const locals = mapCall(
    toLocal.map((mapping) => ({ ...mapping, local: false })),
    called,
  );
  setVariables(superExecution, variables);
  setVariablesLocal(superExecution, locals);
}
