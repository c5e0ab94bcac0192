import type { AnyTaskContract, TenantId } from '@stepwright/contract';
import type { ExternalTaskId } from '@stepwright/engine-client';
import * as z from 'zod';

/** Text is no ticket, or one of another task than the answer is for. */
export class TicketError extends Error {
  override readonly name = 'TicketError';
  readonly code = 'TICKET_INVALID';
}

/** What a ticket says: which task, under whose lock, and which attempt. It is no proof of who shows it. */
export interface Ticket {
  readonly version: 1;
  readonly topic: string;
  readonly externalTaskId: ExternalTaskId;
  readonly workerId: string;
  readonly tenantId: TenantId;
  /** What the engine knew when the run began, this run included. */
  readonly retries: number;
  readonly runNo: number;
  /** How long a retry waits that says nothing else: only the run knows the policy of its task in the model. */
  readonly retryDelayMs: number;
  /** Of a task with an external effect. */
  readonly operationId?: string | undefined;
  readonly attemptNo?: number | undefined;
}

const ticketShape: z.ZodType<Ticket> = z.object({
  version: z.literal(1),
  topic: z.string(),
  externalTaskId: z.string().min(1),
  workerId: z.string().min(1),
  tenantId: z.string(),
  retries: z.int(),
  runNo: z.int(),
  retryDelayMs: z.number(),
  operationId: z.string().min(1).optional(),
  attemptNo: z.int().optional(),
});

/** Writes a ticket as text that goes into a URL or a header as it is. */
export function writeTicket(ticket: Ticket): string {
  return Buffer.from(JSON.stringify(ticket)).toString('base64url');
}

/**
 * Reads a ticket of a contract's task.
 *
 * @throws {TicketError} when it is none, or belongs to another contract.
 */
export function readTicket({ topic, external }: AnyTaskContract, text: string): Ticket {
  const read = ticketShape.safeParse(contentOf(text));
  if (!read.success)
    throw new TicketError(`This is no ticket of ${topic}; give what context.ticket was in the handler.`);
  const ticket = read.data;
  if (ticket.topic !== topic) {
    throw new TicketError(`The ticket is one of ${ticket.topic}, not of ${topic}; answer it with that contract.`);
  }
  const isOfEffect = ticket.operationId !== undefined && ticket.attemptNo !== undefined;
  if (isOfEffect === (external !== 'none')) return ticket;
  throw new TicketError(`The ticket of ${topic} is from before its contract's external effect was changed.`);
}

function contentOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
