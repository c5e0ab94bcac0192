// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { decisionCases } from './cases/decision-cases.ts';
import { vendorCases } from './cases/vendor-cases.ts';
import { condition, diagram, extended, flow, model, references, timer } from './corpus-text.ts';

const external = 'camunda:type="external"';

const order = model(
  `<laneSet id="lanes"><lane id="sales" name="Sales"><flowNodeRef>placed</flowNodeRef><flowNodeRef>check</flowNodeRef></lane></laneSet>
<startEvent id="placed" name="Order placed"><outgoing>placed-check</outgoing><messageEventDefinition messageRef="m"/></startEvent>
<serviceTask id="check" name="Check" ${external} camunda:topic="check" camunda:asyncBefore="true">${extended('<camunda:inputOutput><camunda:inputParameter name="a">${b}</camunda:inputParameter><camunda:outputParameter name="c">${d}</camunda:outputParameter></camunda:inputOutput><camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle>')}<incoming>placed-check</incoming><outgoing>check-ok</outgoing></serviceTask>
<exclusiveGateway id="ok" name="OK?" default="ok-refuse"/>
<userTask id="approve" name="Approve" camunda:candidateGroups="sales" camunda:formKey="f"/>
<boundaryEvent id="late" attachedToRef="approve" cancelActivity="false">${timer}</boundaryEvent>
<callActivity id="deliver" calledElement="delivery">${extended('<camunda:in businessKey="${execution.processBusinessKey}"/><camunda:in source="a" target="b"/><camunda:out source="c" target="d"/>')}<multiInstanceLoopCharacteristics camunda:collection="items" camunda:elementVariable="item"/></callActivity>
<endEvent id="refuse"><errorEventDefinition errorRef="err"/></endEvent>
<endEvent id="done"/><endEvent id="reminded"/>
${flow('placed', 'check')}
${flow('check', 'ok')}
${flow('ok', 'approve', condition('${amount > 1000}'))}
${flow('ok', 'refuse')}
${flow('approve', 'deliver')}
${flow('deliver', 'done')}
${flow('late', 'reminded')}`,
  { root: references, after: diagram(['placed', 'check', 'ok', 'sales'], ['placed-check', 'check-ok']) },
);

const waiting = model(
  `<startEvent id="s"/>
<eventBasedGateway id="g"/>
<intermediateCatchEvent id="paid"><messageEventDefinition id="med" messageRef="m"/></intermediateCatchEvent>
<intermediateCatchEvent id="late">${timer}</intermediateCatchEvent>
<subProcess id="sub" name="Sub"><startEvent id="subStart"/><businessRuleTask id="rules" camunda:decisionRef="d" camunda:resultVariable="r" camunda:mapDecisionResult="singleEntry"/><endEvent id="subEnd"><escalationEventDefinition escalationRef="esc"/></endEvent>${flow('subStart', 'rules')}${flow('rules', 'subEnd')}</subProcess>
<boundaryEvent id="escalated" attachedToRef="sub"><escalationEventDefinition escalationRef="esc"/></boundaryEvent>
<subProcess id="on" triggeredByEvent="true"><startEvent id="onStart" isInterrupting="false"><signalEventDefinition signalRef="sig"/></startEvent><endEvent id="onEnd"/>${flow('onStart', 'onEnd')}</subProcess>
<parallelGateway id="fork"/><inclusiveGateway id="join"/>
<sendTask id="send" ${external} camunda:topic="send"/>
<scriptTask id="script" scriptFormat="groovy"><script>x = 1</script></scriptTask>
<endEvent id="e"><terminateEventDefinition/></endEvent>
${flow('s', 'g')}${flow('g', 'paid')}${flow('g', 'late')}${flow('paid', 'sub')}${flow('late', 'fork')}${flow('sub', 'fork')}
${flow('fork', 'send')}${flow('fork', 'script')}${flow('send', 'join')}${flow('script', 'join')}${flow('join', 'e')}${flow('escalated', 'e')}`,
  { root: references, after: diagram(['s', 'g', 'sub', 'escalated'], ['s-g', 'join-e']) },
);

