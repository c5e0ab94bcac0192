import { type Listener, listen } from '@stepwright/service-kit';

/** A door in front of an engine that can be shut: connections are then refused, as when the engine is down. */
export interface EngineGate {
  readonly url: string;
  /** How often incidents were asked for and answered. */
  polls(): number;
  shut(): Promise<void>;
  open(): Promise<void>;
}

/** Opens a gate in front of the engine at `engineUrl`. */
export async function openEngineGate(engineUrl: string): Promise<EngineGate> {
  const { origin, pathname } = new URL(engineUrl);
  let polls = 0;
  const forward = async (request: Request): Promise<Response> => {
    const target = new URL(request.url);
    const body = request.method === 'GET' ? undefined : await request.text();
    const answer = await fetch(`${origin}${target.pathname}${target.search}`, {
      method: request.method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    if (target.pathname === `${pathname}/incident`) polls += 1;
    return new Response(text, { status: answer.status, headers: { 'content-type': 'application/json' } });
  };
  let listener: Listener | undefined = await listen(forward);
  const { port } = listener;
  return {
    url: `http://127.0.0.1:${port}${pathname}`,
    polls: () => polls,
    async shut() {
      await listener?.stop(0);
      listener = undefined;
    },
    async open() {
      listener ??= await listen(forward, { port });
    },
  };
}
