// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { expect, test } from 'vitest';
import { modelText } from '../../test/helpers/model-text.ts';
import { nastyModel } from '../../test/helpers/nasty-model.ts';
import { subjectOf } from '../../test/helpers/subject-of.ts';
import type { Mutant } from './mutant.ts';
import { mutantsOf } from './mutants-of.ts';

const nasty = mutantsOf(subjectOf('nasty', nastyModel));

function nastyMutant(id: string): Mutant {
  const found = nasty.find((mutant) => mutant.id === id);
  if (!found) throw new Error(`no mutant ${id}`);
  return found;
}

/** The lines that one text has and the other does not, as they are, with line ends. */
function linesApart(before: string, after: string) {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const gone = old.filter((line) => !now.includes(line));
  const come = now.filter((line) => !old.includes(line));
  const isElseTheSame =
    old.filter((line) => !gone.includes(line)).join('\n') === now.filter((line) => !come.includes(line)).join('\n');
  return { gone: gone.map((line) => line.trim()), come: come.map((line) => line.trim()), isElseTheSame };
}

function change(id: string) {
  return linesApart(nastyModel.content, nastyMutant(id).files[0]?.content ?? '');
}

const idsOf = (process: string, beside?: string): readonly string[] =>
  mutantsOf(subjectOf('p', { name: 'p.bpmn', content: modelText(process, beside) })).map(({ id }) => id);

test('every operator is applied at every place, in the order of the file', () => {
  expect(nasty.map(({ id }) => id)).toEqual([
    'drop-mapping/work/input:same',
    'drop-mapping/work/input:same~2',
    'drop-mapping/work/output:out',
    'drop-boundary-event/late',
    'flip-interrupting/late',
    'change-timer/late/longer',
    'change-timer/late/shorter',
    'drop-boundary-event/no-stock',
    'change-error-code/no-stock/NO_"STOCK"',
    'drop-boundary-event/undo',
    'swap-default-flow/g/g-b',
    'swap-default-flow/g/g-c',
    'invert-condition/g-b',
    'invert-condition/g-c',
    'change-candidates/a/sales',
    'change-candidates/a/${group}',
    'change-candidates/a/ops',
    'drop-loop/a',
    'change-cardinality/a',
    'invert-condition/a/completion',
    'change-message/b/go',
    'drop-mapping/call/in:business-key',
    'drop-mapping/call/in:all',
    'drop-mapping/call/in:x',
    'drop-mapping/call/out:y',
    'drop-boundary-event/raised',
    'flip-interrupting/raised',
    'change-error-code/raised/ESC',
    'change-error-code/fail/NO_"STOCK"',
    'drop-boundary-event/on',
    'change-error-code/on-error/PLAIN',
    'drop-boundary-event/beside',
    'flip-interrupting/heard',
    'change-message/heard/go',
  ]);
});

test('whatever the change, all other lines keep every byte and their order', () => {
  for (const { id, files } of nasty) {
    const { gone, come, isElseTheSame } = linesApart(nastyModel.content, files[0]?.content ?? '');
    expect([id, isElseTheSame, gone.length + come.length > 0]).toEqual([id, true, true]);
  }
});

test('the unchanged files come along', () => {
  const table = { name: 'table.dmn', content: '<definitions/>' };
  const [mutant] = mutantsOf(subjectOf('nasty', nastyModel, table));
  expect(mutant?.files[1]).toBe(table);
});

test('an event goes with its flows, its place in a lane and its parts of the diagram', () => {
  const content = nastyMutant('drop-boundary-event/late').files[0]?.content ?? '';
  const [comment = '', ...rest] = content.split('\n').filter((line) => /\blate\b/.test(line));
  expect([comment.trim(), rest]).toEqual(['<!-- <b:boundaryEvent id="late"/> stands in a comment -->', []]);
  expect(content).toContain('bpmnElement="work"');
});

test('a compensation event goes with its association, and its handler stays', () => {
  const content = nastyMutant('drop-boundary-event/undo').files[0]?.content ?? '';
  expect(content).not.toContain('undo-by');
  expect(content).toContain('<b:serviceTask id="undo-work"');
});