const booking = model(
  `<startEvent id="s"/>
<transaction id="tx"><startEvent id="ts"/><serviceTask id="book" camunda:expression="\${b}"/><boundaryEvent id="undoBook" attachedToRef="book"><compensateEventDefinition/></boundaryEvent><serviceTask id="unbook" isForCompensation="true" ${external} camunda:topic="unbook"/><endEvent id="te"><cancelEventDefinition/></endEvent>${flow('ts', 'book')}${flow('book', 'te')}<association id="as" associationDirection="One" sourceRef="undoBook" targetRef="unbook"/></transaction>
<boundaryEvent id="cancelled" attachedToRef="tx"><cancelEventDefinition/></boundaryEvent>
<boundaryEvent id="failed" attachedToRef="tx"><errorEventDefinition errorRef="err" camunda:errorCodeVariable="c"/></boundaryEvent>
<intermediateThrowEvent id="go"><linkEventDefinition name="l"/></intermediateThrowEvent>
<intermediateCatchEvent id="come" name="l"><linkEventDefinition name="l"/></intermediateCatchEvent>
<intermediateCatchEvent id="when"><conditionalEventDefinition><condition xsi:type="tFormalExpression">\${x}</condition></conditionalEventDefinition></intermediateCatchEvent>
<receiveTask id="receive" messageRef="m2"/>
<userTask id="u">${extended('<camunda:formData><camunda:formField id="f" type="string"/></camunda:formData><camunda:taskListener event="create" class="a.B"/><camunda:executionListener event="start" expression="${x}"/>')}</userTask>
<endEvent id="e"/><textAnnotation id="ta"><text>note</text></textAnnotation><association id="an" sourceRef="u" targetRef="ta"/>
${flow('s', 'tx')}${flow('tx', 'go')}${flow('come', 'when')}${flow('when', 'receive')}${flow('receive', 'u')}${flow('u', 'e')}${flow('cancelled', 'e')}${flow('failed', 'e')}`
    // Artifacts stand behind the flow elements.
    .replace(/(<textAnnotation id="ta">.*?<\/textAnnotation><association id="an"[^>]*\/>)\n([\s\S]*)$/, '$2\n$1'),
  { root: references, after: diagram(['s', 'tx', 'u', 'ta'], ['s-tx', 'u-e']) },
);

const pools = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="D" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:collaboration id="C">
    <bpmn:participant id="P1" name="Shop" processRef="shop" />
    <bpmn:participant id="P2" name="Customer" processRef="customer" />
    <bpmn:messageFlow id="MF" sourceRef="send" targetRef="got" />
  </bpmn:collaboration>
  <bpmn:message id="M" name="offer" />
  <bpmn:process id="shop" isExecutable="true" camunda:historyTimeToLive="30">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="send" />
    <bpmn:sendTask id="send" name="Send" camunda:type="external" camunda:topic="send-offer"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:sendTask>
    <bpmn:sequenceFlow id="f2" sourceRef="send" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmn:process id="customer" isExecutable="false">
    <bpmn:startEvent id="got"><bpmn:messageEventDefinition messageRef="M" /></bpmn:startEvent>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="BD"><bpmndi:BPMNPlane id="BP" bpmnElement="C">
    <bpmndi:BPMNShape id="P1_di" bpmnElement="P1" isHorizontal="true"><dc:Bounds x="160" y="80" width="600" height="200" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="200" y="100" width="36" height="36" /><bpmndi:BPMNLabel><dc:Bounds x="1" y="2" width="3" height="4" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="f1_di" bpmnElement="f1"><di:waypoint x="236" y="118" /><di:waypoint x="300" y="118" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="MF_di" bpmnElement="MF"><di:waypoint x="236" y="118" /><di:waypoint x="300" y="118" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`;

/** Realistic models that mutations are made of, by name; the end of the name says the kind of the file. */
export const mutationBases: Readonly<Record<string, string>> = {
  'order.bpmn': order,
  'waiting.bpmn': waiting,
  'booking.bpmn': booking,
  'pools.bpmn': pools,
  'modeler.bpmn': vendorCases['modeler: an external task'] ?? '',
  'activiti.bpmn': vendorCases['activiti: a form'] ?? '',
  'signavio.bpmn': vendorCases['signavio: a task'] ?? '',
  'table.dmn': decisionCases['DMN 1.3 table'] ?? '',
  'requirement.dmn': decisionCases['DMN requirement'] ?? '',
  'drawing.dmn': decisionCases['DMN drawing'] ?? '',
};
