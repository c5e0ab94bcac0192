import { writeFile } from 'node:fs/promises';
import { startEngine } from '@stepwright/test-servers';
import { comparableAnswer } from './comparable-answer.ts';
import { type Asker, makeScene, readQuestions, withIds } from './rest-scene.ts';

/**
 * Records what a real Camunda 7.24 answers to the questions of `rest-answers.jsonl`. Run it by hand when a question is added:
 * `node --conditions=stepwright-source packages/local-engine/test/data/record-rest-answers.ts`.
 */
const LIMIT_MS = 30_000;
const server = await startEngine({ distribution: 'camunda-7.24', jobExecutor: false, testClock: true });
const engine: Asker = {
  ask: async (method, path, body) => {
    const response = await fetch(server.url + path, {
      method,
      signal: AbortSignal.timeout(LIMIT_MS),
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? await response.json() : await response.text() };
  },
  deploy: async (name, source, files) => {
    const form = new FormData();
    form.set('deployment-name', name);
    if (source !== undefined) form.set('deployment-source', source);
    for (const [file, text] of Object.entries(files)) form.set(file, new Blob([text]), file);
    const response = await fetch(`${server.url}/deployment/create`, {
      method: 'POST',
      body: form,
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    if (!response.ok) throw new Error(await response.text());
  },
  setClock: (timeMs) => server.setClock(new Date(timeMs), { fixed: true }),
};
try {
  const ids = await makeScene(engine);
  const lines: string[] = [];
  for (const { ask, body } of await readQuestions()) {
    const method = body === undefined ? 'GET' : 'POST';
    const answer = comparableAnswer(ask, await engine.ask(method, withIds(ask, ids), withIds(body, ids)), ids);
    lines.push(JSON.stringify({ ask, body, answer }));
  }
  await writeFile(new URL('./rest-answers.jsonl', import.meta.url), `${lines.join('\n')}\n`);
} finally {
  await server.stop();
}
