import { beforeEach, expect, test } from 'vitest';
import { decisions } from '../../../conformance/models/index.ts';
import { deploy, memoryEngine } from '../../../test/helpers/memory-engine.ts';
import { createDispatcher, type Dispatcher } from '../dispatch.ts';
import type { RestAnswer } from '../route.ts';
import { ROUTES } from '../routes.ts';

const PATH = '/history/decision-instance';
let dispatcher: Dispatcher;

beforeEach(async () => {
  const { engine } = memoryEngine();
  dispatcher = createDispatcher(engine, ROUTES);
  const rules = [['-', '-', '"a"']];
  const { name, text } = decisions('d', {
    made: { inputs: ['[1, 2.5]:Any', 'n'], outputs: ['r'], rules },
    plain: { inputs: ['n:long', 'n'], outputs: ['r'], rules },
  });
  await deploy(engine, { [name]: text });
});

async function ask(path: string, query: Readonly<Record<string, string>> = {}): Promise<RestAnswer> {
  return await dispatcher.dispatch({ method: 'GET', path, query: new Map(Object.entries(query)), body: undefined });
}

async function evaluate(key: string): Promise<void> {
  const body = { variables: { n: { value: 1 } } };
  await dispatcher.dispatch({
    method: 'POST',
    path: `/decision-definition/key/${key}/evaluate`,
    query: new Map(),
    body,
  });
}

const undeserialized = { includeInputs: 'true', disableCustomObjectDeserialization: 'true' };

test('the serialized form of what FEEL made is refused, in a list and of one', async () => {
  await evaluate('made');
  const [{ id }] = (await ask(PATH)).body as [{ id: string }];
  for (const path of [PATH, `${PATH}/${id}`]) {
    expect(await ask(path, undeserialized)).toMatchObject({
      status: 501,
      body: { message: expect.stringContaining('the serialized form of a') },
    });
  }
});

test('plain values need no deserialization', async () => {
  await evaluate('plain');
  expect(await ask(PATH, undeserialized)).toMatchObject({ status: 200, body: [{ inputs: [{ value: 1 }, {}] }] });
});

test('neither inputs nor outputs are told unless somebody asks for them', async () => {
  await evaluate('plain');
  const [shown] = (await ask(PATH)).body as [object];
  expect(shown).not.toHaveProperty('inputs');
  expect(shown).not.toHaveProperty('outputs');
});

test('there is no question by a body, as in Camunda', async () => {
  const asked = await dispatcher.dispatch({ method: 'POST', path: PATH, query: new Map(), body: {} });
  expect(asked.status).toBe(501);
});
