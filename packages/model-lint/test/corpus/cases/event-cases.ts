// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { condition, extended, flow, model, references, start, started, timer } from '../corpus-text.ts';

const withRoot = (body: string) => started(body, { root: references });
const startOf = (definition: string, attributes = '') =>
  model(`<startEvent id="s" ${attributes}>${definition}</startEvent>`, { root: references });
const timerStart = (kind: string, text: string) =>
  startOf(`<timerEventDefinition><${kind}>${text}</${kind}></timerEventDefinition>`);
const caught = (definition: string, attributes = '') =>
  withRoot(`<intermediateCatchEvent id="c" ${attributes}>${definition}</intermediateCatchEvent>`);
const thrown = (definition: string) =>
  withRoot(`<intermediateThrowEvent id="c">${definition}</intermediateThrowEvent>`);
const ended = (definition: string) => withRoot(`<endEvent id="c">${definition}</endEvent>`);
const boundary = (definition: string, attributes = '', host = '<userTask id="h"/>') =>
  withRoot(`${host}<boundaryEvent id="b" attachedToRef="h" ${attributes}>${definition}</boundaryEvent>`);
const embedded = (content: string, attributes = '') =>
  withRoot(`<subProcess id="sub" ${attributes}>${content}</subProcess>`);
const reaction = (definition: string, attributes = '') =>
  embedded(`<startEvent id="r" ${attributes}>${definition}</startEvent>`, 'triggeredByEvent="true"');
const repeated = (content: string, attributes = '') =>
  started(
    `<task id="t"><multiInstanceLoopCharacteristics ${attributes}>${content}</multiInstanceLoopCharacteristics></task>`,
  );
const when = (text: string, attributes = '') =>
  `<conditionalEventDefinition ${attributes}><condition xsi:type="tFormalExpression">${text}</condition></conditionalEventDefinition>`;
const transaction = (content: string, more = '') =>
  withRoot(`<transaction id="tx"><startEvent id="ts"/>${content}</transaction>${more}`);
const handler = '<task id="undo" isForCompensation="true"/>';
const undone = (content = handler, more = '') =>
  withRoot(
    `<userTask id="h"/><boundaryEvent id="b" attachedToRef="h"><compensateEventDefinition/></boundaryEvent>${content}<association id="a" sourceRef="b" targetRef="undo" associationDirection="One"/>${more}`,
  );

