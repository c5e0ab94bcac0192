import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { controlRoutes } from './control-routes.ts';
import type { DownstreamControl } from './downstream-control.ts';
import { DownstreamError } from './downstream-error.ts';
import { bodySchemaOf, idempotencyKeySchema } from './effect-request.ts';
import { parseInput } from './parse-input.ts';
import { pause } from './pause.ts';
import { problem } from './problem.ts';
import { readJson } from './read-json.ts';
import type { Reply, Simulator } from './simulator.ts';
import { findOperation, type Operation } from './systems.ts';

/** The environment of the routes: they run on Node's own server, for a fault needs the socket. */
type DownstreamEnv = { Bindings: HttpBindings };

/** Builds the HTTP side of the simulator. */
export function createApp(simulator: Simulator, control: DownstreamControl): Hono<DownstreamEnv> {
  const app = new Hono<DownstreamEnv>();
  app.get('/livez', (c) => c.json({ status: 'ok' }));
  app.route('/control', controlRoutes(control));
  app.get('/documents/content/:reference', (c) => showDocument(c, simulator, c.req.param('reference')));
  app.post('/billing/handoffs/:reference/callback', async (c) =>
    c.json(await control.sendCallback(c.req.param('reference'))),
  );
  app.post('/:system/:operation', (c) => receive(c, simulator, operationOf(c.req.param())));
  app.get('/:system/:operation', (c) => query(c, simulator, operationOf(c.req.param())));
  app.notFound((c) => {
    const detail = `There is no ${c.req.method} ${c.req.path}. The README lists the addresses.`;
    return answerProblem(c, new DownstreamError(404, 'ADDRESS_UNKNOWN', detail));
  });
  app.onError((error, c) => answerProblem(c, error));
  return app;
}

async function receive(c: Context<DownstreamEnv>, simulator: Simulator, operation: Operation): Promise<Response> {
  const idempotencyKey = parseInput(idempotencyKeySchema, c.req.header('idempotency-key'), 'header Idempotency-Key');
  const body = parseInput(bodySchemaOf(operation), await readJson(c), 'body');
  const { pending } = simulator;
  const reply = simulator.receive({ operation, idempotencyKey, body, origin: new URL(c.req.url).origin });
  const isCutShort = await waitFor(reply, pending, c);
  if (reply.kind === 'silence' || isCutShort) return hangUp(c);
  const { status, body: answer } = reply.answer;
  if (status < 400) return c.json(answer, status as ContentfulStatusCode);
  return c.body(JSON.stringify(answer), status as ContentfulStatusCode, { 'content-type': 'application/problem+json' });
}

/** Waits as the reply says, and says whether a reset or the stop cut that short. */
async function waitFor(reply: Reply, pending: AbortSignal, c: Context<DownstreamEnv>): Promise<boolean> {
  const lateEffect = reply.kind === 'silence' ? reply.lateEffect : undefined;
  // A late effect happens whether or not the client is still there: that is what makes it late.
  if (reply.delayMs > 0) await pause(reply.delayMs, lateEffect ? [pending] : [pending, clientGone(c)]);
  if (!pending.aborted) lateEffect?.();
  return pending.aborted;
}

function clientGone(c: Context<DownstreamEnv>): AbortSignal {
  const gone = new AbortController();
  c.env.outgoing.once('close', () => gone.abort());
  return gone.signal;
}

function hangUp(c: Context<DownstreamEnv>): Response {
  c.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

function query(c: Context<DownstreamEnv>, simulator: Simulator, operation: Operation): Response {
  const key = parseInput(idempotencyKeySchema, c.req.query('idempotencyKey'), 'query parameter idempotencyKey');
  return c.json(simulator.query(operation, key));
}

function operationOf({ system, operation }: { system: string; operation: string }): Operation {
  const found = findOperation(system, operation);
  if (found) return found;
  const detail = `There is no operation ${system}/${operation}. The README lists the systems and their operations.`;
  throw new DownstreamError(404, 'OPERATION_UNKNOWN', detail);
}

function showDocument(c: Context<DownstreamEnv>, simulator: Simulator, reference: string): Response {
  const content = simulator.documents.content(reference);
  if (!content) throw new DownstreamError(404, 'DOCUMENT_UNKNOWN', `There is no document ${reference}, or no longer.`);
  return c.body(new Uint8Array(content), 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  });
}

function answerProblem(c: Context, error: Error): Response {
  const known =
    error instanceof DownstreamError
      ? error
      : new DownstreamError(500, 'SIMULATOR_DEFECT', 'The simulator itself failed; its log says why.');
  if (known !== error) console.error(error);
  const body = JSON.stringify(problem(known.status, known.code, known.message));
  return c.body(body, known.status, { 'content-type': 'application/problem+json' });
}
