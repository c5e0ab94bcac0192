import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparableAnswer } from '../../../test/data/comparable-answer.ts';
import { type Asker, makeScene, readQuestions, type SceneIds, withIds } from '../../../test/data/rest-scene.ts';
import { type OpenEngine, openEngine } from '../../local-engine.ts';
import { createDispatcher, type Dispatcher } from '../dispatch.ts';
import { ROUTES } from '../routes.ts';

/** Recorded on Camunda 7.24 by record-rest-answers.ts. */
const questions = await readQuestions();
let open: OpenEngine;
let engine: Asker;
let ids: SceneIds;

beforeAll(async () => {
  open = await openEngine({ jobExecutor: false });
  engine = askerOf(open, createDispatcher(open.engine, ROUTES));
  ids = await makeScene(engine);
});

afterAll(() => open.close());

describe('a question about instances that ran', () => {
  it.each(questions.map((question) => [`${question.ask} ${JSON.stringify(question.body) ?? ''}`, question] as const))(
    '%s is answered as Camunda does',
    async (_title, { ask, body, answer }) => {
      const method = body === undefined ? 'GET' : 'POST';
      const given = await engine.ask(method, withIds(ask, ids), withIds(body, ids));
      expect(comparableAnswer(ask, given, ids)).toEqual(answer);
    },
  );
});

function askerOf({ clock }: OpenEngine, dispatcher: Dispatcher): Asker {
  const send = async (method: string, target: string, more: { body?: unknown; form?: never[] | object[] }) => {
    const [path = '', text = ''] = target.split('?');
    const call = { method, path: decodeURI(path), query: new Map(new URLSearchParams(text)), body: undefined, ...more };
    const { status, body, raw } = await dispatcher.dispatch(call as Parameters<Dispatcher['dispatch']>[0]);
    const content = raw === undefined ? body : Buffer.from(raw.content as Uint8Array).toString('utf8');
    return { status, body: content === undefined ? '' : (JSON.parse(JSON.stringify(content)) as unknown) };
  };
  return {
    ask: (method, path, body) => send(method, path, { body }),
    deploy: async (name, source, files) => {
      const part = (partName: string, text: string, filename?: string): object => {
        return { name: partName, filename, content: Buffer.from(text) };
      };
      const form = [
        part('deployment-name', name),
        ...(source === undefined ? [] : [part('deployment-source', source)]),
        ...Object.entries(files).map(([file, text]) => part(file, text, file)),
      ];
      const answer = await send('POST', '/deployment/create', { form });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    },
    setClock: async (timeMs) => void clock.set(timeMs, { fixed: true }),
  };
}
