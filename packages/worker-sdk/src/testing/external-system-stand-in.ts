import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { ExternalClass } from '@stepwright/contract';
import type { ExternalFault } from './external-fault.ts';
import {
  createExternalLedger,
  type ExternalAnswer,
  type ExternalDone,
  type ExternalLedger,
  type ExternalRequest,
  problemOf,
} from './external-ledger.ts';

/** An answer, or a connection that breaks. */
type Reply = { readonly answer: ExternalAnswer; readonly delayMs?: number } | 'BREAK';

/** Serves the requests of one system, and lets them go wrong as they were planned. */
export class ExternalSystemStandIn {
  readonly ledger: ExternalLedger;
  readonly requests: ExternalRequest[] = [];
  readonly lookUps: string[] = [];
  readonly faults: ExternalFault[] = [];
  readonly #class: ExternalClass;
  readonly #late: ExternalRequest[] = [];

  constructor(externalClass: ExternalClass, describe: (effect: ExternalDone) => object = () => ({})) {
    this.#class = externalClass;
    this.ledger = createExternalLedger(externalClass, describe);
  }

  async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://stand-in');
    const body = bodyOf(await textOf(incoming));
    const { method = 'GET', headers } = incoming;
    const idempotencyKey = headers['idempotency-key'] as string | undefined;
    const isQuestion = method === 'GET' || method === 'HEAD';
    const key = searchParams.get('idempotencyKey') ?? keyInPath(pathname);
    const reply = isQuestion ? this.#answer(key) : this.#receive({ idempotencyKey, method, path: pathname, body });
    if (reply === 'BREAK') return void response.destroy();
    if (reply.delayMs) await pause(reply.delayMs);
    const { status, body: answer } = reply.answer;
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(answer));
  }

  deliverLate(): void {
    for (const request of this.#late.splice(0)) this.ledger.perform(request);
  }

  #answer(key: string | undefined): Reply {
    if (key === undefined) return { answer: problemOf(404, 'ADDRESS_UNKNOWN', 'Ask with ?idempotencyKey=.') };
    this.lookUps.push(key);
    return { answer: this.ledger.lookUp(key) };
  }

  #receive(request: ExternalRequest): Reply {
    this.requests.push(request);
    const fault = this.faults.shift();
    if (request.idempotencyKey === undefined && this.#class !== 'blind') {
      return { answer: problemOf(400, 'IDEMPOTENCY_KEY_MISSING', 'Send the header Idempotency-Key.') };
    }
    return fault ? this.#goWrong(request, fault) : { answer: this.ledger.perform(request) };
  }

  #goWrong(request: ExternalRequest, fault: ExternalFault): Reply {
    switch (fault.kind) {
      case 'refuse':
        return { answer: this.ledger.refuse(request, fault.code, fault.status ?? 409) };
      case 'error':
        return {
          answer: problemOf(fault.status ?? 500, 'PLANNED_ERROR', 'The test has planned it; nothing happened.'),
        };
      case 'late':
        this.#late.push(request);
        return 'BREAK';
      case 'lose-request':
        return 'BREAK';
      case 'lose-answer':
        this.ledger.perform(request);
        return 'BREAK';
      case 'slow':
        return { answer: this.ledger.perform(request), delayMs: fault.delayMs };
      case 'twice':
        this.ledger.perform(request);
        return { answer: this.ledger.perform(request) };
    }
  }
}

function keyInPath(path: string): string | undefined {
  const key = /\/by-key\/([^/]+)$/.exec(path)?.[1];
  return key === undefined ? undefined : decodeURIComponent(key);
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
