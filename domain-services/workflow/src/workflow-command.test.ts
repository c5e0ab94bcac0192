import { describe, expect, it } from 'vitest';
import {
  commandMoves,
  commandName,
  commandStatuses,
  moveCommand,
  statusesBefore,
  workflowCommand,
} from './workflow-command.ts';

describe('the moves of a workflow command', () => {
  const legal: Record<string, string> = {
    'PENDING claim': 'RUNNING',
    'RUNNING claim': 'RUNNING',
    'RUNNING putOff': 'PENDING',
    'RUNNING finish': 'DONE',
    'RUNNING close': 'OBSOLETE',
    'RUNNING fail': 'FAILED',
  };
  const all = commandStatuses.flatMap((status) => commandMoves.map((move) => [status, move] as const));

  it.each(all)('%s %s is as the table says', (status, move) => {
    expect(moveCommand(status, move)).toBe(legal[`${status} ${move}`]);
    expect(statusesBefore(move).includes(status)).toBe(legal[`${status} ${move}`] !== undefined);
  });
});

describe('a workflow command', () => {
  const message = {
    kind: 'correlate-message',
    messageName: 'billing-confirmed',
    businessKey: 'acme:order:O-2001',
    correlationVariable: 'billingHandoffId',
    correlationValue: 'BH-1',
    receiptVariable: 'confirmedBillingHandoffId',
    variables: {},
  };

  it('may leave out the instance of a message, and keeps order by its name', () => {
    expect(commandName(workflowCommand.parse(message))).toBe('billing-confirmed');
    expect(commandName(workflowCommand.parse({ ...message, processInstanceId: '1f-2' }))).toBe('billing-confirmed');
  });

  it('takes at most 100 variables of primitive values', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`v${index}`, { type: 'Integer', value: index }]));
    expect(workflowCommand.safeParse({ ...message, variables: many(100) }).success).toBe(true);
    expect(workflowCommand.safeParse({ ...message, variables: many(101) }).success).toBe(false);
    expect(workflowCommand.safeParse({ ...message, variables: { a: { value: [] } } }).success).toBe(false);
  });
});
