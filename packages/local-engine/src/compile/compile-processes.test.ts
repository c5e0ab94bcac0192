import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { condition, definitions, flow, model, start, timer } from '../../test/integration/deploy-parity/model-text.ts';
import type { Activity, ProcessModel } from '../model/process-model.ts';
import { compileProcesses } from './compile-processes.ts';

async function compile(text: string): Promise<ProcessModel> {
  const { processes } = await compileProcesses({ name: 'x.bpmn', content: Buffer.from(text) });
  const [process] = processes;
  if (!process) throw new Error('no process was deployed');
  return process;
}

const compileBody = (body: string) => compile(model(body, { root: definitions }));

function activity(process: ProcessModel, id: string): Activity {
  const found = process.activityById.get(id);
  if (!found) throw new Error(`there is no activity ${id}`);
  return found;
}

const ids = (activities: readonly { readonly id: string }[]) => activities.map(({ id }) => id);
const external = 'camunda:type="external" camunda:topic="t"';
const mi = '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
const io =
  '<extensionElements><camunda:inputOutput><camunda:inputParameter name="a">#{b}</camunda:inputParameter></camunda:inputOutput></extensionElements>';

describe('a process', () => {
  it('carries what a definition shows', async () => {
    const text = model('<documentation>Why</documentation><startEvent id="s" camunda:formKey="f"/>', {
      attributes:
        'name="N" camunda:versionTag="v1" camunda:jobPriority="7" camunda:taskPriority="9" camunda:isStartableInTasklist="false" camunda:candidateStarterUsers="a, b" camunda:candidateStarterGroups="g"',
    });
    const process = await compile(text);
    expect(process).toMatchObject({
      id: 'p',
      name: 'N',
      category: 'urn:parity',
      documentation: 'Why',
      versionTag: 'v1',
      historyTimeToLiveDays: 1,
      isStartableInTasklist: false,
      candidateStarterUsers: ['a', 'b'],
      candidateStarterGroups: ['g'],
      jobPriority: { text: '7' },
      taskPriority: { text: '9' },
      startFormKey: { text: 'f' },
    });
  });

  it('starts at its none or timer start event, or at the only one, whatever it is', async () => {
    const message = '<startEvent id="sm"><messageEventDefinition messageRef="m"/></startEvent>';
    expect((await compileBody(message + start)).initial?.id).toBe('s');
    expect((await compileBody(message)).initial?.id).toBe('sm');
    const both = await compileBody(`${message}<startEvent id="t">${timer}</startEvent>`);
    expect(both.initial?.id).toBe('t');
    expect(ids(both.triggeredStarts)).toEqual(['sm', 't']);
    expect(both.eventActivities).toEqual([]);
  });

  it('is left out when it is not executable, whatever is in it', async () => {
    const text = model('<scriptTask id="t"/>').replace('isExecutable="true"', '');
    expect((await compileProcesses({ name: 'x.bpmn', content: Buffer.from(text) })).processes).toEqual([]);
  });

  it('has its activities in the order in which Camunda parses them', async () => {
    const process = await compileBody(
      `<endEvent id="e"/><intermediateCatchEvent id="zeta">${timer}</intermediateCatchEvent><intermediateCatchEvent id="alpha">${timer}</intermediateCatchEvent><boundaryEvent id="b" attachedToRef="t">${timer}</boundaryEvent><eventBasedGateway id="g"/><task id="t"/>${start}<intermediateCatchEvent id="behind">${timer}</intermediateCatchEvent>${flow('g', 'behind')}`,
    );
    expect(ids(process.activities)).toEqual(['s', 'g', 'behind', 't', 'zeta', 'alpha', 'e', 'b']);
  });
});

describe('scopes', () => {
  it('are what Camunda makes an execution for', async () => {
    const process = await compileBody(
      `${start}<task id="plain"/><serviceTask id="external" ${external}/><userTask id="user"/><task id="mapped">${io}</task><task id="host"/><boundaryEvent id="b" attachedToRef="host">${timer}</boundaryEvent><receiveTask id="receive"/><receiveTask id="message" messageRef="m"/><callActivity id="call" calledElement="x"/><callActivity id="calls" calledElement="x">${mi}</callActivity><task id="many">${io}${mi}</task><serviceTask id="workers" ${external}>${mi}</serviceTask><businessRuleTask id="decision" camunda:decisionRef="d"/><exclusiveGateway id="x"/>${flow('x', 'plain')}<eventBasedGateway id="g"/><intermediateThrowEvent id="undo"><compensateEventDefinition/></intermediateThrowEvent><intermediateCatchEvent id="wait">${timer}</intermediateCatchEvent><endEvent id="e"/>`,
    );
    const scopes = [...process.activityById.values()].filter(({ isScope }) => isScope);
    expect(ids(scopes).sort()).toEqual(
      [
        'external',
        'mapped',
        'host',
        'message',
        'call',
        'calls#multiInstanceBody',
        'many#multiInstanceBody',
        'workers#multiInstanceBody',
        'workers',
        'decision',
        'g',
        'undo',
        'wait',
      ].sort(),
    );
  });
});

