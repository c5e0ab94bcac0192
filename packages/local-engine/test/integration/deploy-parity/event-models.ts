import { condition, definitions, flow, model, start, timer } from './model-text.ts';

const withDefinitions = (body: string) => model(body, { root: definitions });
const task = '<userTask id="t"/>';
const boundary = (content: string, attributes = '', id = 'b') =>
  `<boundaryEvent id="${id}" attachedToRef="t" ${attributes}>${content}</boundaryEvent>`;
const caught = (content: string, id = 'c') => `<intermediateCatchEvent id="${id}">${content}</intermediateCatchEvent>`;
const thrown = (content: string, id = 'th') => `<intermediateThrowEvent id="${id}">${content}</intermediateThrowEvent>`;
const ended = (content: string, id = 'e') => `<endEvent id="${id}">${content}</endEvent>`;
const sub = (content: string, attributes = '', id = 'sub') =>
  `<subProcess id="${id}" ${attributes}>${content}</subProcess>`;
const started = (content: string, attributes = '', id = 'is') =>
  `<startEvent id="${id}" ${attributes}>${content}</startEvent>`;
const eventSub = (content: string, attributes = '', id = 'esp') =>
  sub(started(content, attributes, `${id}-s`), 'triggeredByEvent="true"', id);

const message = '<messageEventDefinition messageRef="m"/>';
const signal = '<signalEventDefinition signalRef="sig"/>';
const error = '<errorEventDefinition errorRef="err"/>';
const escalation = '<escalationEventDefinition escalationRef="esc"/>';
const anyEscalation = '<escalationEventDefinition/>';
const conditional = `<conditionalEventDefinition><condition xsi:type="tFormalExpression">\${x}</condition></conditionalEventDefinition>`;
const compensate = '<compensateEventDefinition/>';
const cancel = '<cancelEventDefinition/>';
const handler = '<userTask id="undo" isForCompensation="true"/>';
const undo = '<association id="a" sourceRef="b" targetRef="undo"/>';

