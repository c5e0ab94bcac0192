import {
  type AnyTaskContract,
  defineBusinessKey,
  defineError,
  defineProcess,
  defineTask,
  type MessageContract,
  type ProcessContract,
  type VariableMap,
  v,
} from '@stepwright/contract';

const businessKey = defineBusinessKey({ type: 'order' });
const duplicateStart = defineError({ code: 'DUPLICATE_START', description: 'Another instance has this start.' });

/** A task without effect in other systems, for contracts of examples. */
export function exampleTask(
  topic: string,
  more: {
    readonly input?: VariableMap;
    readonly output?: VariableMap;
    readonly errors?: readonly string[];
    readonly lockDurationMs?: number;
    readonly executionMaxMs?: number;
  } = {},
): AnyTaskContract {
  const { input = {}, output = {}, errors = [], ...rest } = more;
  return defineTask({
    topic,
    description: `Does ${topic}.`,
    businessKey,
    input: { tenantId: v.string(), ...input },
    output,
    errors: errors.map((code) => defineError({ code, description: `${code} happened.` })),
    external: 'none',
    ...rest,
  });
}

/** The contract of the process `order`, with the task `claim-start` that every contract begins with. */
export function exampleContract(
  more: {
    readonly key?: string;
    readonly start?: VariableMap;
    readonly tasks?: readonly AnyTaskContract[];
    readonly messages?: readonly MessageContract[];
  } = {},
): ProcessContract {
  const { key = 'order', start = {}, tasks = [], messages = [] } = more;
  const claimStart = defineTask({
    topic: 'claim-start',
    description: 'Claims the start.',
    businessKey,
    input: { tenantId: v.string(), startCommandId: v.string() },
    errors: [duplicateStart],
    external: 'none',
  });
  return defineProcess({
    key,
    description: 'An order.',
    businessKey,
    start: { tenantId: v.string(), startCommandId: v.string(), ...start },
    tasks: [claimStart, ...tasks],
    messages,
  });
}
