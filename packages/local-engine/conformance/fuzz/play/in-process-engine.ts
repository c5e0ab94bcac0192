import { pathToFileURL } from 'node:url';
import type { Answer, EngineApi } from '../../engine/engine-api.ts';
import type { PlayedEngine } from './play-model.ts';

/** A local engine in this process, behind the same calls as over HTTP. */
export interface OpenedEngine extends PlayedEngine {
  close(): Promise<void>;
}

/** As much of the engine's sources as is used here; they are loaded from a folder, which may be a changed copy. */
interface Sources {
  openEngine(options: object): Promise<{
    readonly engine: unknown;
    readonly clock: { set(ms: number, options: object): void; reset(): void };
    close(): Promise<void>;
  }>;
  createDispatcher(engine: unknown, routes: unknown): { dispatch(call: object): unknown };
  readonly ROUTES: unknown;
  answerJson(value: unknown): string;
}

/** The sources of this package. */
export const SOURCE_FOLDER: URL = new URL('../../../src/', import.meta.url);

/** Opens the local engine in memory, without job executor. `folder` holds its sources. */
export async function openInProcess(folder: URL = SOURCE_FOLDER): Promise<OpenedEngine> {
  const sources = await loadSources(folder);
  const open = await sources.openEngine({ jobExecutor: false, unhandledBpmnError: 'exception' });
  const dispatcher = sources.createDispatcher(open.engine, sources.ROUTES);
  const call = async (method: string, path: string, body?: unknown, form?: unknown): Promise<Answer> => {
    const [bare = '', query = ''] = path.split('?');
    const answer = (await dispatcher.dispatch({
      method,
      path: bare,
      query: new Map(new URLSearchParams(query)),
      body,
      ...(form === undefined ? {} : { form }),
    })) as { status: number; body?: unknown };
    if (answer.body === undefined) return { status: answer.status };
    return { status: answer.status, body: JSON.parse(sources.answerJson(answer.body)) };
  };
  return {
    api: apiOf(call),
    setClock: async (date, { fixed = false } = {}) =>
      date === 'reset' ? open.clock.reset() : open.clock.set(date.getTime(), { fixed }),
    close: () => open.close(),
  };
}

type Call = (method: string, path: string, body?: unknown, form?: unknown) => Promise<Answer>;

function apiOf(call: Call): EngineApi {
  return {
    call: (method, path, body) => call(method, path, body),
    get: async <T>(path: string) => {
      const { status, body } = await call('GET', path);
      if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`);
      return body as T;
    },
    deploy: (files, fields) =>
      call('POST', '/deployment/create', undefined, [
        ...Object.entries(fields).map(([name, value]) => formPart(name, undefined, value)),
        ...files.map(({ name, text }) => formPart(name, name, text)),
      ]),
    close: async () => {},
  };
}

function formPart(name: string, filename: string | undefined, text: string): object {
  return { name, filename, contentType: undefined, content: Buffer.from(text) };
}

async function loadSources(folder: URL): Promise<Sources> {
  const load = async (path: string) => (await import(pathToFileURL(new URL(path, folder).pathname).href)) as object;
  const files = ['local-engine.ts', 'rest/dispatch.ts', 'rest/routes.ts', 'rest/answer-json.ts'];
  return Object.assign({}, ...(await Promise.all(files.map(load)))) as Sources;
}
