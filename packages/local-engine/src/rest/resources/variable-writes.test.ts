import { describe, expect, it, onTestFinished } from 'vitest';
import { deploy, externalTaskProcess, memoryEngine } from '../../../test/helpers/memory-engine.ts';
import { createDispatcher } from '../dispatch.ts';
import { ROUTES } from '../routes.ts';
import { startRestServer } from '../server.ts';

async function setUp(): Promise<{ url: string; id: string }> {
  const { engine } = memoryEngine();
  await deploy(engine, { 'a.bpmn': externalTaskProcess('p', 'work') });
  const server = await startRestServer({ dispatcher: createDispatcher(engine, ROUTES) });
  onTestFinished(() => server.stop());
  const response = await fetch(`${server.url}/process-definition/key/p/start`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  const { id } = (await response.json()) as { id: string };
  return { url: `${server.url}/process-instance/${id}/variables`, id };
}

const upload = async (url: string, valueType: string | undefined, data?: File): Promise<Response> => {
  const form = new FormData();
  if (valueType !== undefined) form.set('valueType', valueType);
  if (data !== undefined) form.set('data', data);
  return fetch(url, { method: 'POST', body: form });
};

describe('a binary variable', () => {
  const bytes = new Uint8Array([0, 1, 254, 255]);

  it('of bytes keeps every byte', async () => {
    const { url } = await setUp();
    expect((await upload(`${url}/b/data`, 'Bytes', new File([bytes], 'b'))).status).toBe(204);
    expect(await (await fetch(`${url}/b`)).json()).toEqual({ type: 'Bytes', value: 'AAH+/w==', valueInfo: {} });
    expect(new Uint8Array(await (await fetch(`${url}/b/data`)).arrayBuffer())).toEqual(bytes);
  });

  it('that is a file keeps name and type', async () => {
    const { url } = await setUp();
    const file = new File([bytes], 'offer.pdf', { type: 'application/pdf' });
    expect((await upload(`${url}/f/data`, 'File', file)).status).toBe(204);
    expect(await (await fetch(`${url}/f`)).json()).toEqual({
      type: 'File',
      value: null,
      valueInfo: { filename: 'offer.pdf', mimeType: 'application/pdf' },
    });
  });

  it('of another type, or without data, is refused', async () => {
    const { url } = await setUp();
    expect((await upload(`${url}/x/data`, 'Integer', new File(['1'], 'x'))).status).toBe(501);
    expect((await upload(`${url}/x/data`, 'Bytes')).status).toBe(400);
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect((await fetch(`${url}/x/data`, json)).status).toBe(415);
  });
});

it('a transient variable is refused, not kept', async () => {
  const { url } = await setUp();
  const body = JSON.stringify({ value: 1, valueInfo: { transient: true } });
  const response = await fetch(`${url}/t`, { method: 'PUT', body, headers: { 'content-type': 'application/json' } });
  expect([response.status, await response.json()]).toMatchObject([
    501,
    { message: expect.stringContaining('transient') },
  ]);
});

it('a text over 4000 characters is the mistake of who puts it, and a failure among modifications', async () => {
  const { url } = await setUp();
  const value = { value: 'x'.repeat(4001), type: 'String' };
  const send = async (method: string, to: string, body: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(to, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  expect(await send('PUT', `${url}/x`, value)).toEqual({
    status: 400,
    type: 'RestException',
    code: 0,
    message: 'Cannot put process instance variable x: Variable value is too long',
  });
  expect(await send('POST', url, { modifications: { x: value } })).toMatchObject({
    status: 500,
    type: 'RestException',
    message: expect.stringMatching(/^Cannot modify variables for process instance \S+: Variable value is too long$/),
  });
});
