import * as z from 'zod';
import { tenantOfBusinessKey } from './business-key.ts';

/** What may become of a command. DONE, OBSOLETE and FAILED are final. */
export const commandStatuses = ['PENDING', 'RUNNING', 'DONE', 'OBSOLETE', 'FAILED'] as const;
/** One of {@link commandStatuses}. */
export type CommandStatus = (typeof commandStatuses)[number];

/** What moves a command. `claim` of a RUNNING command takes it over from an owner whose lease has ended. */
export const commandMoves = ['claim', 'putOff', 'finish', 'close', 'fail'] as const;
/** One of {@link commandMoves}. */
export type CommandMove = (typeof commandMoves)[number];

const refused = { claim: undefined, putOff: undefined, finish: undefined, close: undefined, fail: undefined };
const moves: Readonly<Record<CommandStatus, Readonly<Record<CommandMove, CommandStatus | undefined>>>> = {
  PENDING: { ...refused, claim: 'RUNNING' },
  RUNNING: { claim: 'RUNNING', putOff: 'PENDING', finish: 'DONE', close: 'OBSOLETE', fail: 'FAILED' },
  DONE: refused,
  OBSOLETE: refused,
  FAILED: refused,
};

/** The status after a move; undefined when the move is not legal. */
export function moveCommand(status: CommandStatus, move: CommandMove): CommandStatus | undefined {
  return moves[status][move];
}

/** The statuses in which a move is legal. */
export function statusesBefore(move: CommandMove): readonly CommandStatus[] {
  return commandStatuses.filter((status) => moves[status][move] !== undefined);
}

const name = z.string().regex(/^[A-Za-z_][\w.-]{0,254}$/, 'must be a name of letters, digits, hyphens and dots');
const engineId = z.string().regex(/^[\w:.-]{1,255}$/, 'must be an id of the engine');
const reference = z.string().min(1).max(255);
const businessKey = z
  .string()
  .max(255)
  .refine((text) => tenantOfBusinessKey(text) !== undefined, 'must be a business key such as acme:order:O-2001');

/** A variable as it travels to the engine: primitives only. */
export const wireVariable = z.strictObject({
  type: z.enum(['String', 'Boolean', 'Integer', 'Long', 'Double', 'Date', 'Null']).optional(),
  value: z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]),
});
/** Variables by name. */
const wireVariables = z
  .record(name, wireVariable)
  .refine((variables) => Object.keys(variables).length <= 100, 'must not be more than 100 variables');

const startProcess = z.strictObject({
  kind: z.literal('start-process'),
  processKey: name,
  businessKey,
  variables: wireVariables,
});
const correlateMessage = z.strictObject({
  kind: z.literal('correlate-message'),
  messageName: name,
  businessKey,
  /** Left out when the sender does not know it yet: then the instance is found by the business key. */
  processInstanceId: engineId.optional(),
  correlationVariable: name,
  correlationValue: reference,
  receiptVariable: name,
  variables: wireVariables,
});
const completeTask = z.strictObject({
  kind: z.literal('complete-task'),
  businessKey,
  processInstanceId: engineId,
  taskDefinitionKey: name,
  identityVariable: name,
  identityValue: reference,
  receiptVariable: name,
  variables: wireVariables,
});
const retryExternalTask = z.strictObject({
  kind: z.literal('retry-external-task'),
  businessKey,
  externalTaskId: engineId,
  retries: z.int().min(1).max(10),
});

/** What a service may want done at the engine. */
export const workflowCommand = z.discriminatedUnion('kind', [
  startProcess,
  correlateMessage,
  completeTask,
  retryExternalTask,
]);
/** One workflow command as its sender writes it. */
export type WorkflowCommand = z.infer<typeof workflowCommand>;
/** Names what is to be done. */
export type CommandKind = WorkflowCommand['kind'];
/** The commands of one kind. */
export type CommandOf<K extends CommandKind> = Extract<WorkflowCommand, { kind: K }>;

/** The name within the kind: commands of one business key, kind and name are carried out in order. */
export function commandName(command: WorkflowCommand): string {
  switch (command.kind) {
    case 'start-process':
      return command.processKey;
    case 'correlate-message':
      return command.messageName;
    case 'complete-task':
      return command.taskDefinitionKey;
    case 'retry-external-task':
      return command.externalTaskId;
  }
}
