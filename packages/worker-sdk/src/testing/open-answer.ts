import { type AnyTaskContract, openVariables, type SealingOptions, type VariableMap } from '@stepwright/contract';
import type { EngineAnswer } from './engine-stand-in.ts';

/** Opens the sealed variables of what the engine was told, so that a test sees what the handler has said. */
export async function openAnswer(
  contract: AnyTaskContract,
  answer: EngineAnswer,
  sealing: SealingOptions,
): Promise<EngineAnswer> {
  if (answer.kind === 'failure') return answer;
  const variables = await openVariables(`task ${contract.topic}`, mapOf(contract, answer), answer.variables, sealing);
  return { ...answer, variables };
}

function mapOf({ output, errors }: AnyTaskContract, answer: EngineAnswer): VariableMap {
  if (answer.kind !== 'bpmnError') return output;
  return errors.find(({ code }) => code === answer.code)?.data ?? {};
}
