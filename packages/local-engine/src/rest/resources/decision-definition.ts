import type { DecisionEntry } from '../../kernel/decision-rows.ts';
import { evaluateRows } from '../../kernel/decisions.ts';
import type { DecisionDefinitionRecord } from '../../records/runtime-records.ts';
import { EngineError, processEngineException } from '../../state/engine-error.ts';
import type { EngineState } from '../../state/engine-state.ts';
import type { TypedValue } from '../../values/typed-value.ts';
import { jsonOf, type ShownValue, typedValueToWire } from '../../values/typed-value-to-wire.ts';
import { ofLatest } from '../latest-definition.ts';
import { bodyOf } from '../request-body.ts';
import { reworded } from '../rest-error.ts';
import { type Handler, ok, type RestAnswer, type Route } from '../route.ts';
import { type Variables, variablesOf } from '../variables.ts';

/** The engine's code for a text that its history cannot hold. */
const HISTORY_FAILED = 10_002;

/** Decisions. */
export const decisionDefinitionRoutes: readonly Route[] = [
  { method: 'POST', path: '/decision-definition/:id/evaluate', handler: evaluate },
  { method: 'POST', path: '/decision-definition/key/:key/evaluate', handler: ofLatest('decision', evaluate) },
];

/** An untyped value has nothing but itself. */
type ShownRow = Record<string, ShownValue | { readonly value: unknown }>;

async function evaluate(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const id = request.params.id as string;
  const variables = variablesOf(bodyOf(request)) ?? new Map<string, TypedValue>();
  const words = `Cannot evaluate decision ${id}`;
  const evaluated = engine.execute((state) => evaluateById(state, id, variables));
  return ok(
    await reworded(evaluated, ({ status, message, code }) => {
      if (status === 404) return { type: 'InvalidRequestException', message: `${words}: ${message}` };
      return { status: 500, message: `${words}: ${message}`, code: code ?? 0 };
    }),
  );
}

function evaluateById(state: EngineState, id: string, variables: Variables): ShownRow[] {
  const decision = state.tables.decisions.get(id);
  if (decision === undefined) {
    const message = `no deployed decision definition found with id '${id}': decisionDefinition is null`;
    throw new EngineError(404, 'NotFoundException', message);
  }
  return rowsOf(state, decision, variables).map(shownRow);
}

/** The engine tells only that it failed; the reason is the cause. It hears of a failure to write history later, outside of the decision. */
function rowsOf(
  state: EngineState,
  decision: DecisionDefinitionRecord,
  variables: Variables,
): ReturnType<typeof evaluateRows> {
  try {
    return evaluateRows(state, decision, variables);
  } catch (cause) {
    if (!(cause instanceof EngineError) || cause.status === 501 || cause.code === HISTORY_FAILED) throw cause;
    throw processEngineException("Exception while evaluating decision with key 'null'", cause);
  }
}

function shownRow(row: readonly DecisionEntry[]): ShownRow {
  return Object.fromEntries(
    row.map(({ name, value, isTyped }) => [name, isTyped ? typedValueToWire(value) : { value: jsonOf(value) }]),
  );
}