/** Events, subprocesses, transactions, compensation and loops. */
export const eventCases: Readonly<Record<string, string>> = {
  'start by message': startOf('<messageEventDefinition messageRef="m"/>'),
  'start by a nameless message': startOf('<messageEventDefinition messageRef="nameless"/>'),
  'start by an unknown message': startOf('<messageEventDefinition messageRef="x"/>'),
  'start by no message': startOf('<messageEventDefinition/>'),
  'start by a computed message': startOf('<messageEventDefinition messageRef="m"/>').replace('paid', '${x}'),
  'start by a message with a dollar': startOf('<messageEventDefinition messageRef="m"/>').replace('paid', 'paid $5'),
  'start by a message name that is too long': startOf('<messageEventDefinition messageRef="m"/>').replace(
    'paid',
    'x'.repeat(256),
  ),
  'start by one message twice': model(
    '<startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent><startEvent id="s2"><messageEventDefinition messageRef="m"/></startEvent>',
    { root: references },
  ),
  'start by two messages of one name': model(
    '<startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent><startEvent id="s2"><messageEventDefinition messageRef="m2"/></startEvent>',
    { root: references.replace('cancelled', 'paid') },
  ),
  'start by message and none': model(
    '<startEvent id="s"/><startEvent id="s2"><messageEventDefinition messageRef="m"/></startEvent>',
    { root: references },
  ),
  'start by signal': startOf('<signalEventDefinition signalRef="sig"/>'),
  'start by a computed signal': startOf('<signalEventDefinition signalRef="sig"/>').replace('alarm', 'alarm-${x}'),
  'start by no signal': startOf('<signalEventDefinition/>'),
  'start by an unknown signal': startOf('<signalEventDefinition signalRef="x"/>'),
  'start by one signal twice': model(
    '<startEvent id="s"><signalEventDefinition signalRef="sig"/></startEvent><startEvent id="s2"><signalEventDefinition signalRef="sig"/></startEvent>',
    { root: references },
  ),
  'start by a condition': startOf(when('${a}')),
  'start by a condition in groovy': startOf(
    '<conditionalEventDefinition><condition xsi:type="tFormalExpression" language="groovy">a</condition></conditionalEventDefinition>',
  ),
  'start by an empty condition': startOf(when('')),
  'start by no condition': startOf('<conditionalEventDefinition/>'),
  'start by a faulty condition': startOf(when('${a')),
  'start by a condition of variables': startOf(
    when('${a}', 'camunda:variableName="a" camunda:variableEvents="create, update"'),
  ),
  'start by a condition of wrong changes': startOf(when('${a}', 'camunda:variableEvents="made"')),
  'start by one condition twice': model(
    `<startEvent id="s">${when('${a}')}</startEvent><startEvent id="s2">${when('${a}')}</startEvent>`,
  ),
  'start by two conditions': model(
    `<startEvent id="s">${when('${a}')}</startEvent><startEvent id="s2">${when('${b}')}</startEvent>`,
  ),
  'start by an error': startOf('<errorEventDefinition errorRef="err"/>'),
  'start by an escalation': startOf('<escalationEventDefinition escalationRef="esc"/>'),
  'start by compensation': startOf('<compensateEventDefinition/>'),
  'start by a link': startOf('<linkEventDefinition name="l"/>'),
  'start by many events': startOf('<messageEventDefinition messageRef="m"/><signalEventDefinition signalRef="sig"/>'),
  'start by many events in parallel': startOf(
    '<messageEventDefinition messageRef="m"/><signalEventDefinition signalRef="sig"/>',
    'parallelMultiple="true"',
  ),
  'start by an event that stands outside': model(
    '<startEvent id="s"><eventDefinitionRef>ted</eventDefinitionRef></startEvent>',
    { root: '<timerEventDefinition id="ted"><timeDuration>PT1H</timeDuration></timerEventDefinition>' },
  ),
  'start by a timer date': timerStart('timeDate', '2099-01-01T00:00:00'),
  'start by a timer date with a zone': timerStart('timeDate', '2099-01-01T00:00:00+02:00'),
  'start by a timer date of the past': timerStart('timeDate', '2011-01-01T00:00:00Z'),
  'start by a timer date that is a day': timerStart('timeDate', '2099-01-01'),
  'start by a timer date of German kind': timerStart('timeDate', '01.01.2099'),
  'start by a timer date that is a duration': timerStart('timeDate', 'PT1H'),
  'start by an empty timer date': timerStart('timeDate', ''),
  'start by a timer duration': timerStart('timeDuration', 'P1DT2H'),
  'start by a timer of weeks': timerStart('timeDuration', 'P1W'),
  'start by a timer of months': timerStart('timeDuration', 'P1M'),
  'start by a timer of fractions': timerStart('timeDuration', 'PT0.5S'),
  'start by a negative timer': timerStart('timeDuration', '-PT1H'),
  'start by a timer of words': timerStart('timeDuration', '5 minutes'),
  'start by a lower case timer': timerStart('timeDuration', 'pt5m'),
  'start by a cycle': timerStart('timeCycle', 'R3/PT10M'),
  'start by an endless cycle': timerStart('timeCycle', 'R/PT10M'),
  'start by a cycle from a date': timerStart('timeCycle', 'R5/2099-01-01T00:00:00Z/PT10M'),
  'start by a cycle that is over': timerStart('timeCycle', 'R2/2011-01-01T00:00:00Z/PT10M'),
  'start by a cycle until the past': timerStart('timeCycle', 'R2/PT10M/2011-01-01T00:00:00Z'),
  'start by a cycle without a period': timerStart('timeCycle', 'R3/'),
  'start by a cycle of a duration': timerStart('timeCycle', 'PT10M'),
  'start by cron of six fields': timerStart('timeCycle', '0 0/5 * * * ?'),
  'start by cron of seven fields': timerStart('timeCycle', '0 0 12 * * ? 2099'),
  'start by cron of five fields': timerStart('timeCycle', '*/5 * * * *'),
  'start by cron with names': timerStart('timeCycle', '0 0 9 ? * MON-FRI'),
  'start by cron with a last day': timerStart('timeCycle', '0 0 0 L * ?'),
  'start by cron with a nearest weekday': timerStart('timeCycle', '0 0 0 15W * ?'),
  'start by cron with a third Friday': timerStart('timeCycle', '0 0 0 ? * 6#3'),
  'start by cron out of range': timerStart('timeCycle', '0 99 * * * ?'),
  'start by a macro of cron': timerStart('timeCycle', '@daily'),
  'start by an unresolved timer': timerStart('timeDuration', '${wait}'),
  'start by a computed timer': timerStart('timeDuration', "${'PT1H'}"),
  'start by a date of a function': timerStart('timeDate', '${now()}'),
  'start by a faulty timer': timerStart('timeDuration', '${wait'),
  'start by a timer in FEEL': timerStart('timeDuration', '= duration("PT1H")'),
  'start by a timer of nothing': startOf('<timerEventDefinition/>'),
  'start by two timers': model(`<startEvent id="s">${timer}</startEvent><startEvent id="s2">${timer}</startEvent>`),
  'start by timer and message': model(
    `<startEvent id="s">${timer}</startEvent><startEvent id="s2"><messageEventDefinition messageRef="m"/></startEvent>`,
    { root: references },
  ),
  'start by timer with a computed priority': startOf(timer, 'camunda:jobPriority="${x}"'),
  'start by timer with a priority': startOf(timer, 'camunda:jobPriority="5"'),
  'start by timer in a process with a computed priority': model(`<startEvent id="s">${timer}</startEvent>`, {
    attributes: 'camunda:jobPriority="${x}"',
  }),
  'start by timer with async': startOf(timer, 'camunda:asyncBefore="true"'),
  'start by timer whose text is too long': timerStart('timeDate', `\${'2099-01-01T00:00:00'}${' '.repeat(300)}x`),
  'start with outputs': startOf(extended('<camunda:inputOutput/>')),
  'catch of a message': caught('<messageEventDefinition messageRef="m"/>'),
  'catch of a computed message': caught('<messageEventDefinition messageRef="m"/>').replace('paid', 'paid-${x}'),
  'catch of no message': caught('<messageEventDefinition/>'),
  'catch of a signal': caught('<signalEventDefinition signalRef="sig"/>'),
  'catch of a timer': caught(timer),
  'catch of a timer in FEEL': caught('<timerEventDefinition><timeDate>=foo</timeDate></timerEventDefinition>'),
  'catch of a faulty timer': caught('<timerEventDefinition><timeDate>${foo</timeDate></timerEventDefinition>'),
  'catch of an empty timer': caught('<timerEventDefinition><timeDate/></timerEventDefinition>'),
  'catch of a condition': caught(when('${a}')),
  'catch of a link': caught('<linkEventDefinition name="l"/>', 'name="l"'),
  'catch of a nameless link': caught('<linkEventDefinition/>'),
  'catch of one link twice': withRoot(
    '<intermediateCatchEvent id="c"><linkEventDefinition name="l"/></intermediateCatchEvent><intermediateCatchEvent id="c2"><linkEventDefinition name="l"/></intermediateCatchEvent>',
  ),
  'catch of nothing': caught(''),
  'catch of an error': caught('<errorEventDefinition errorRef="err"/>'),
  'catch of an escalation': caught('<escalationEventDefinition escalationRef="esc"/>'),
  'catch of compensation': caught('<compensateEventDefinition/>'),
  'catch of a cancel': caught('<cancelEventDefinition/>'),
  'throw of nothing': thrown(''),
  'throw of a signal': thrown('<signalEventDefinition signalRef="sig" camunda:async="true"/>'),
  'throw of a signal with variables': thrown(
    `<signalEventDefinition signalRef="sig">${extended('<camunda:in source="a" target="b"/><camunda:in businessKey="${k}"/>')}</signalEventDefinition>`,
  ),
  'throw of a signal with a faulty variable': thrown(
    `<signalEventDefinition signalRef="sig">${extended('<camunda:in source="a"/>')}</signalEventDefinition>`,
  ),
  'throw of no signal': thrown('<signalEventDefinition/>'),
  'throw of an unknown signal': thrown('<signalEventDefinition signalRef="x"/>'),
  'throw of a message without code': thrown('<messageEventDefinition messageRef="m"/>'),
  'throw of a message by an expression': thrown('<messageEventDefinition camunda:expression="${x}"/>'),
  'throw of an escalation': thrown('<escalationEventDefinition escalationRef="esc"/>'),
  'throw of an escalation without a code': thrown('<escalationEventDefinition escalationRef="escCodeless"/>'),
  'throw of no escalation': thrown('<escalationEventDefinition/>'),
  'throw of an unknown escalation': thrown('<escalationEventDefinition escalationRef="x"/>'),
  'throw of a link': withRoot(
    `<intermediateThrowEvent id="c"><linkEventDefinition name="l"/></intermediateThrowEvent><intermediateCatchEvent id="d" name="l"><linkEventDefinition name="l"/></intermediateCatchEvent>${flow('s', 'c')}`,
  ),
  'throw of a link to nowhere': withRoot(
    `<intermediateThrowEvent id="c"><linkEventDefinition name="l"/></intermediateThrowEvent>${flow('s', 'c')}`,
  ),
  'throw of a link that nothing leads to': thrown('<linkEventDefinition name="l"/>'),
  'throw of compensation': thrown('<compensateEventDefinition/>'),
  'throw of compensation for nothing': thrown('<compensateEventDefinition activityRef="x"/>'),
  'throw of an error': thrown('<errorEventDefinition errorRef="err"/>'),
  'throw of a timer': thrown(timer),
  'end by a terminate': ended('<terminateEventDefinition/>'),
  'end by an error': ended('<errorEventDefinition errorRef="err"/>'),
  'end by an error without a code': ended('<errorEventDefinition errorRef="codeless"/>'),
  'end by no error': ended('<errorEventDefinition/>'),
  'end by an unknown error': ended('<errorEventDefinition errorRef="x"/>'),
  'end by an error with an empty code': ended('<errorEventDefinition errorRef="err"/>').replace('"E1"', '""'),
  'end by an escalation without a code': ended('<escalationEventDefinition escalationRef="escCodeless"/>'),
  'end by no escalation': ended('<escalationEventDefinition/>'),
  'end by a message without code': ended('<messageEventDefinition messageRef="m"/>'),
  'end by a signal': ended('<signalEventDefinition signalRef="sig"/>'),
  'end by no signal': ended('<signalEventDefinition/>'),
  'end by a cancel outside': ended('<cancelEventDefinition/>'),
  'end by compensation': ended('<compensateEventDefinition/>'),
  'end by a link': ended('<linkEventDefinition name="l"/>'),
  'end by a timer': ended(timer),
  'end with a flow behind': withRoot(`<endEvent id="c"/><task id="t"/>${flow('c', 't')}`),
  'start with a flow to it': withRoot(`<task id="t"/>${flow('t', 's')}`),
  'boundary of a timer': boundary(timer),
  'boundary of a cycle': boundary(
    '<timerEventDefinition><timeCycle>R3/PT1M</timeCycle></timerEventDefinition>',
    'cancelActivity="false"',
  ),
  'boundary of a message': boundary('<messageEventDefinition messageRef="m"/>', 'cancelActivity="false"'),
  'boundary of a nameless message': boundary('<messageEventDefinition messageRef="nameless"/>'),
  'boundary of a signal': boundary('<signalEventDefinition signalRef="sig"/>'),
  'boundary of an error': boundary('<errorEventDefinition errorRef="err" camunda:errorCodeVariable="c"/>'),
  'boundary of every error': boundary('<errorEventDefinition/>'),
  'boundary of an unknown error': boundary('<errorEventDefinition errorRef="x"/>'),
  'boundary of an error that does not interrupt': boundary('<errorEventDefinition/>', 'cancelActivity="false"'),
  'boundary of a condition': boundary(when('${a}')),
  'boundary of a faulty condition': boundary(when('${a')),
  'boundary of an escalation of a task': boundary('<escalationEventDefinition/>', '', '<task id="h"/>'),
  'boundary of an escalation of a user task': boundary('<escalationEventDefinition escalationRef="esc"/>'),
  'boundary of an escalation of a call': boundary(
    '<escalationEventDefinition/>',
    '',
    '<callActivity id="h" calledElement="x"/>',
  ),
  'boundary of an unknown escalation': boundary('<escalationEventDefinition escalationRef="x"/>'),
  'boundary of all and one escalation': boundary(
    '<escalationEventDefinition/>',
    '',
    '<userTask id="h"/><boundaryEvent id="b0" attachedToRef="h"><escalationEventDefinition escalationRef="esc"/></boundaryEvent>',
  ),
  'boundary of one escalation twice': boundary(
    '<escalationEventDefinition escalationRef="esc"/>',
    '',
    '<userTask id="h"/><boundaryEvent id="b0" attachedToRef="h"><escalationEventDefinition escalationRef="esc"/></boundaryEvent>',
  ),
  'boundary of one message twice': boundary(
    '<messageEventDefinition messageRef="m"/>',
    '',
    '<userTask id="h"/><boundaryEvent id="b0" attachedToRef="h"><messageEventDefinition messageRef="m"/></boundaryEvent>',
  ),
  'boundary of one error twice': boundary(
    '<errorEventDefinition errorRef="err"/>',
    '',
    '<userTask id="h"/><boundaryEvent id="b0" attachedToRef="h"><errorEventDefinition errorRef="err"/></boundaryEvent>',
  ),
  'boundary of one condition twice': boundary(
    when('${a}'),
    '',
    `<userTask id="h"/><boundaryEvent id="b0" attachedToRef="h">${when('${a}')}</boundaryEvent>`,
  ),
  'boundary of nothing': boundary(''),
  'boundary of a terminate': boundary('<terminateEventDefinition/>'),
  'boundary of a link': boundary('<linkEventDefinition name="l"/>'),
  'boundary of a cancel of a task': boundary('<cancelEventDefinition/>'),
  'boundary without a host': withRoot(`<boundaryEvent id="b">${timer}</boundaryEvent>`),
  'boundary of an unknown host': withRoot(`<boundaryEvent id="b" attachedToRef="x">${timer}</boundaryEvent>`),
  'boundary of a host in another scope': withRoot(
    `<subProcess id="sub"><startEvent id="ss"/><userTask id="h"/></subProcess><boundaryEvent id="b" attachedToRef="h">${timer}</boundaryEvent>`,
  ),
  'boundary of a gateway': boundary(timer, '', '<parallelGateway id="h"/>'),
  'boundary of an event': boundary(timer, '', `<intermediateCatchEvent id="h">${timer}</intermediateCatchEvent>`),
  'boundary of a complex gateway': boundary(timer, '', '<complexGateway id="h"/>'),
  'boundary with a flow to it': withRoot(
    `<userTask id="h"/><boundaryEvent id="b" attachedToRef="h">${timer}</boundaryEvent>${flow('s', 'b')}`,
  ),
  'boundary with a mapping': boundary(extended('<camunda:inputOutput/>') + timer),
  'boundary without an id': withRoot(
    `<userTask id="h"/><boundaryEvent attachedToRef="h"><messageEventDefinition messageRef="m"/></boundaryEvent>`,
  ),
  'boundary of a timer without an id': withRoot(
    `<userTask id="h"/><boundaryEvent attachedToRef="h">${timer}</boundaryEvent>`,
  ),
  'event gateway': withRoot(
    `<eventBasedGateway id="g"/><intermediateCatchEvent id="c">${timer}</intermediateCatchEvent><intermediateCatchEvent id="c2"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>${flow('g', 'c')}${flow('g', 'c2')}`,
  ),
  'event gateway with one event': withRoot(
    `<eventBasedGateway id="g"/><intermediateCatchEvent id="c">${timer}</intermediateCatchEvent>${flow('g', 'c')}`,
  ),
  'event gateway to a receive task': withRoot(
    `<eventBasedGateway id="g"/><receiveTask id="c" messageRef="m"/>${flow('g', 'c')}`,
  ),
  'event gateway with a condition': withRoot(
    `<eventBasedGateway id="g"/><intermediateCatchEvent id="c">${timer}</intermediateCatchEvent>${flow('g', 'c', condition('${a}'))}`,
  ),
  'event gateway with async after': withRoot('<eventBasedGateway id="g" camunda:asyncAfter="true"/>'),
  'event gateway with one message twice': withRoot(
    `<eventBasedGateway id="g"/><intermediateCatchEvent id="c"><messageEventDefinition messageRef="m"/></intermediateCatchEvent><intermediateCatchEvent id="c2"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>${flow('g', 'c')}${flow('g', 'c2')}`,
  ),
  'event gateway to a link': withRoot(
    `<eventBasedGateway id="g"/><intermediateCatchEvent id="c"><linkEventDefinition name="l"/></intermediateCatchEvent>${flow('g', 'c')}`,
  ),
  'event gateway that instantiates': model(
    `<eventBasedGateway id="g" instantiate="true"/><intermediateCatchEvent id="c"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>${flow('g', 'c')}`,
    { root: references },
  ),
  'event behind a gateway with another flow': withRoot(
    `<eventBasedGateway id="g"/><task id="t"/><intermediateCatchEvent id="c">${timer}</intermediateCatchEvent>${flow('g', 'c')}${flow('t', 'c')}`,
  ),
  'subprocess without a start': embedded('<task id="t"/>'),
  'subprocess that is empty': embedded(''),
  'subprocess with two starts': embedded('<startEvent id="a"/><startEvent id="b"/>'),
  'subprocess with a timer start': embedded(`<startEvent id="a">${timer}</startEvent>`),
  'subprocess with a message start': embedded(
    '<startEvent id="a"><messageEventDefinition messageRef="m"/></startEvent>',
  ),
  'subprocess with an error start': embedded('<startEvent id="a"><errorEventDefinition errorRef="err"/></startEvent>'),
  'subprocess with a signal start': embedded(
    '<startEvent id="a"><signalEventDefinition signalRef="sig"/></startEvent>',
  ),
  'subprocess with an escalation start': embedded('<startEvent id="a"><escalationEventDefinition/></startEvent>'),
  'subprocess with a compensation start': embedded('<startEvent id="a"><compensateEventDefinition/></startEvent>'),
  'subprocess with a condition start': embedded(`<startEvent id="a">${when('${a}')}</startEvent>`),
  'event subprocess of a message': reaction('<messageEventDefinition messageRef="m"/>', 'isInterrupting="false"'),
  'event subprocess of a signal': reaction('<signalEventDefinition signalRef="sig"/>'),
  'event subprocess of a timer': reaction(timer),
  'event subprocess of an error': reaction('<errorEventDefinition errorRef="err"/>'),
  'event subprocess of an error that goes on': reaction(
    '<errorEventDefinition errorRef="err"/>',
    'isInterrupting="false"',
  ),
  'event subprocess of an escalation': reaction('<escalationEventDefinition escalationRef="esc"/>'),
  'event subprocess of a condition': reaction(when('${a}')),
  'event subprocess of compensation': reaction('<compensateEventDefinition/>'),
  'event subprocess of nothing': reaction(''),
  'event subprocess without a start': embedded('<task id="x"/>', 'triggeredByEvent="true"'),
  'event subprocess with two starts': embedded(
    '<startEvent id="r"><messageEventDefinition messageRef="m"/></startEvent><startEvent id="r2"><messageEventDefinition messageRef="m2"/></startEvent>',
    'triggeredByEvent="true"',
  ),
  'event subprocess with a flow': withRoot(
    `<subProcess id="sub" triggeredByEvent="true"><startEvent id="r"><messageEventDefinition messageRef="m"/></startEvent></subProcess>${flow('s', 'sub')}`,
  ),
  'event subprocess with a flow behind': withRoot(
    `<subProcess id="sub" triggeredByEvent="true"><startEvent id="r"><messageEventDefinition messageRef="m"/></startEvent></subProcess><task id="t"/>${flow('sub', 't')}`,
  ),
  'event subprocess with a mapping': embedded(
    `${extended('<camunda:inputOutput/>')}<startEvent id="r"><messageEventDefinition messageRef="m"/></startEvent>`,
    'triggeredByEvent="true"',
  ),
  'event subprocesses of one message': withRoot(
    ['a', 'b']
      .map(
        (id) =>
          `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}s"><messageEventDefinition messageRef="m"/></startEvent></subProcess>`,
      )
      .join(''),
  ),
  'event subprocess and boundary of one message': withRoot(
    `<subProcess id="h"><startEvent id="hs"/><subProcess id="a" triggeredByEvent="true"><startEvent id="as"><messageEventDefinition messageRef="m"/></startEvent></subProcess></subProcess><boundaryEvent id="b" attachedToRef="h"><messageEventDefinition messageRef="m"/></boundaryEvent>`,
  ),
  'transaction with a cancel': transaction(
    `<endEvent id="te"><cancelEventDefinition/></endEvent>${flow('ts', 'te')}`,
    '<boundaryEvent id="b" attachedToRef="tx"><cancelEventDefinition/></boundaryEvent>',
  ),
  'transaction with two cancels': transaction(
    '',
    '<boundaryEvent id="b" attachedToRef="tx"><cancelEventDefinition/></boundaryEvent><boundaryEvent id="b2" attachedToRef="tx"><cancelEventDefinition/></boundaryEvent>',
  ),
  'transaction with a method': transaction('').replace('id="tx"', 'id="tx" method="##Store"'),
  'transaction without a start': withRoot('<transaction id="tx"/>'),
  'transaction in a subprocess with a cancel': transaction(
    '<subProcess id="i"><startEvent id="is"/><endEvent id="ie"><cancelEventDefinition/></endEvent></subProcess>',
  ),
  compensation: undone(),
  'compensation by a subprocess': undone(
    '<subProcess id="undo" isForCompensation="true"><startEvent id="us"/></subProcess>',
  ),
  'compensation by a task that is not for it': undone('<task id="undo"/>'),
  'compensation by nothing': undone(''),
  'compensation by a gateway': undone('<parallelGateway id="undo"/>'),
  'compensation with a flow': undone(handler, flow('s', 'undo')),
  'compensation with a flow behind': undone(handler, `<task id="t"/>${flow('undo', 't')}`),
  'compensation twice': undone(
    handler,
    '<boundaryEvent id="b2" attachedToRef="h"><compensateEventDefinition/></boundaryEvent><task id="undo2" isForCompensation="true"/><association id="a2" sourceRef="b2" targetRef="undo2"/>',
  ),
  'compensation without an association': withRoot(
    `<userTask id="h"/><boundaryEvent id="b" attachedToRef="h"><compensateEventDefinition/></boundaryEvent>${handler}`,
  ),
  'compensation of one activity': undone(
    handler,
    '<intermediateThrowEvent id="c"><compensateEventDefinition activityRef="h" waitForCompletion="true"/></intermediateThrowEvent>',
  ),
  'compensation of a flow': undone(
    handler,
    `<task id="t"/>${flow('s', 't')}<intermediateThrowEvent id="c"><compensateEventDefinition activityRef="s-t"/></intermediateThrowEvent>`,
  ),
  'association of nothing': withRoot('<association id="a" sourceRef="x" targetRef="y"/>'),
  'association without a target': withRoot('<association id="a" sourceRef="s"/>'),
  'loop of a cardinality': repeated('<loopCardinality>3</loopCardinality>'),
  'loop of an expression': repeated(
    '<loopCardinality>${n}</loopCardinality><completionCondition>${d}</completionCondition>',
    'isSequential="true"',
  ),
  'loop of a faulty expression': repeated('<loopCardinality>${n</loopCardinality>'),
  'loop of nothing': repeated(''),
  'loop of a collection': repeated('', 'camunda:collection="c" camunda:elementVariable="e"'),
  'loop of an empty collection': repeated('', 'camunda:collection=""'),
  'loop of data': repeated('<loopDataInputRef>c</loopDataInputRef><inputDataItem name="e"/>'),
  'loop of a data item alone': repeated('<loopCardinality>1</loopCardinality><inputDataItem name="e"/>'),
  'loop of a boolean that is none': repeated('<loopCardinality>1</loopCardinality>', 'isSequential="maybe"'),
  'loop of a gateway': started('<parallelGateway id="g"><multiInstanceLoopCharacteristics/></parallelGateway>'),
  'loop of a call': started(
    '<callActivity id="t" calledElement="x"><multiInstanceLoopCharacteristics camunda:collection="${c}" camunda:elementVariable="e" camunda:asyncBefore="true"/></callActivity>',
  ),
  'loop of a subprocess': started(
    '<subProcess id="t"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="ts"/></subProcess>',
  ),
  'loop of an ad-hoc subprocess': started(
    '<adHocSubProcess id="t"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></adHocSubProcess>',
  ),
  'loop of an event subprocess': embedded(
    '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="r"><messageEventDefinition messageRef="m"/></startEvent>',
    'triggeredByEvent="true"',
  ),
  'loop of Camunda 8': started(
    '<userTask id="t"><multiInstanceLoopCharacteristics><extensionElements xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"><zeebe:loopCharacteristics inputCollection="=c"/></extensionElements></multiInstanceLoopCharacteristics></userTask>',
  ),
  'loop of Flowable': started(
    '<userTask id="t"><multiInstanceLoopCharacteristics xmlns:flowable="http://flowable.org/bpmn" flowable:collection="c"/></userTask>',
  ),
  'standard loop': started(
    '<task id="t"><standardLoopCharacteristics testBefore="true" loopMaximum="3"><loopCondition>${x}</loopCondition></standardLoopCharacteristics></task>',
  ),
  'two loops': started('<task id="t"><standardLoopCharacteristics/><multiInstanceLoopCharacteristics/></task>'),
  'job declared twice': started(
    `<userTask id="t" camunda:async="true" camunda:asyncBefore="true" camunda:asyncAfter="true"/>${start.replace('"s"', '"z"')}`.replace(
      '<startEvent id="z"/>',
      '',
    ),
  ),
};
