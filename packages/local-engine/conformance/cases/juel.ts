import { type ConformanceCase, defineCases } from '../case.ts';
import { listValue } from '../list-value.ts';
import { chain } from '../models/chain.ts';
import {
  end,
  exclusive,
  flow,
  inputOutput,
  type Mapping,
  path,
  process,
  start,
  taskOf,
  userTask,
  when,
} from '../models/index.ts';
import { startInstance } from '../steps.ts';

/** Everything is computed before the task: the results are its variables. */
const computing = (inputs: Readonly<Record<string, Mapping>>) =>
  process('p', chain(start('s'), userTask('a', { name: 'A task' }, inputOutput(inputs)), end('e')));
const asking = (condition: string) =>
  process(
    'p',
    start('s'),
    exclusive('g', { default: 'g-b' }),
    userTask('a'),
    userTask('b'),
    path('s', 'g'),
    flow('g', 'a', when(condition)),
    flow('g', 'b'),
  );
const instant = (value: string) => ({ value, type: 'Date' });

/** JUEL expressions in conditions and mappings. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'juel-arithmetic',
    feature: 'JUEL expressions',
    rule: 'Integer + Integer is Long, a division is Double, a division by zero Infinity, and null counts as 0.',
    models: [
      computing({
        sum: '${i + j}',
        big: '${2147483647 + i}',
        half: '${5 / 2}',
        infinite: '${5 / 0}',
        rest: '${7 % 3}',
        withNull: '${n + 1}',
        minus: '${-i}',
        product: '${i * 2.5}',
        ofText: '${five + 1}',
        order: '${1 + 2 * 3 - (4 - 1)}',
      }),
    ],
    steps: [startInstance('p', { i: 2, j: 3, n: null, five: '5' })],
  },
  {
    id: 'juel-remainder-by-zero-fails',
    feature: 'JUEL expressions',
    models: [computing({ r: '${5 % zero}' })],
    steps: [startInstance('p', { zero: 0 }), startInstance('p', { zero: 2 }), startInstance('p', { zero: 'x' })],
  },
  {
    id: 'juel-comparisons-and-logic',
    feature: 'JUEL expressions',
    models: [
      computing({
        equal: '${i == 2 and s eq "x"}',
        textNumber: '${five == 5}',
        doubleInteger: '${d == 2}',
        nullZero: '${n == 0}',
        nullNull: '${n == null}',
        less: '${i lt 3 && i <= 2 && 3 > i && i ge 2}',
        texts: "${'a' < 'b'}",
        negated: '${not b || !b}',
        precedence: '${true || false && false}',
        different: '${i != 2 or s ne "x"}',
      }),
    ],
    steps: [startInstance('p', { i: 2, d: 2.5, s: 'x', five: '5', n: null, b: false })],
  },
  {
    id: 'juel-ternary',
    feature: 'JUEL expressions',
    models: [computing({ size: "${i > 10 ? 'big' : i > 5 ? 'middle' : 'small'}", mixed: '${i > 5 ? 1 : "one"}' })],
    steps: [startInstance('p', { i: 11 }), startInstance('p', { i: 6 }), startInstance('p', { i: 1 })],
  },
  {
    id: 'juel-empty',
    feature: 'JUEL expressions',
    models: [
      computing({
        ofNull: '${empty n}',
        ofText: '${empty s}',
        ofBlank: '${empty blank}',
        ofList: '${empty list}',
        ofEmptyList: '${empty none}',
        ofNumber: '${empty zero}',
        negated: '${!empty s && not empty list}',
      }),
    ],
    steps: [startInstance('p', { n: null, s: 'x', blank: '', zero: 0, list: listValue(['a']), none: listValue([]) })],
  },
  {
    id: 'juel-lists-and-maps',
    feature: 'JUEL expressions',
    rule: 'A missing entry of a map and a place behind the end of a list are null.',
    models: [
      process(
        'p',
        chain(
          start('s'),
          taskOf('task', 'm', inputOutput({}, { list: ['a', '${i}'], map: { key: 'v', 'a-b': '${i}' } })),
          userTask(
            'a',
            inputOutput({
              second: '${list[1]}',
              behind: '${list[2]}',
              byName: '${map.key}',
              byText: "${map['a-b'] + 1}",
              missing: '${map.none}',
              filled: '${not empty map}',
            }),
          ),
          end('e'),
        ),
      ),
    ],
    steps: [startInstance('p', { i: 7 })],
  },
  {
    id: 'juel-input-mappings-do-not-see-each-other',
    feature: 'JUEL expressions',
    rule: 'Input mappings are computed outside the activity: they see neither each other nor its id.',
    models: [
      computing({ x: '5', y: '${x}', activity: '${execution.currentActivityId}' }),
      process('q', chain(start('s'), userTask('a', inputOutput({ x: '5', y: '${x}' })), end('e'))),
    ],
    steps: [startInstance('p', { x: 1 }), startInstance('q')],
  },
  {
    id: 'juel-property-of-null-is-null-of-a-text-an-error',
    feature: 'JUEL expressions',
    rule: 'A property of a null variable is null, an unknown one of a text an error.',
    models: [
      computing({ p: '${n.any}', q: "${n['any'].other}" }),
      process('u', chain(start('s'), userTask('a', inputOutput({ p: '${s.none}' })), end('e'))),
    ],
    steps: [startInstance('p', { n: null }), startInstance('u', { s: 'x' })],
  },
  {
    id: 'juel-dates',
    feature: 'JUEL expressions',
    models: [
      computing({
        ms: '${day.time}',
        less: '${day < now()}',
        copy: '${day}',
        present: '${now()}',
        later: '${dateTime().plusHours(1).toDate()}',
        year: '${dateTime().year}',
      }),
    ],
    steps: [startInstance('p', { day: instant('2029-06-15T12:34:56.789+0000') })],
  },
  {
    id: 'juel-execution',
    feature: 'JUEL expressions',
    models: [
      computing({
        key: '${execution.processBusinessKey}',
        activity: '${execution.currentActivityId}',
        name: '${execution.currentActivityName}',
        instance: '${execution.processInstanceId}',
        definition: '${execution.processDefinitionId}',
        variable: "${execution.getVariable('x')}",
        none: "${execution.getVariable('none')}",
        has: "${execution.hasVariable('x')}",
        tenant: '${execution.tenantId}',
      }),
    ],
    steps: [startInstance('p', { x: 1 }, { businessKey: 'b-1' })],
  },
  {
    id: 'juel-undefined-variable-fails',
    feature: 'JUEL expressions',
    rule: 'An undefined variable fails wherever it is evaluated, even in `empty x`.',
    models: [
      computing({ r: '${x}' }),
      process('q', chain(start('s'), userTask('a', inputOutput({ r: '${empty x}' })), end('e'))),
      process('r', chain(start('s'), userTask('a', inputOutput({ r: '${true || x}' })), end('e'))),
      process('t', chain(start('s'), userTask('a', inputOutput({ r: '${x.y}' })), end('e'))),
    ],
    steps: ['p', 'q', 'r', 't'].map((key) => startInstance(key)),
  },
  {
    id: 'juel-composite-texts',
    feature: 'JUEL expressions',
    models: [
      computing({
        both: 'a ${i} and ${s}',
        next: '${i}${i}',
        withNull: '<${n}>',
        number: '${d} m',
        hash: '#{i}',
        spaces: ' ${i} ',
        escaped: '\\${i} ${i}',
        plain: 'no expression $ { i }',
      }),
    ],
    steps: [startInstance('p', { i: 2, s: 'x', d: { value: 2, type: 'Double' }, n: null })],
  },
  {
    id: 'juel-condition-must-be-a-boolean',
    feature: 'JUEL expressions',
    models: [asking('${v}')],
    steps: [
      startInstance('p', { v: true }),
      startInstance('p', { v: false }),
      startInstance('p', { v: 'true' }),
      startInstance('p', { v: 1 }),
      startInstance('p', { v: null }),
      startInstance('p'),
    ],
  },
  {
    id: 'juel-errors-in-conditions-undo-the-start',
    feature: 'JUEL expressions',
    models: [asking("${i > 5 && s == 'x' && l > 2}")],
    steps: [
      startInstance('p', { i: 1 }),
      startInstance('p', { i: 6, s: 'y' }),
      startInstance('p', { i: 'six', s: 'x' }),
      startInstance('p', { i: 6, s: 'x', l: 'text' }),
    ],
  },
  {
    id: 'juel-that-mixes-both-signs-is-refused-at-deployment',
    feature: 'JUEL expressions',
    models: [computing({ r: 'a ${i} and #{s}' })],
    steps: [],
  },
  {
    id: 'juel-that-does-not-parse-is-refused-at-deployment',
    feature: 'JUEL expressions',
    models: [computing({ r: '${1 +}' })],
    steps: [],
  },
]);
