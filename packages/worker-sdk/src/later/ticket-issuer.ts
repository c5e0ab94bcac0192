import { type Ticket, writeTicket } from './ticket.ts';

/** Gives out the ticket of one run. */
export interface TicketIssuer {
  /** Always the same text. @param attempt of a task with an external effect */
  issue(attempt?: { readonly operationId: string; readonly attemptNo: number }): string;
  readonly isIssued: boolean;
  /** Whether the lock has come to another worker id since: the engine would refuse whoever shows the ticket. */
  readonly isStale: boolean;
}

/** Makes the issuer. @param facts asked once, when the ticket is @param workerId who holds the lock now */
export function createTicketIssuer(
  facts: () => Omit<Ticket, 'version' | 'workerId' | 'operationId' | 'attemptNo'>,
  workerId: () => string,
): TicketIssuer {
  let issued: { readonly to: string; readonly text: string } | undefined;
  return {
    issue(attempt) {
      if (!issued) {
        const to = workerId();
        issued = { to, text: writeTicket({ version: 1, ...facts(), workerId: to, ...attempt }) };
      }
      return issued.text;
    },
    get isIssued() {
      return issued !== undefined;
    },
    get isStale() {
      return issued !== undefined && issued.to !== workerId();
    },
  };
}
