import type { Attempt } from './attempt.ts';

/**
 * Says whether a command has had its effect: it leaves its identity in the receipt variable, in the same transaction of the
 * engine. The history keeps a variable's last value only, so commands of one kind and name must run one after the other.
 */
export async function hasReceipt(
  { engine, call }: Attempt,
  wanted: {
    readonly instanceIds: readonly string[];
    readonly receiptVariable: string;
    readonly value: string;
  },
): Promise<boolean> {
  const { instanceIds, receiptVariable, value } = wanted;
  const found = await engine.client.history.variableInstances(
    { processInstanceIdIn: [...instanceIds], variableName: receiptVariable, includeDeleted: true },
    call,
  );
  return found.some((variable) => variable.value === value);
}
