import { quoteApproval } from '@platform/contracts';

/** The fields of a message command that the process contract fixes. */
export function processMessage(name: 'quote-revised' | 'approval-fallout-resolved'): {
  readonly messageName: string;
  readonly correlationVariable: string;
  readonly receiptVariable: string;
} {
  const message = quoteApproval.messages.find((one) => one.name === name);
  if (message === undefined) throw new Error(`The process ${quoteApproval.key} has no message ${name}.`);
  const { correlationVariable, receiptVariable } = message;
  return { messageName: name, correlationVariable, receiptVariable };
}
