import { quoteApproval, quoteKey } from '@platform/contracts';
import type { QuoteApprovalMessage } from '@platform/contracts/models';
import { quoteResource, type WriteScope } from './quote-store.ts';

/** Has the process of an approval told that what it waits for under `correlationValue` has come. */
export function sendProcessMessage(
  { journal, context }: WriteScope,
  quote: { readonly quoteId: string; readonly version: number },
  message: {
    readonly name: QuoteApprovalMessage;
    /** The revision that is approved. */
    readonly revision: number;
    /** Null before the claim; the workflow service then finds the instance by the business key. */
    readonly processInstanceId: string | null;
    readonly correlationValue: string;
  },
): void {
  const { name, revision, processInstanceId, correlationValue } = message;
  const contract = quoteApproval.messages.find((one) => one.name === name);
  if (contract === undefined) throw new Error(`The process ${quoteApproval.key} has no message ${name}.`);
  const { correlationVariable, receiptVariable } = contract;
  journal.command({
    resource: quoteResource(quote),
    kind: 'correlate-message',
    target: 'workflow',
    path: '/workflow-commands',
    body: {
      kind: 'correlate-message',
      messageName: name,
      businessKey: quoteKey.format({ tenantId: context.tenantId, id: quote.quoteId, revision }),
      ...(processInstanceId === null ? {} : { processInstanceId }),
      correlationVariable,
      correlationValue,
      receiptVariable,
      variables: {},
    },
  });
}
