// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { readFileSync } from 'node:fs';
import { ExpressionSyntaxError } from '@stepwright/model/juel';
import { describe, expect, test } from 'vitest';
import type { TypedValue } from '../values/typed-value.ts';
import { typedValueFromWire } from '../values/typed-value-from-wire.ts';
import { typedValueToWire } from '../values/typed-value-to-wire.ts';
import { parseWireJson } from '../values/wire-json.ts';
import type { WireValue } from '../values/wire-value.ts';
import { compileExpression } from './compile-expression.ts';
import { ExpressionError } from './expression-error.ts';
import type { ExpressionScope } from './expression-scope.ts';

interface Corpus {
  now: string;
  variableSets: Record<string, Record<string, WireValue>>;
  expressions: { expression: string; variables: string; expected: Record<string, unknown> }[];
}
const file = new URL('../../conformance/juel-expressions.json', import.meta.url);
const corpus = parseWireJson(readFileSync(file, 'utf8')) as Corpus;

/** Camunda evaluates them; they need Java, or values that this engine does not have. */
const REFUSED = new Set([
  '${S("{}")}',
  '${JSON("{}")}',
  '${xml}',
  '${xml.a}',
  'xml ${xml}',
  '${json.nodeType}',
  '${s["class"] == null}',
  '${execution}',
  '${execution.foo}',
  '${execution.variables}',
  '${execution.setVariable("x", 1)}',
  '${dateTime().foo}',
  'at ${dateTime().withTimeAtStartOfDay()}',
  '${dateTime().withTimeAtStartOfDay().plusDays(3000000000).toDate()}',
  '${s.length()}',
  '${map.size()}',
  '${map.get("a")}',
  '${n.foo()}',
  '${"a".concat("b")}',
]);

const EXECUTION: Readonly<Record<string, string>> = {
  id: 'instance',
  processInstanceId: 'instance',
  rootProcessInstanceId: 'instance',
  activityInstanceId: 'instance',
  parentActivityInstanceId: 'instance',
  processBusinessKey: 'key-1',
  businessKey: 'key-1',
};

function text(value: string | undefined): TypedValue {
  return value === undefined ? { type: 'Null', value: null } : { type: 'String', value };
}

function scopeOf(variables: Record<string, WireValue>): ExpressionScope {
  const values = new Map(Object.entries(variables).map(([name, wire]) => [name, typedValueFromWire(wire)]));
  return {
    now: Date.parse(corpus.now),
    variable: (name) => values.get(name),
    variableLocal: (name) => values.get(name),
    executionProperty: (name) => text(EXECUTION[name]),
  };
}

/** In the form of the recording: a Long as its text. */
function outcomeOf(expression: string, scope: ExpressionScope): Record<string, unknown> {
  try {
    const value = compileExpression(expression.trim()).evaluate(scope);
    // The engine's tables know no -0.0, and how many digits Java writes depends on its version.
    if (value.type === 'Double') return { type: 'Double', value: value.value + 0 };
    if (value.type === 'Long') return { type: 'Long', value: String(value.value) };
    return { type: value.type, value: typedValueToWire(value, { deserializeValues: false }).value };
  } catch (error) {
    if (error instanceof ExpressionSyntaxError)
      return { refused: `ENGINE-01009 Error while parsing process. ${error.message}.` };
    if (error instanceof ExpressionError) return { error: error.message, code: error.code };
    throw error;
  }
}

for (const [set, variables] of Object.entries(corpus.variableSets)) {
  const scope = scopeOf(variables);
  const entries = corpus.expressions.filter((entry) => entry.variables === set);
  const same = entries.filter(({ expression }) => !REFUSED.has(expression));
  test.each(same)(`with ${set}, $expression is what Camunda 7.24 says`, ({ expression, expected }) => {
    const { code: _, ...outcome } = outcomeOf(expression, scope);
    const isDouble = expected.type === 'Double';
    expect(outcome).toEqual(isDouble ? { type: 'Double', value: Number(expected.value) } : expected);
  });
  const refused = entries.filter(({ expression }) => REFUSED.has(expression));
  if (refused.length === 0) continue;
  test.each(refused)(`with ${set}, $expression is refused`, ({ expression }) => {
    const outcome = outcomeOf(expression, scope);
    expect(outcome.code ?? outcome.refused).toMatch(/^UNSUPPORTED$|[Tt]his engine/);
  });
}