describe('a multi-instance activity', () => {
  it('is a body with the flows and boundary events around the inner activity', async () => {
    const process = await compileBody(
      `${start}<userTask id="t" camunda:asyncBefore="true" name="T"><multiInstanceLoopCharacteristics camunda:asyncAfter="true" camunda:exclusive="false" camunda:collection="items" camunda:elementVariable="item"><completionCondition>#{done}</completionCondition></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/><boundaryEvent id="b" attachedToRef="t">${timer}</boundaryEvent>${flow('s', 't')}${flow('t', 'e')}`,
    );
    const body = activity(process, 't#multiInstanceBody');
    const inner = activity(process, 't');
    expect(body).toMatchObject({ type: 'multiInstanceBody', asyncBefore: true, asyncAfter: false, exclusive: true });
    expect(inner).toMatchObject({ name: 'T', asyncBefore: false, asyncAfter: true, exclusive: false, outgoing: [] });
    expect(body.behavior).toMatchObject({
      kind: 'multiInstanceBody',
      sequential: false,
      collection: { variable: 'items' },
      elementVariable: 'item',
      completionCondition: { text: '#{done}' },
    });
    expect(body.behavior.kind === 'multiInstanceBody' && body.behavior.inner).toBe(inner);
    expect(inner.flowScope).toBe(body);
    expect([ids(body.incoming), ids(body.outgoing), ids(body.eventActivities)]).toEqual([['s-t'], ['t-e'], ['b']]);
    expect(activity(process, 'b').eventScope).toBe(body);
  });

  it('is compensated by a handler in its body', async () => {
    const process = await compileBody(
      `${start}<userTask id="t">${mi}</userTask><boundaryEvent id="b" attachedToRef="t"><compensateEventDefinition/></boundaryEvent><userTask id="undo" isForCompensation="true"/><association id="a" sourceRef="b" targetRef="undo"/>`,
    );
    expect(activity(process, 't').compensationHandler?.id).toBe('undo');
    expect(activity(process, 'undo')).toMatchObject({
      isForCompensation: true,
      flowScope: { id: 't#multiInstanceBody' },
    });
    expect(activity(process, 'b').eventScope.id).toBe('t');
  });
});

