import { type AnyTaskContract, hasSealedVariables, type PayloadCodec, type VariableMap } from '@stepwright/contract';

/** What is wrong with a worker that has this codec for this contract. */
export function codecProblems(contract: AnyTaskContract, codec: PayloadCodec | undefined): readonly string[] {
  const { topic, input, output, errors } = contract;
  const maps: readonly VariableMap[] = [input, output, ...errors.map(({ data }) => data)];
  if (codec !== undefined || !maps.some(hasSealedVariables)) return [];
  return [`${topic} has sealed variables, so the option payloadCodec is needed`];
}
