import { writeFile } from 'node:fs/promises';
import { startEngine } from '@stepwright/test-servers';
import { playWriteSteps } from './play-write-steps.ts';
import { WRITE_MODELS, WRITE_STEPS } from './write-steps.ts';

/** Records what Camunda 7.24 answers to the steps, for the test that plays them on the local engine. */
const engine = await startEngine({ distribution: 'camunda-7.24', jobExecutor: false });
try {
  const form = new FormData();
  form.set('deployment-name', 'write');
  for (const [name, text] of Object.entries(WRITE_MODELS)) form.set(name, new Blob([text]), name);
  const deployed = await fetch(`${engine.url}/deployment/create`, { method: 'POST', body: form });
  if (!deployed.ok) throw new Error(await deployed.text());
  const answers = await playWriteSteps(WRITE_STEPS, async (method, path, body) => {
    const init =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(engine.url + path, { method, ...init, signal: AbortSignal.timeout(30_000) });
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  });
  const lines = answers.map((answer) => JSON.stringify(answer)).join(',\n');
  await writeFile(new URL('write-answers.json', import.meta.url), `[\n${lines}\n]\n`);
} finally {
  await engine.stop();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
