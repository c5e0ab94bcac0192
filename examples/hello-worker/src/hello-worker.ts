import { readFile } from 'node:fs/promises';
import { defineBusinessKey, defineTask, v } from '@stepwright/contract';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { createWorker, defineHandler, runUntilSignal, type Worker } from '@stepwright/worker-sdk';

const businessKey = defineBusinessKey({ type: 'greeting' });

/** What goes in and what comes out: the handler and the worker hold to it. */
const greet = defineTask({
  topic: 'greet',
  description: 'A greeting exists for the name.',
  businessKey,
  input: { tenantId: v.string(), name: v.string() },
  output: { greeting: v.string() },
  external: 'none',
});

const greetHandler = defineHandler(greet, {
  async execute({ name }, context) {
    return context.complete({ greeting: `Hello, ${name}!` });
  },
});

/** Deploys the model; nothing happens when the engine has it already. */
export async function deployHello(engine: EngineClient): Promise<void> {
  const content = await readFile(new URL('../hello.bpmn', import.meta.url), 'utf8');
  await engine.deployments.create({
    name: 'hello',
    files: [{ name: 'hello.bpmn', content }],
    enableDuplicateFiltering: true,
  });
}

/** Makes the worker; it fetches as soon as it is started. */
export function createHelloWorker(engine: EngineClient): Worker {
  return createWorker({ process: { key: 'hello', tasks: [greet] }, engine, handlers: [greetHandler] });
}

if (import.meta.main) {
  const engine = createEngineClient({ url: process.env.ENGINE_URL ?? 'http://127.0.0.1:8080/engine-rest' });
  await deployHello(engine);
  await runUntilSignal([createHelloWorker(engine)]);
}