describe('events', () => {
  it('behind an event-based gateway wait in its scope, and no flow leads to them', async () => {
    const process = await compileBody(
      `${start}<eventBasedGateway id="g"/><intermediateCatchEvent id="c">${timer}</intermediateCatchEvent><task id="t"/>${flow('s', 'g')}${flow('g', 'c')}${flow('c', 't')}`,
    );
    const gateway = activity(process, 'g');
    expect(ids(gateway.eventActivities)).toEqual(['c']);
    expect(activity(process, 'c')).toMatchObject({ isScope: false, incoming: [], type: 'intermediateTimer' });
    expect(activity(process, 'c').eventScope).toBe(gateway);
    expect(gateway.outgoing).toEqual([]);
  });

  it('that throw a link are no activities: flows to them lead to the catching event', async () => {
    const process = await compileBody(
      `${start}<intermediateThrowEvent id="th"><linkEventDefinition name="L"/></intermediateThrowEvent><intermediateCatchEvent id="c"><linkEventDefinition name="L"/></intermediateCatchEvent>${flow('s', 'th')}`,
    );
    expect(process.activityById.has('th')).toBe(false);
    expect(process.transitionById.get('s-th')?.target).toBe(activity(process, 'c'));
    expect(activity(process, 'c')).toMatchObject({ type: 'intermediateLinkCatch', behavior: { kind: 'linkCatch' } });
  });

  it('of event subprocesses wait in the scope around them', async () => {
    const process = await compileBody(
      `${start}<subProcess id="sub"><startEvent id="i"/><subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="false"><escalationEventDefinition escalationRef="esc" camunda:escalationCodeVariable="v"/></startEvent></subProcess></subProcess>`,
    );
    const sub = activity(process, 'sub');
    expect(ids(sub.eventActivities)).toEqual(['es']);
    expect(activity(process, 'es')).toMatchObject({
      type: 'escalationStartEvent',
      behavior: {
        kind: 'eventStart',
        interrupting: false,
        event: { kind: 'escalation', code: 'X1', codeVariable: 'v' },
      },
    });
    expect(activity(process, 'esp').eventScope).toBe(sub);
    expect(activity(process, 'esp').behavior).toMatchObject({ kind: 'eventSubProcess', start: { id: 'es' } });
    expect(sub.behavior).toMatchObject({ kind: 'subProcess', initial: { id: 'i' } });
  });

  it('for errors catch the code of the error, or the reference itself when there is no such error', async () => {
    const boundary = (id: string, attributes: string) =>
      `<boundaryEvent id="${id}" attachedToRef="t"><errorEventDefinition ${attributes}/></boundaryEvent>`;
    const process = await compileBody(
      `${start}<userTask id="t"/>${boundary('a', 'errorRef="err" camunda:errorCodeVariable="c" camunda:errorMessageVariable="m"')}${boundary('b', 'errorRef="E7"')}${boundary('c', '')}${boundary('e', 'errorRef="codeless"')}`,
    );
    const events = ['a', 'b', 'c', 'e'].map((id) => activity(process, id).behavior);
    expect(events.map((behavior) => behavior.kind === 'boundary' && behavior.event)).toEqual([
      { kind: 'error', code: 'E1', codeVariable: 'c', messageVariable: 'm' },
      { kind: 'error', code: 'E7' },
      { kind: 'error' },
      { kind: 'error' },
    ]);
  });

  it('have the types that history shows', async () => {
    const process = await compileBody(
      `<startEvent id="a"><timerEventDefinition><timeDate>2030-01-01T00:00:00</timeDate></timerEventDefinition></startEvent><transaction id="b"><startEvent id="c"/><endEvent id="j"><cancelEventDefinition/></endEvent></transaction><boundaryEvent id="e" attachedToRef="b"><cancelEventDefinition/></boundaryEvent><endEvent id="f"><terminateEventDefinition/></endEvent><endEvent id="g"><messageEventDefinition/></endEvent><endEvent id="h"/><intermediateThrowEvent id="i"><messageEventDefinition ${external}/></intermediateThrowEvent>`,
    );
    const types = [...'abcjefghi'].map((id) => activity(process, id).type);
    expect(types).toEqual([
      'startTimerEvent',
      'transaction',
      'startEvent',
      'cancelEndEvent',
      'cancelBoundaryCatch',
      'terminateEndEvent',
      'endEvent',
      'noneEndEvent',
      'intermediateMessageThrowEvent',
    ]);
  });

  it('carry conditions with the changes that they look at', async () => {
    const caught = (id: string, attributes: string) =>
      `<intermediateCatchEvent id="${id}"><conditionalEventDefinition ${attributes}><condition xsi:type="tFormalExpression">#{x}</condition></conditionalEventDefinition></intermediateCatchEvent>`;
    const process = await compileBody(
      `${start}${caught('a', '')}${caught('b', 'camunda:variableName="v" camunda:variableEvents="create, nonsense"')}`,
    );
    expect(activity(process, 'a').behavior).toMatchObject({
      event: { kind: 'conditional', condition: { text: '#{x}' } },
    });
    expect(activity(process, 'b').behavior).toMatchObject({ event: { variableName: 'v', variableEvents: ['create'] } });
  });
});

