import { setTimeout as wait } from 'node:timers/promises';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { startEngine } from '@stepwright/test-servers';
import { createHelloWorker, deployHello } from './hello-worker.ts';

/** Longer than a lock: an engine may have handed the task to the abandoned long poll of a worker that has just stopped. */
const limitMs = 60_000;

/** Starts an engine and the worker, greets once and stops both. @param options.engineUrl uses this engine and starts none */
export async function runDemo(name: string, options: { readonly engineUrl?: string } = {}): Promise<string> {
  const server = await startEngine(options.engineUrl === undefined ? {} : { url: options.engineUrl });
  const engine = createEngineClient({ url: server.url });
  const worker = createHelloWorker(engine);
  try {
    await deployHello(engine);
    worker.start();
    return await greetOnce(engine, name);
  } finally {
    await worker.stop();
    await engine.close();
    await server.stop();
  }
}

async function greetOnce(engine: EngineClient, name: string): Promise<string> {
  const { id } = await engine.processInstances.start({
    processDefinitionKey: 'hello',
    businessKey: 'acme:greeting:G-1',
    variables: { tenantId: { type: 'String', value: 'acme' }, name: { type: 'String', value: name } },
  });
  for (const endsAt = Date.now() + limitMs; Date.now() < endsAt; await wait(100)) {
    const [instance] = await engine.history.processInstances({ processInstanceId: id, finished: true });
    if (instance) return await greetingOf(engine, id);
  }
  throw new Error(`The process instance ${id} has not ended within ${limitMs} ms; the worker's log says why.`);
}

async function greetingOf(engine: EngineClient, processInstanceId: string): Promise<string> {
  const [greeting] = await engine.history.variableInstances({ processInstanceId, variableName: 'greeting' });
  return String(greeting?.value);
}

if (import.meta.main) console.log(await runDemo(process.argv[2] ?? 'world'));