describe('an expression', () => {
  const scope = scopeOf({ x: { value: 5 }, task: { value: { name: 'of the variable' } } });

  test('knows whether it is a literal', () => {
    expect(compileExpression('a \\${b}').isLiteral).toBe(true);
    expect(compileExpression('').isLiteral).toBe(true);
    expect(compileExpression('a ${b}').isLiteral).toBe(false);
  });

  test('says where a syntax error is', () => {
    expect(() => compileExpression('${x > }')).toThrow(expect.objectContaining({ position: 6, text: '${x > }' }));
  });

  test('names the method that it may not call', () => {
    expect(() => compileExpression('${bean.doIt(x)}')).toThrow(/'doIt\(…\)' is not supported/);
  });

  test('tells an unknown variable from another failure', () => {
    expect(outcomeOf('${y}', scope).code).toBe('UNKNOWN_PROPERTY');
    expect(outcomeOf('${x + true}', scope).code).toBe('EVALUATION_FAILED');
  });

  test('reads the task where there is one, and otherwise the variable of that name', () => {
    const inTask: ExpressionScope = { ...scope, taskProperty: (name) => text(`the task's ${name}`) };
    expect(outcomeOf('${task.name}', inTask)).toEqual({ type: 'String', value: "the task's name" });
    expect(outcomeOf('${task.getAssignee()}', inTask)).toEqual({ type: 'String', value: "the task's assignee" });
    expect(outcomeOf('${task.name}', scope)).toEqual({ type: 'String', value: 'of the variable' });
    expect(outcomeOf('${task}', inTask).code).toBe('UNSUPPORTED');
  });

  test('reads the external task', () => {
    const inTask: ExpressionScope = { ...scope, externalTaskProperty: (name) => text(name) };
    expect(outcomeOf('${externalTask.errorMessage == "errorMessage"}', inTask)).toEqual({
      type: 'Boolean',
      value: true,
    });
  });

  test('has no execution where the scope has none', () => {
    const { executionProperty: _, ...bare } = scope;
    expect(outcomeOf('${execution.id}', bare).error).toMatch("Cannot resolve identifier 'execution'");
  });

  test('knows who sent the command', () => {
    const asUser: ExpressionScope = { ...scope, userId: 'mary', groupIds: ['sales'] };
    expect(outcomeOf('${currentUser()} ${currentUserGroups()} ${authenticatedUserId}', asUser).value).toBe(
      'mary [sales] mary',
    );
  });
});

describe('a hostile expression', () => {
  test.each([
    ['nested parentheses', `\${${'('.repeat(100_000)}`],
    ['nested negations', `\${${'!'.repeat(100_000)}true}`],
    ['nested indices', `\${${'a['.repeat(100_000)}`],
    ['nested choices', `\${${'a?'.repeat(100_000)}`],
    ['a long sum', `\${1${'+1'.repeat(100_000)}}`],
    ['a long path', `\${a${'.a'.repeat(100_000)}}`],
  ])('of %s is refused with a short message', (_, hostile) => {
    expect(() => compileExpression(hostile)).toThrow(ExpressionSyntaxError);
    expect(() => compileExpression(hostile)).toThrow(
      /which is more than this engine takes.{0,200}$|Error parsing.{0,1300}$/s,
    );
  });

  test('of many escapes takes linear time', () => {
    expect(compileExpression('\\${'.repeat(300_000)).isLiteral).toBe(true);
  });

  test('of the largest size that is taken is evaluated', () => {
    const outcome = outcomeOf(`\${1${'+1'.repeat(900)}}`, { now: 0, variable: () => undefined });
    expect(outcome).toEqual({ type: 'Long', value: '901' });
  });
});