test('an event subprocess goes with its own diagram', () => {
  const content = nastyMutant('drop-boundary-event/on').files[0]?.content ?? '';
  expect(content).not.toContain('on-error');
  expect(content).not.toContain('BPMNDiagram id="d2"');
  expect(content).toContain('BPMNDiagram id="d"');
});

test('an event subprocess that a throw event names stays, as the engine refuses a name of nothing', () => {
  const handler =
    '<subProcess id="h" triggeredByEvent="true"><startEvent id="u"><compensateEventDefinition/></startEvent></subProcess>';
  const thrower = (named: string) =>
    `<startEvent id="s"/><subProcess id="sub"><startEvent id="t"/>${handler}</subProcess><endEvent id="e"><compensateEventDefinition ${named}/></endEvent>`;
  expect(idsOf(thrower(''))).toEqual(['drop-boundary-event/h']);
  expect(idsOf(thrower('activityRef="h"'))).toEqual([]);
});

test('conditions are inverted as a whole, out of entities and CDATA', () => {
  expect(change('invert-condition/g-b').come).toEqual([
    `<b:sequenceFlow id="g-b" sourceRef='g' targetRef='b'><b:conditionExpression>\${!(n &lt; 3 &amp;&amp; x == "ä")}</b:conditionExpression></b:sequenceFlow>`,
  ]);
  expect(change('invert-condition/g-c').come).toEqual([
    `<b:sequenceFlow id="g-c" sourceRef="g" targetRef="call"><b:conditionExpression>#{!(n &gt; 3 &amp;&amp; y == '}')}</b:conditionExpression></b:sequenceFlow>`,
  ]);
});

test('what the engine does not evaluate as a condition is not inverted', () => {
  const flow = (id: string, condition: string, more = '') =>
    `<sequenceFlow id="${id}" sourceRef="g" targetRef="a"><conditionExpression ${more}>${condition}</conditionExpression></sequenceFlow>`;
  const flows = [
    flow('one', '${x}'),
    flow('two', '${x}${y}'),
    flow('three', 'true'),
    flow('four', 'x', 'language="js"'),
  ];
  const at = (gateway: string) => `<startEvent id="s"/><${gateway} id="g"/>${flows.join('')}<task id="a"/>`;
  expect(idsOf(at('inclusiveGateway'))).toEqual(['invert-condition/one']);
  expect(idsOf(at('parallelGateway'))).toEqual([]);
  expect(idsOf(at('inclusiveGateway').replace('id="g"', 'id="g" default="one"'))).not.toContain('invert-condition/one');
});

test('one event gets another code, and the others that share the error keep it', () => {
  const { come } = change('change-error-code/no-stock/NO_"STOCK"');
  expect(come).toEqual([
    `<b:error id="shared-mutant" name="Größe &gt; 3" errorCode='NO_"STOCK"_CHANGED'/>`,
    '<b:boundaryEvent id="no-stock" attachedToRef="work"><b:errorEventDefinition id="no-stock-error" errorRef="shared-mutant"/></b:boundaryEvent>',
  ]);
});

test('a definition is copied without its content, and a reference keeps its prefix', () => {
  expect(change('change-message/b/go').come).toEqual([
    `<b:message name="go_CHANGED" id='m-mutant'/>`,
    '<b:receiveTask id="b" messageRef="tns:m-mutant"/>',
  ]);
});

test('an attribute that is not there is added, and quotes stay as they are', () => {
  expect(change('flip-interrupting/raised').come[0]).toMatch(/^<b:boundaryEvent cancelActivity="false" id="raised"/);
  expect(change('flip-interrupting/late').come).toEqual(["cancelActivity='false' >"]);
});

test('one group at a time becomes another', () => {
  const groups = (id: string) => /candidateGroups="[^"]*"/.exec(change(id).come[0] ?? '')?.[0];
  expect(groups('change-candidates/a/sales')).toBe('candidateGroups="sales_CHANGED, ${group} ,ops"');
  expect(groups('change-candidates/a/${group}')).toBe('candidateGroups="sales, ${group}_CHANGED ,ops"');
});