/** Models of events, subprocesses, transactions and compensation, by name. */
export const eventModels: Readonly<Record<string, string>> = {
  'all start events of a process': withDefinitions(
    `${start}${started(message, '', 's1')}${started(signal, '', 's2')}${started(conditional, '', 's3')}`,
  ),
  'only a message start event': withDefinitions(started(message)),
  'timer start next to a none start': model(`${start}${started(timer)}`),
  'timer start without a time': model(started('<timerEventDefinition/>')),
  'two timer starts': model(`${started(timer, '', 'a')}${started(timer, '', 'b')}`),
  'the same message twice': withDefinitions(`${started(message, '', 'a')}${started(message, '', 'b')}`),
  'message start with an expression': model(started(message), { root: '<message id="m" name="a-#{b}"/>' }),
  'message start without a name': model(started(message), { root: '<message id="m"/>' }),
  'message start without a reference': model(started('<messageEventDefinition/>')),
  'message start without its message': model(started('<messageEventDefinition messageRef="x"/>')),
  'the same signal twice': withDefinitions(`${started(signal, '', 'a')}${started(signal, '', 'b')}`),
  'signal start without a reference': model(started('<signalEventDefinition/>')),
  'signal start without its signal': model(started('<signalEventDefinition signalRef="x"/>')),
  'the same condition twice': model(`${started(conditional, '', 'a')}${started(conditional, '', 'b')}`),
  'condition with variable events': model(
    started(
      conditional
        .replace('<cond', '<cond')
        .replace(
          'conditionalEventDefinition>',
          'conditionalEventDefinition camunda:variableName="v" camunda:variableEvents="create, explode">',
        ),
    ),
  ),
  'empty condition': model(
    started('<conditionalEventDefinition><condition xsi:type="tFormalExpression"/></conditionalEventDefinition>'),
  ),
  'no condition': model(started('<conditionalEventDefinition/>')),
  'two definitions in one start event': withDefinitions(started(message + signal)),
  'signal without a name': model(start, { root: '<signal id="x"/>' }),
  'signal without an id': model(start, { root: '<signal name="x"/>' }),
  'two signals of one name': model(start, {
    root: '<signal id="x" name="n"/><signal id="y" name="n"/><signal id="z" name="n"/>',
  }),
  'two messages of one name': model(start, { root: '<message id="x" name="n"/><message id="y" name="n"/>' }),
  'error without an id': model(start, { root: '<error errorCode="x"/>' }),
  'escalation without an id': model(start, { root: '<escalation escalationCode="x"/>' }),
  'message name that is no expression': model(start, { root: '<message id="x" name="#{a b}"/>' }),
  'all catching events': withDefinitions(
    `${start}${caught(timer, 'c1')}${caught(message, 'c2')}${caught(signal, 'c3')}${caught(conditional, 'c4')}`,
  ),
  'catching event of nothing': model(`${start}${caught('')}`),
  'catching event of compensation': model(`${start}${caught(compensate)}`),
  'catching timer without a time': model(`${start}${caught('<timerEventDefinition/>')}`),
  'catching timer with an odd time': model(
    `${start}${caught('<timerEventDefinition><timeDate>=foo</timeDate></timerEventDefinition>')}`,
  ),
  'catching cycle': model(
    `${start}${caught('<timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition>')}`,
  ),
  'several faulty catching events': model(
    `${start}${['zeta', 'alpha', 'mid', 'x1', 'Bb', 'AaAa', 'BBBB', 'AaBB', 'long-name-of-an-event'].map((id) => caught('', id)).join('')}`,
  ),
  'many faulty catching events': model(
    `${start}${Array.from({ length: 30 }, (_, index) => caught('', `wait_${index * 7}`)).join('')}`,
  ),
  links: model(
    `${start}${thrown('<linkEventDefinition name="L"/>')}<intermediateCatchEvent id="c" name="L"><linkEventDefinition name="L"/></intermediateCatchEvent><endEvent id="e"/>${flow('s', 'th')}${flow('c', 'e')}`,
  ),
  'link without a target': model(
    `${start}${thrown('<linkEventDefinition name="L"/>')}${flow('s', 'th')}<task id="t"/>${flow('s', 't')}`,
  ),
  'link with two targets': model(
    `${start}${caught('<linkEventDefinition name="L"/>', 'c1')}${caught('<linkEventDefinition name="L"/>', 'c2')}`,
  ),
  'link out of a throwing event': model(
    `${start}${thrown('<linkEventDefinition name="L"/>')}<task id="t"/>${flow('th', 't')}`,
  ),
  'event-based gateway': withDefinitions(
    `${start}<eventBasedGateway id="g"/>${caught(message, 'c1')}${caught(timer, 'c2')}${flow('s', 'g')}${flow('g', 'c1')}${flow('g', 'c2')}`,
  ),
  'event-based gateway to a task': withDefinitions(
    `${start}<eventBasedGateway id="g"/><receiveTask id="r" messageRef="m"/>${flow('s', 'g')}${flow('g', 'r')}`,
  ),
  'event-based gateway with asyncAfter': model(
    `${start}<eventBasedGateway id="g" camunda:asyncAfter="true"/>${caught(timer)}${flow('g', 'c')}`,
  ),
  'event-based gateway to a link': model(
    `${start}<eventBasedGateway id="g"/>${caught('<linkEventDefinition name="L"/>')}${flow('g', 'c')}`,
  ),
  'second flow to an event behind a gateway': model(
    `${start}<eventBasedGateway id="g"/>${caught(timer)}${flow('g', 'c')}${flow('s', 'c')}`,
  ),
  'event-based gateway with the same message twice': withDefinitions(
    `${start}<eventBasedGateway id="g"/>${caught(message, 'c1')}${caught(message, 'c2')}${flow('g', 'c1')}${flow('g', 'c2')}`,
  ),
  'two gateways to one event': withDefinitions(
    `${start}<eventBasedGateway id="g"/><eventBasedGateway id="h"/>${caught(message)}${flow('g', 'c')}${flow('h', 'c')}`,
  ),
  'event-based gateway with one flow and a condition': model(
    `${start}<eventBasedGateway id="g"/>${caught(timer)}${flow('g', 'c', condition('#{x}'))}`,
  ),
  'all throwing events': withDefinitions(
    `${start}${thrown(signal, 't1')}${thrown(escalation, 't2')}${thrown(compensate, 't3')}${thrown(message, 't4')}${thrown('<messageEventDefinition messageRef="m" camunda:type="external" camunda:topic="x"/>', 't5')}${thrown('', 't6')}`,
  ),
  'thrown escalation without a code': withDefinitions(
    `${start}${thrown('<escalationEventDefinition escalationRef="escCodeless"/>')}`,
  ),
  'thrown escalation without a reference': model(`${start}${thrown(anyEscalation)}${ended(anyEscalation)}`),
  'thrown escalation without its escalation': model(
    `${start}${thrown('<escalationEventDefinition escalationRef="x"/>')}`,
  ),
  'thrown signal without a reference': model(
    `${start}${thrown('<signalEventDefinition/>')}${ended('<signalEventDefinition/>')}`,
  ),
  'thrown signal with a payload': withDefinitions(
    `${start}${thrown('<signalEventDefinition signalRef="sig" camunda:async="true"><extensionElements><camunda:in source="a" target="b"/></extensionElements></signalEventDefinition>')}`,
  ),
  'thrown signal with a faulty payload': withDefinitions(
    `${start}${thrown('<signalEventDefinition signalRef="sig"><extensionElements><camunda:in target="b"/></extensionElements></signalEventDefinition>')}`,
  ),
  'thrown message without a topic': withDefinitions(
    `${start}${thrown('<messageEventDefinition camunda:type="external"/>')}${ended('<messageEventDefinition camunda:type="x"/>')}`,
  ),
  'all end events': withDefinitions(
    `${start}${ended('', 'e1')}${ended(error, 'e2')}${ended('<terminateEventDefinition/>', 'e3')}${ended(signal, 'e4')}${ended(escalation, 'e5')}${ended(compensate, 'e6')}${ended(message, 'e7')}`,
  ),
  'error end without a reference': model(`${start}${ended('<errorEventDefinition/>')}`),
  'error end without a code': withDefinitions(`${start}${ended('<errorEventDefinition errorRef="codeless"/>')}`),
  'error end by the code itself': model(`${start}${ended('<errorEventDefinition errorRef="E42"/>')}`),
  'escalation end without a code': withDefinitions(
    `${start}${ended('<escalationEventDefinition escalationRef="escCodeless"/>')}`,
  ),
  'cancel end outside of a transaction': model(
    `${start}${ended(cancel)}${sub(`${started('')}${ended(cancel, 'e2')}`)}`,
  ),
  'all boundary events': withDefinitions(
    `${start}${task}${boundary(timer, '', 'b1')}${boundary(message, 'cancelActivity="false"', 'b2')}${boundary(signal, '', 'b3')}${boundary(error, '', 'b4')}${boundary(escalation, '', 'b5')}${boundary(conditional, '', 'b6')}`,
  ),
  'boundary event of nothing': model(`${start}${task}${boundary('')}`),
  'boundary event of a link': model(`${start}${task}${boundary('<linkEventDefinition name="x"/>')}`),
  'boundary event on nothing': model(`${start}${boundary(timer)}<task id="later"/>`),
  'boundary event without a host': model(`${start}<boundaryEvent id="b">${timer}</boundaryEvent>`),
  'boundary event on an inner activity': model(`${start}${sub(`${started('')}<task id="t"/>`)}${boundary(timer)}`),
  'boundary event on a boundary event': model(
    `${start}${task}${boundary(timer)}<boundaryEvent id="b2" attachedToRef="b">${timer}</boundaryEvent>`,
  ),
  'boundary event with a mapping': model(
    `${start}${task}${boundary(`<extensionElements><camunda:inputOutput/></extensionElements>${timer}`)}`,
  ),
  'boundary event on a multi-instance activity': model(
    `${start}<task id="t"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></task>${boundary(timer)}`,
  ),
  'interrupting boundary cycle': model(
    `${start}${task}${boundary('<timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition>')}<serviceTask id="bad"/>`,
  ),
  'boundary message of one name twice': withDefinitions(
    `${start}${task}${boundary(message, '', 'b1')}${boundary(message, '', 'b2')}`,
  ),
  'boundary error without a reference': model(`${start}${task}${boundary('<errorEventDefinition/>')}`),
  'escalation boundary on a service task': withDefinitions(
    `${start}<serviceTask id="t" camunda:type="external" camunda:topic="x"/>${boundary(escalation)}`,
  ),
  'escalation boundary events that exclude each other': withDefinitions(
    `${start}${task}${boundary(escalation, '', 'b1')}${boundary(escalation, '', 'b2')}${boundary(anyEscalation, '', 'b3')}${boundary(anyEscalation, '', 'b4')}`,
  ),
  'escalation boundary without its escalation': model(
    `${start}${task}${boundary('<escalationEventDefinition escalationRef="x"/>')}`,
  ),
  'cancel boundary on a task': model(`${start}${task}${boundary(cancel)}`),
  transaction: model(`${start}<transaction id="t">${started('')}${ended(cancel)}</transaction>${boundary(cancel)}`),
  'two cancel boundary events': model(
    `${start}<transaction id="t">${started('')}${ended(cancel)}</transaction>${boundary(cancel, '', 'b1')}${boundary(cancel, '', 'b2')}`,
  ),
  'subprocess without a start event': model(`${start}${sub('<task id="x"/>')}`),
  'subprocess with two start events': model(`${start}${sub(started('', '', 'a') + started('', '', 'b'))}`),
  'subprocess with triggered start events': withDefinitions(
    `${start}${[message, signal, timer, error, escalation, conditional, compensate].map((event, index) => sub(started(event, '', `i${index}`), '', `sub${index}`)).join('')}`,
  ),
  'all event subprocesses': withDefinitions(
    `${start}${[message, signal, timer, error, escalation, conditional].map((event, index) => eventSub(event, '', `esp${index}`)).join('')}`,
  ),
  'event subprocesses that do not interrupt': withDefinitions(
    `${start}${[message, signal, timer, error, escalation, conditional].map((event, index) => eventSub(event, 'isInterrupting="false"', `esp${index}`)).join('')}`,
  ),
  'event subprocess with a none start': model(`${start}${eventSub('')}`),
  'event subprocess without a start': model(`${start}${sub('', 'triggeredByEvent="true"')}`),
  'event subprocess with two starts': withDefinitions(
    `${start}${sub(started(message, '', 'a') + started(signal, '', 'b'), 'triggeredByEvent="true"')}`,
  ),
  'event subprocess in the flow': withDefinitions(
    `${start}${eventSub(message)}<task id="t"/>${flow('s', 'esp')}${flow('esp', 't')}`,
  ),
  'event subprocesses of one message': withDefinitions(
    `${start}${eventSub(message, '', 'x')}${eventSub(message, '', 'y')}`,
  ),
  'event subprocesses of escalations that exclude each other': withDefinitions(
    `${start}${eventSub(escalation, '', 'x')}${eventSub(escalation, '', 'y')}${eventSub(anyEscalation, '', 'z')}${eventSub(anyEscalation, '', 'w')}`,
  ),
  'event subprocess with a mapping': withDefinitions(
    `${start}${sub(`<extensionElements><camunda:inputOutput><camunda:inputParameter name="a">1</camunda:inputParameter></camunda:inputOutput></extensionElements>${started(message)}`, 'triggeredByEvent="true"')}`,
  ),
  'interrupting event subprocess cycle': model(
    `${start}${eventSub('<timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition>')}<serviceTask id="bad"/>`,
  ),
  'compensation event subprocess of the process': model(`${start}${eventSub(compensate)}`),
  'compensation event subprocess': model(`${start}${sub(`${started('')}${eventSub(compensate)}`)}`),
  'two compensation event subprocesses': model(
    `${start}${sub(`${started('')}${eventSub(compensate, '', 'x')}${eventSub(compensate, '', 'y')}`)}`,
  ),
  'compensation boundary and event subprocess': model(
    `${start}${sub(`${started('')}${eventSub(compensate)}`, '', 't')}${boundary(compensate)}${handler}${undo}`,
  ),
  compensation: model(`${start}${task}${handler}${boundary(compensate)}${undo}${ended(compensate)}`),
  'compensation of a multi-instance activity': model(
    `${start}<userTask id="t"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>${handler}${boundary(compensate)}${undo}`,
  ),
  'compensation handler that is none': model(`${start}${task}<userTask id="undo"/>${boundary(compensate)}${undo}`),
  'compensation handler with flows': model(
    `${start}${task}${handler}${boundary(compensate)}${undo}${flow('t', 'undo')}${flow('undo', 't')}`,
  ),
  'two compensation boundary events': model(
    `${start}${task}${boundary(compensate, '', 'b')}${boundary(compensate, '', 'b2')}`,
  ),
  'caught compensation with attributes': model(
    `${start}${task}${boundary('<compensateEventDefinition activityRef="t" waitForCompletion="true"/>')}<serviceTask id="bad"/>`,
  ),
  'compensation of an unknown activity': model(
    `${start}${ended('<compensateEventDefinition activityRef="x"/>')}${thrown('<compensateEventDefinition activityRef="y" waitForCompletion="false"/>')}`,
  ),
  'compensation of a later activity': model(`${start}${thrown('<compensateEventDefinition activityRef="t"/>')}${task}`),
  'compensation of a later multi-instance activity': model(
    `${start}${thrown('<compensateEventDefinition activityRef="t"/>')}<userTask id="t"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>`,
  ),
  'compensation from an event subprocess': withDefinitions(
    `${start}${sub(`${started('')}${task}${sub(`${started(error, '', 'es')}${thrown('<compensateEventDefinition activityRef="t"/>')}`, 'triggeredByEvent="true"', 'esp')}`)}`,
  ),
  'association to nowhere': model(`${start}<association id="a" sourceRef="s" targetRef="x"/>`),
  'association from nowhere': model(`${start}<association id="a" sourceRef="x" targetRef="s"/>`),
  'association without ends': model(`${start}<association id="a"/>`),
  'association to a note': model(
    `${start}<textAnnotation id="n"><text>x</text></textAnnotation><association id="a" sourceRef="s" targetRef="n"/>`,
  ),
  'data objects': model(
    `<ioSpecification><inputSet/><outputSet/></ioSpecification>${start}<dataObject id="o"/><dataObjectReference id="r" dataObjectRef="o"/>`,
  ),
};
