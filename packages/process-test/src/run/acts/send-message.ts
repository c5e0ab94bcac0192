import type { MessageContract, WireValue } from '@stepwright/contract';
import { EngineMismatchingMessageCorrelationError } from '@stepwright/engine-client';
import type { SendMessage } from '../../scenario/scenario.ts';
import { tokensOf } from '../instances.ts';
import type { Run } from '../run.ts';
import { show } from '../show.ts';
import { Unmet } from '../unmet.ts';
import { encodeFor, wireOf } from '../wire-values.ts';
import { unlessUndeclared } from './declared-values.ts';

/** A message arrives. Before it is sent for its id it is sent for another one, which nothing may take. */
export async function sendMessage(run: Run, step: SendMessage): Promise<void> {
  const message = run.subject.contract.messages.find(({ name }) => name === step.name);
  if (!message)
    throw new Unmet(
      `a message of the contract of ${run.subject.contract.key}`,
      `"${step.name}", which it does not declare`,
    );
  const id = await wireOf(run, message.correlationVariable, step.id);
  if (step.ignored) {
    if (await isTaken(run, message, step, id))
      throw new Unmet(`nothing to wait for ${step.name} with ${show(step.id)}`, 'that it was taken');
    return;
  }
  if (await isTaken(run, message, step, otherThan(id))) {
    throw new Unmet(
      `${step.name} to be awaited for ${message.correlationVariable} ${show(step.id)} only`,
      'that another one was taken',
    );
  }
  if (await isTaken(run, message, step, id)) return;
  throw new Unmet(
    `${step.name} to be awaited for ${message.correlationVariable} ${show(step.id)}`,
    `that nothing waits for it; the instance is at ${show(await tokensOf(run))}`,
  );
}

async function isTaken(run: Run, message: MessageContract, step: SendMessage, id: WireValue): Promise<boolean> {
  const values = await unlessUndeclared(() => encodeFor(run, step.name, message.variables, step.values ?? {}));
  try {
    await run.client.messages.correlate({
      messageName: step.name,
      businessKey: run.businessKey,
      correlationKeys: { [message.correlationVariable]: id },
      processVariables: { ...values, [message.receiptVariable]: id },
    });
    return true;
  } catch (cause) {
    if (cause instanceof EngineMismatchingMessageCorrelationError) return false;
    throw cause;
  }
}

/** The same type, another value. */
function otherThan({ type, value }: WireValue): WireValue {
  if (typeof value === 'number') return { type, value: value === 0 ? 1 : value - 1 } as WireValue;
  if (typeof value === 'boolean') return { type, value: !value } as WireValue;
  if (typeof value === 'bigint') return { type, value: value - 1n } as WireValue;
  return { type, value: `not-${String(value)}` } as WireValue;
}