test('two flows that lead to the same node have nothing to swap', () => {
  const flow = (id: string, to: string) => `<sequenceFlow id="${id}" sourceRef="g" targetRef="${to}"/>`;
  const process = `<startEvent id="s"/><exclusiveGateway id="g" default="one"/>${flow('one', 'a')}${flow('two', 'a')}${flow('three', 'b')}<task id="a"/><task id="b"/>`;
  expect(idsOf(process)).toEqual(['swap-default-flow/g/three']);
});

test('what always interrupts is not flipped', () => {
  const boundary = (id: string, event: string) =>
    `<boundaryEvent id="${id}" attachedToRef="a"><${event}EventDefinition/></boundaryEvent>`;
  const process = `<startEvent id="s"/><transaction id="a"/>${['error', 'cancel', 'compensate', 'escalation'].map((event) => boundary(event, event)).join('')}`;
  expect(idsOf(process).filter((id) => id.startsWith('flip'))).toEqual(['flip-interrupting/escalation']);
});

test('ids stay when the model grows elsewhere', () => {
  const more =
    '<b:userTask id="new" c:candidateGroups="sales"/><b:boundaryEvent id="new-b" attachedToRef="new"><b:errorEventDefinition errorRef="shared"/></b:boundaryEvent>';
  const content = nastyModel.content.replace('<b:serviceTask id=', `${more}<b:serviceTask id=`);
  const ids = mutantsOf(subjectOf('nasty', { ...nastyModel, content })).map(({ id }) => id);
  expect(ids.filter((id) => !id.includes('/new'))).toEqual(nasty.map(({ id }) => id));
});

test('a called process is mutated too, under its own key; one that is not executable never runs', () => {
  const called = { name: 'child.bpmn', content: nastyModel.content.replaceAll('"nasty"', '"child"') };
  const ids = mutantsOf(subjectOf('nasty', nastyModel, called)).map(({ id }) => id);
  expect(ids.slice(nasty.length)).toContain('drop-boundary-event/child#late');
  const still = { ...called, content: called.content.replace('isExecutable="true"', 'isExecutable="false"') };
  expect(mutantsOf(subjectOf('nasty', nastyModel, still))).toHaveLength(nasty.length);
});

test('operators can be chosen', () => {
  const chosen = mutantsOf(subjectOf('nasty', nastyModel), { operators: ['drop-loop'] });
  expect(chosen.map(({ id }) => id)).toEqual(['drop-loop/a']);
});

test('a model in another encoding than it says is refused', () => {
  const loop = '<userTask id="ä"><multiInstanceLoopCharacteristics/></userTask>';
  const subject = subjectOf('p', { name: 'p.bpmn', content: modelText(loop).replace('UTF-8', 'ISO-8859-1') });
  expect(() => mutantsOf(subject)).toThrow(/^FILE_UNREADABLE: p.bpmn says that it is not encoded as UTF-8/);
});

test('a mutant says where it is and shows its lines', () => {
  const mutant = nastyMutant('change-timer/late/shorter');
  expect(mutant).toMatchObject({
    operator: 'change-timer',
    process: 'nasty',
    element: 'late',
    file: 'nasty.bpmn',
    line: 22,
    column: 47,
    description: 'the timer late is set for PT7M30S, not for PT15M',
  });
  expect(mutant.diff.split('\n').map((line) => line.slice(0, 92))).toEqual([
    '@@ line 22 @@',
    "     <b:boundaryEvent attachedToRef='work' id='late'",
    "         cancelActivity='true' >",
    '       <!-- </b:boundaryEvent> -->',
    '-      <b:timerEventDefinition id="late-timer"><b:timeDuration><![CDATA[PT15M]]></b:timeDura',
    '+      <b:timerEventDefinition id="late-timer"><b:timeDuration>PT7M30S</b:timeDuration></b:t',
    '     </b:boundaryEvent><b:sequenceFlow id="late-end" sourceRef="late" targetRef="e"/>',
    '     <b:boundaryEvent id="no-stock" attachedToRef="work"><b:errorEventDefinition id="no-stoc',
    '     <b:boundaryEvent id="undo" attachedToRef="work"><b:compensateEventDefinition/></b:bound',
  ]);
});

test('the parts of the diagram are not in the diff', () => {
  expect(nastyMutant('drop-boundary-event/undo').diff).not.toContain('BPMNShape');
});
