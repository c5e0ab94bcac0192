import { describe, expect, it } from 'vitest';
import { externalTaskProcess, memoryEngine } from '../../../test/helpers/memory-engine.ts';
import { createDispatcher } from '../dispatch.ts';
import type { FormPart, RestAnswer } from '../route.ts';
import { ROUTES } from '../routes.ts';

const text = (name: string, value: string): FormPart => ({
  name,
  filename: undefined,
  contentType: undefined,
  content: Buffer.from(value),
});
const file = (filename: string, content: string, name: string = filename): FormPart => ({
  name,
  filename,
  contentType: 'application/octet-stream',
  content: Buffer.from(content),
});

function setUp() {
  const { engine } = memoryEngine();
  const { dispatch } = createDispatcher(engine, ROUTES);
  const send = (method: string, path: string, more: object = {}): Promise<RestAnswer> =>
    Promise.resolve(dispatch({ method, path, query: new Map(), body: undefined, ...more }));
  return {
    create: (...form: FormPart[]) => send('POST', '/deployment/create', { form, baseUrl: 'http://x/engine-rest' }),
    remove: (id: string, query: Record<string, string> = {}) =>
      send('DELETE', `/deployment/${id}`, { query: new Map(Object.entries(query)) }),
    list: async () => (await send('GET', '/deployment')).body as { id: string }[],
  };
}

const model = externalTaskProcess('p', 'work');

describe('POST /deployment/create', () => {
  it('answers what it brought', async () => {
    const { create } = setUp();
    const answer = await create(text('deployment-name', 'd'), text('deployment-source', 's'), file('a.bpmn', model));
    const body = answer.body as { id: string; deployedProcessDefinitions: Record<string, object> };
    expect(answer).toMatchObject({
      status: 200,
      body: {
        links: [{ method: 'GET', href: `http://x/engine-rest/deployment/${body.id}`, rel: 'self' }],
        name: 'd',
        source: 's',
        deploymentTime: '2030-01-01T00:00:00.000+0000',
        tenantId: null,
        deployedCaseDefinitions: null,
        deployedDecisionDefinitions: null,
        deployedDecisionRequirementsDefinitions: null,
      },
    });
    expect(Object.entries(body.deployedProcessDefinitions)).toMatchObject([
      [
        expect.stringMatching(/^p:1:/),
        { key: 'p', version: 1, versionTag: 'v1', historyTimeToLive: 5, resource: 'a.bpmn' },
      ],
    ]);
  });

  it('deploys nothing twice when it filters duplicates', async () => {
    const { create, list } = setUp();
    const parts = [text('deployment-name', 'd'), text('enable-duplicate-filtering', 'true'), file('a.bpmn', model)];
    const first = await create(...parts);
    const second = await create(...parts);
    expect(second.body).toMatchObject({
      id: (first.body as { id: string }).id,
      deployedProcessDefinitions: null,
    });
    expect(await list()).toHaveLength(1);
  });

  it.each([
    ['without files', [text('deployment-name', 'd')], 400, 'No deployment resources contained in the form upload.'],
    [
      'with a file that has no name',
      [text('data', 'x')],
      400,
      "No file name found in the deployment resource described by form parameter 'null'.",
    ],
    ['for a tenant', [text('tenant-id', 'a'), file('a.bpmn', model)], 501, expect.stringContaining('tenant-id')],
    [
      'for later',
      [text('deployment-activation-time', '2030-01-01T00:00:00'), file('a.bpmn', model)],
      501,
      expect.stringContaining('deployment-activation-time'),
    ],
  ])('%s is refused', async (_name, form, status, message) => {
    const { create, list } = setUp();
    expect(await create(...form)).toMatchObject({ status, body: { message } });
    expect(await list()).toEqual([]);
  });

  it('with a model that is refused deploys nothing', async () => {
    const { create, list } = setUp();
    const broken = externalTaskProcess('q', 'work').replace('camunda:historyTimeToLive="5"', '');
    const answer = await create(file('a.bpmn', model), file('b.bpmn', broken));
    expect(answer).toMatchObject({ status: 400, body: { type: 'ParseException', details: { 'b.bpmn': {} } } });
    expect(await list()).toEqual([]);
  });
});

describe('DELETE /deployment/{id}', () => {
  it('takes the deployment away, once', async () => {
    const { create, remove, list } = setUp();
    const { id } = (await create(file('a.bpmn', model))).body as { id: string };
    expect(await remove(id, { cascade: 'true' })).toEqual({ status: 204 });
    expect(await remove(id)).toEqual({
      status: 404,
      body: { type: 'InvalidRequestException', message: `Deployment with id '${id}' do not exist`, code: null },
    });
    expect(await list()).toEqual([]);
  });
});
