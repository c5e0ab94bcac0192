import { request } from 'undici';
import type { ClaimedCommand } from './claim.ts';

/** What became of one delivery. `retry` includes "no answer": the row id is the idempotency key, so sending again is safe. */
export type DeliveryResult =
  | { readonly kind: 'delivered'; readonly response: unknown }
  | { readonly kind: 'retry'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Carries one command row to the service that it is for. Never throws. */
export type CommandDelivery = (command: ClaimedCommand) => Promise<DeliveryResult>;

/**
 * Delivers commands over HTTP: `POST <target url><path>` with the row id as Idempotency-Key.
 *
 * @param options.targets base URL by target name.
 * @param options.token gives a service token for a tenant.
 * @param options.timeoutMs the limit of one delivery. @default 10_000
 */
export function createHttpDelivery(options: {
  readonly targets: Readonly<Record<string, string>>;
  readonly token: (tenantId: string) => Promise<string>;
  readonly timeoutMs?: number;
}): CommandDelivery {
  const { targets, token, timeoutMs = 10_000 } = options;
  return async (command) => {
    const base = targets[command.target];
    if (base === undefined)
      return { kind: 'refused', reason: `no address is configured for the target ${command.target}` };
    try {
      const response = await request(`${base}${command.path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await token(command.tenant_id)}`,
          'idempotency-key': command.id,
          'x-correlation-id': command.correlation_id,
        },
        body: JSON.stringify(command.body),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.body.text();
      return judge(response.statusCode, text);
    } catch (cause) {
      return {
        kind: 'retry',
        reason: `${command.target} did not answer: ${cause instanceof Error ? cause.message : cause}`,
      };
    }
  };
}

/** 401 and 403 may heal with a new token or right; 408, 409 in progress, 425 and 429 say "later" themselves. */
function judge(status: number, text: string): DeliveryResult {
  const body = parse(text);
  if (status >= 200 && status < 300) return { kind: 'delivered', response: body };
  const reason = `HTTP ${status} ${text.slice(0, 500)}`;
  const retryable = isRecord(body) && body.retryable === true;
  if (retryable || status >= 500 || [401, 403, 408, 425, 429].includes(status)) return { kind: 'retry', reason };
  return { kind: 'refused', reason };
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
