import type { VariableRecord } from '../../records/runtime-records.ts';
import { EngineError, invalidRequest } from '../../state/engine-error.ts';
import type { EngineState } from '../../state/engine-state.ts';
import type { TypedValue } from '../../values/typed-value.ts';
import { typedValueToWire } from '../../values/typed-value-to-wire.ts';
import { ok, type RestAnswer, type RestRequest, type Route } from '../route.ts';
import { shownVariables } from '../variables.ts';
import { isSet, notFound, nullValue } from './found-queries.ts';

/** Where variables are read from. */
export interface VariableHome {
  /** For example `/execution/:id/localVariables`. */
  readonly path: string;
  /** What the messages call what has the variables. */
  readonly kind: 'process instance' | 'execution' | 'task';
  /** Undefined when there is nothing with this id. */
  variables(state: EngineState, id: string): ReadonlyMap<string, VariableRecord> | undefined;
}

/** All variables, one variable and the bytes of one. */
export function variableRoutes(home: VariableHome): readonly Route[] {
  return [
    {
      method: 'GET',
      path: home.path,
      query: ['deserializeValues'],
      handler: (engine, request) =>
        ok(
          engine.query((state) =>
            shownVariables(variablesOf(home, state, request).values(), {
              deserializeValues: isSet(request, 'deserializeValues', true),
            }),
          ),
        ),
    },
    {
      method: 'GET',
      path: `${home.path}/:name`,
      query: ['deserializeValue'],
      handler: (engine, request) =>
        ok(
          engine.query((state) => {
            const { value, name } = variableOf(home, state, request);
            return typedValueToWire(value, { name, deserializeValues: isSet(request, 'deserializeValue', true) });
          }),
        ),
    },
    {
      method: 'GET',
      path: `${home.path}/:name/data`,
      handler: (engine, request) =>
        engine.query((state) => binaryAnswer(variableOf(home, state, request).value, request.params.id as string)),
    },
  ];
}

/** The bytes of a File or Bytes value. @throws EngineError 400 for any other */
export function binaryAnswer(value: TypedValue, id: string): RestAnswer {
  if (value.type === 'Bytes') return { status: 200, raw: { contentType: OCTETS, content: value.value } };
  if (value.type !== 'File') throw invalidRequest(`Value of variable with id ${id} is not a binary value.`);
  const { filename, mimetype = OCTETS, encoding } = value;
  const contentType = encoding === undefined ? mimetype : `${mimetype};charset=${encoding}`;
  return {
    status: 200,
    raw: { contentType, content: value.value },
    headers: { 'content-disposition': disposition(filename) },
  };
}

const OCTETS = 'application/octet-stream';

/** Names the file twice: for old readers, and encoded for all others. */
export function disposition(filename: string): string {
  const encoded = encodeURIComponent(filename).replaceAll('*', '%2A').replaceAll("'", '%27');
  // A header may hold no line breaks and, as node writes it, no character beyond Latin-1.
  const plain = filename.replace(/["\\\r\n]|[^\x20-\xff]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function variablesOf(
  home: VariableHome,
  state: EngineState,
  { params }: RestRequest,
): ReadonlyMap<string, VariableRecord> {
  const id = params.id as string;
  const variables = home.variables(state, id);
  if (variables === undefined) throw nullValue(missing(home, id));
  return variables;
}

function variableOf(home: VariableHome, state: EngineState, { params }: RestRequest): VariableRecord {
  const { id, name } = params as { readonly id: string; readonly name: string };
  const variables = home.variables(state, id);
  if (variables === undefined) {
    throw new EngineError(500, 'RestException', `Cannot get ${home.kind} variable ${name}: ${missing(home, id)}`);
  }
  const variable = variables.get(name);
  if (variable === undefined) throw notFound(`${home.kind} variable with name ${name} does not exist`);
  return variable;
}

function missing({ kind }: VariableHome, id: string): string {
  const entity = kind === 'task' ? 'task' : 'execution';
  return `${entity} ${id} doesn't exist: ${entity} is null`;
}