describe('tasks', () => {
  it('of external workers carry topic, priority, properties and error conditions', async () => {
    const process = await compileBody(
      `${start}<serviceTask id="t" camunda:type="external" camunda:topic="#{x}" camunda:taskPriority="5"><extensionElements><camunda:properties><camunda:property name="b" value="1"/><camunda:property name="a" value="2"/></camunda:properties><camunda:errorEventDefinition errorRef="err" expression="#{bad}"/></extensionElements></serviceTask>`,
    );
    expect(activity(process, 't')).toMatchObject({
      properties: [
        ['b', '1'],
        ['a', '2'],
      ],
      behavior: {
        kind: 'externalTask',
        topic: { text: '#{x}' },
        priority: { text: '5' },
        errors: [{ condition: { text: '#{bad}' }, error: { code: 'E1' } }],
      },
    });
  });

  it('of the engine itself evaluate an expression', async () => {
    const process = await compileBody(
      `${start}<serviceTask id="t" camunda:expression="#{a + 1}" camunda:resultVariable="b"/>`,
    );
    const behavior = { kind: 'expression', expression: { text: '#{a + 1}' }, resultVariable: 'b' };
    expect(activity(process, 't')).toMatchObject({ isScope: false, behavior });
  });

  it('of users carry every assignment, and commas in expressions separate nothing', async () => {
    const process = await compileBody(
      `${start}<userTask id="t" name="N" camunda:candidateUsers="u, #{a ? 'x,y' : b}" camunda:candidateGroups="g"><documentation>D</documentation><potentialOwner><resourceAssignmentExpression><formalExpression>user(o), group(h), k</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>`,
    );
    const { behavior } = activity(process, 't');
    if (behavior.kind !== 'userTask') throw new Error('no user task');
    expect(behavior.candidateUsers.map(({ text }) => text)).toEqual(['o', 'u', "#{a ? 'x,y' : b}"]);
    expect(behavior.candidateGroups.map(({ text }) => text)).toEqual(['h', 'k', 'g']);
    expect([behavior.name?.text, behavior.description?.text]).toEqual(['N', 'D']);
  });

  it('that map keep nested lists and maps, sorted by key as Camunda does', async () => {
    const process = await compileBody(
      `${start}<task id="t"><extensionElements><camunda:inputOutput><camunda:inputParameter name="m"><camunda:map><camunda:entry key="b">1</camunda:entry><camunda:entry key="a"><camunda:list><camunda:value>#{x}</camunda:value><camunda:value/></camunda:list></camunda:entry></camunda:map></camunda:inputParameter><camunda:outputParameter name="o"/></camunda:inputOutput></extensionElements></task>`,
    );
    expect(activity(process, 't').inputs).toMatchObject([
      {
        name: 'm',
        source: {
          kind: 'map',
          entries: [
            {
              key: { text: 'a' },
              source: { kind: 'list', items: [{ expression: { text: '#{x}' } }, { kind: 'null' }] },
            },
            { key: { text: 'b' }, source: { kind: 'expression', expression: { text: '1' } } },
          ],
        },
      },
    ]);
    expect(activity(process, 't').outputs).toEqual([{ name: 'o', source: { kind: 'null' } }]);
  });

  it('that make no job have no retry cycle', async () => {
    const cycle =
      '<extensionElements><camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle></extensionElements>';
    const process = await compileBody(
      `${start}<task id="a">${cycle}</task><task id="b" camunda:asyncBefore="true">${cycle}</task><manualTask id="c" camunda:asyncAfter="true">${cycle}</manualTask>`,
    );
    const cycles = ['a', 'b', 'c'].map((id) => activity(process, id).retryTimeCycle?.text);
    expect(cycles).toEqual([undefined, 'R3/PT1M', undefined]);
  });
});

describe('flows', () => {
  it('carry conditions; gateways and tasks know their default flow', async () => {
    const process = await compileBody(
      `${start}<exclusiveGateway id="g" default="g-u"/><task id="t" default="t-u"/><task id="u"/>${flow('g', 't', condition('#{x}'))}${flow('g', 'u')}${flow('t', 'u')}`,
    );
    expect(process.transitionById.get('g-t')?.condition?.text).toBe('#{x}');
    expect(activity(process, 'g').defaultFlow?.id).toBe('g-u');
    expect(activity(process, 't').defaultFlow?.id).toBe('t-u');
  });

  it('of call activities map what is passed', async () => {
    const process = await compileBody(
      `${start}<callActivity id="t" calledElement="q" camunda:calledElementBinding="versionTag" camunda:calledElementVersionTag="v"><extensionElements><camunda:in businessKey="#{k}"/><camunda:in variables="all"/><camunda:in source="a" target="b" local="true"/><camunda:out sourceExpression="#{c}" target="d"/></extensionElements></callActivity>`,
    );
    expect(activity(process, 't').behavior).toMatchObject({
      kind: 'callActivity',
      called: { text: 'q' },
      binding: { kind: 'versionTag', versionTag: { text: 'v' } },
      in: [
        { kind: 'businessKey', expression: { text: '#{k}' } },
        { kind: 'all', local: false },
        { kind: 'source', source: 'a', target: 'b', local: true },
      ],
      out: [{ kind: 'expression', expression: { text: '#{c}' }, target: 'd', local: false }],
    });
  });
});

it('compiles a model of 2,000 tasks in linear time', { timeout: 5_000 }, async () => {
  const tasks = Array.from({ length: 2_000 }, (_, index) => `<serviceTask id="t${index}" ${external}/>`);
  const flows = Array.from({ length: 1_999 }, (_, index) => flow(`t${index}`, `t${index + 1}`));
  const process = await compileBody(`${start}${tasks.join('')}${flow('s', 't0')}${flows.join('')}`);
  expect([process.activityById.size, process.transitionById.size]).toEqual([2_001, 2_000]);
});

it.each(['order-fulfillment', 'quote-approval'])('compiles the model %s of this repository', async (name) => {
  const file = new URL(`../../../../bpmn/${name}/${name}.bpmn`, import.meta.url);
  const { processes, warnings } = await compileProcesses({ name, content: await readFile(file) });
  expect([ids(processes), warnings]).toEqual([[name], []]);
});
