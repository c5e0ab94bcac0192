import type { Variables } from '../../kernel/variables.ts';
import { EngineError, invalidRequest, notSupported } from '../../state/engine-error.ts';
import type { EngineState } from '../../state/engine-state.ts';
import type { TypedValue } from '../../values/typed-value.ts';
import { bodyOf, textsOf } from '../request-body.ts';
import { type Rewording, reworded } from '../rest-error.ts';
import { type FormPart, type Handler, NO_CONTENT, type RestRequest, type Route } from '../route.ts';
import { variableFrom, variablesOf, withWords } from '../variables.ts';

/** Where variables are written. */
export interface VariableTarget {
  /** For example `/execution/:id/localVariables`. */
  readonly path: string;
  /** What errors call it, for example `execution`. */
  readonly name: string;
  set(state: EngineState, id: string, variables: Variables): void;
  remove(state: EngineState, id: string, names: readonly string[]): void;
}

/** The calls that write variables; they are the same for instances, executions and tasks. */
export function variableWriteRoutes(target: VariableTarget): readonly Route[] {
  const one = `${target.path}/:name`;
  return [
    { method: 'POST', path: target.path, handler: modify(target) },
    { method: 'PUT', path: one, handler: put(target) },
    { method: 'DELETE', path: one, handler: remove(target) },
    { method: 'POST', path: `${one}/data`, handler: putBinary(target), form: true },
  ];
}

function modify({ name, set, remove: removeFrom }: VariableTarget): Handler {
  return async (engine, request) => {
    const id = idOf(request);
    const body = bodyOf(request);
    const words = `Cannot modify variables for ${name}`;
    const engineWords = `${words} ${id}`;
    const modifications = withWords(words, () => variablesOf(body, 'modifications'), engineWords);
    const deletions = textsOf(body, 'deletions') ?? [];
    const modified = written(
      engine.execute((state) => {
        set(state, id, modifications ?? new Map());
        if (deletions.length > 0) removeFrom(state, id, deletions);
      }),
    );
    await reworded(modified, ({ message }) => ({ status: 500, message: `${engineWords}: ${message}` }));
    return NO_CONTENT;
  };
}

function put({ name, set }: VariableTarget): Handler {
  return async (engine, request) => {
    const variable = request.params.name as string;
    const words = `Cannot put ${name} variable ${variable}`;
    const value = withWords(words, () => variableFrom(request.body ?? null, variable), words);
    await reworded(
      written(engine.execute((state) => set(state, idOf(request), new Map([[variable, value]])))),
      failure(words),
    );
    return NO_CONTENT;
  };
}

function remove({ name, remove: removeFrom }: VariableTarget): Handler {
  return async (engine, request) => {
    const variable = request.params.name as string;
    await reworded(
      engine.execute((state) => removeFrom(state, idOf(request), [variable])),
      failure(`Cannot delete ${name} variable ${variable}`),
    );
    return NO_CONTENT;
  };
}

function putBinary({ name, set }: VariableTarget): Handler {
  return async (engine, request) => {
    const variable = request.params.name as string;
    const value = valueOfForm(request.form ?? []);
    await reworded(
      engine.execute((state) => set(state, idOf(request), new Map([[variable, value]]))),
      failure(`Cannot put ${name} variable ${variable}`),
    );
    return NO_CONTENT;
  };
}

/** The parts `data` and `valueType`, which is `Bytes` or `File`. */
function valueOfForm(form: readonly FormPart[]): TypedValue {
  const part = (name: string): FormPart | undefined => form.findLast((one) => one.name === name);
  const data = part('data');
  if (part('type') !== undefined) throw notSupported('Java objects as a binary variable (form part type)');
  if (data === undefined) throw invalidRequest("No form part 'data' with the value.");
  const type = Buffer.from(part('valueType')?.content ?? []).toString('utf8') || 'Bytes';
  if (/^bytes$/i.test(type)) return { type: 'Bytes', value: data.content };
  if (!/^file$/i.test(type)) throw notSupported(`a binary variable of type ${JSON.stringify(type)}`);
  if (data.filename === undefined) throw invalidRequest("The form part 'data' of a File has no file name.");
  const [mimetype = 'application/octet-stream'] = (data.contentType ?? '').split(';', 1);
  const encoding = /encoding=([^;\s]+)/.exec(data.contentType ?? '')?.[1];
  return {
    type: 'File',
    value: data.content,
    filename: data.filename,
    mimetype: mimetype || 'application/octet-stream',
    ...(encoding === undefined ? {} : { encoding }),
  };
}

/** Whoever only writes variables hears of a text that the database does not take. */
async function written(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 10_002) throw error;
    throw new EngineError(400, 'BadUserRequestException', 'Variable value is too long', { cause: error });
  }
}

function failure(words: string): (error: EngineError) => Rewording {
  return ({ status, message }) => ({ status: status === 400 ? 400 : 500, message: `${words}: ${message}` });
}

function idOf({ params }: RestRequest): string {
  return params.id as string;
}
