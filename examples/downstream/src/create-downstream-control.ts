import { z } from 'zod';
import type { CallbackDelivery } from './callback-sender.ts';
import type { DownstreamControl } from './downstream-control.ts';
import { DownstreamError, type DownstreamErrorStatus } from './downstream-error.ts';
import type { LedgerView } from './ledger.ts';

const timeoutMs = 10_000;
const problemSchema = z.object({ code: z.string(), detail: z.string() });

/** Controls a simulator that runs elsewhere, over HTTP; each call takes at most 10 seconds. */
export function createDownstreamControl(url: string): DownstreamControl {
  const call = (method: string, path: string, body?: object) => send(new URL(path, url), method, body);
  return {
    async setMode(system, mode) {
      await call('PUT', `/control/${system}/mode`, { mode });
    },
    async addFault(order) {
      const { id } = (await call('POST', '/control/faults', order)) as { id: string };
      return { id };
    },
    async clearFaults() {
      await call('DELETE', '/control/faults');
    },
    async ledger(filter = {}) {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value);
      return (await call('GET', `/control/ledger?${query}`)) as LedgerView;
    },
    async reset() {
      await call('DELETE', '/control/ledger');
    },
    async sendCallback(reference) {
      const path = `/billing/handoffs/${encodeURIComponent(reference)}/callback`;
      return (await call('POST', path)) as CallbackDelivery;
    },
  };
}

async function send(address: URL, method: string, body?: object): Promise<unknown> {
  const response = await fetch(address, {
    method,
    signal: AbortSignal.timeout(timeoutMs),
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  if (response.ok) return text === '' ? undefined : JSON.parse(text);
  const found = problemSchema.safeParse(response.headers.get('content-type')?.includes('json') && JSON.parse(text));
  const { code, detail } = found.data ?? { code: 'ANSWER_UNKNOWN', detail: text.slice(0, 200) };
  throw new DownstreamError(response.status as DownstreamErrorStatus, code, detail);
}
