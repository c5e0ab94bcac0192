// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { ModelFile } from '../../src/process-under-test.ts';

const bounds = '<dc:Bounds x="1" y="2" width="30" height="40"/>';
const shape = (id: string): string => `<di:BPMNShape id="${id}-shape" bpmnElement="${id}">${bounds}</di:BPMNShape>`;
const edge = (id: string): string =>
  `<di:BPMNEdge id='${id}-edge' bpmnElement='${id}'><w:waypoint x="1" y="2"/><w:waypoint x="3" y="4"/></di:BPMNEdge>`;

const lines = `<?xml version='1.0' encoding="UTF-8"?>
<!-- <b:boundaryEvent id="late"/> stands in a comment -->
<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:c='http://camunda.org/schema/1.0/bpmn'
  xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:w="http://www.omg.org/spec/DD/20100524/DI" xmlns:tns="urn:nasty" targetNamespace="urn:nasty">
  <b:error id="shared" name="Größe &gt; 3" errorCode='NO_"STOCK"'/>
  <b:message name="go" id='m'><b:documentation id="m-doc">with content</b:documentation></b:message>
  <b:escalation id="esc" escalationCode="ESC"
  />
  <b:process id="nasty" isExecutable="true" c:historyTimeToLive="P1D">
    <b:laneSet id="lanes"><b:lane id="lane"><b:flowNodeRef>work</b:flowNodeRef><b:flowNodeRef>late</b:flowNodeRef></b:lane></b:laneSet>
    <b:startEvent id="s"/><b:sequenceFlow id="s-work" sourceRef="s" targetRef="work"/>
    <b:serviceTask id='work' c:type='external' c:topic='work' name='a > b "c"'>
      <b:extensionElements><c:inputOutput>
        <c:inputParameter name="same">1</c:inputParameter><c:inputParameter name="same"><c:list><c:value>2</c:value></c:list></c:inputParameter>
        <c:outputParameter name="out"/>
      </c:inputOutput></b:extensionElements>
    </b:serviceTask>
    <b:boundaryEvent attachedToRef='work' id='late'
        cancelActivity='true' >
      <!-- </b:boundaryEvent> -->
      <b:timerEventDefinition id="late-timer"><b:timeDuration><![CDATA[PT15M]]></b:timeDuration></b:timerEventDefinition>
    </b:boundaryEvent><b:sequenceFlow id="late-end" sourceRef="late" targetRef="e"/>
    <b:boundaryEvent id="no-stock" attachedToRef="work"><b:errorEventDefinition id="no-stock-error" errorRef="shared"/></b:boundaryEvent>
    <b:boundaryEvent id="undo" attachedToRef="work"><b:compensateEventDefinition/></b:boundaryEvent>
    <b:serviceTask id="undo-work" c:type="external" c:topic="undo" isForCompensation="true"/>
    <b:sequenceFlow id="work-g" sourceRef="work" targetRef="g"/>
    <b:exclusiveGateway default='g-a' id="g"/>
    <b:sequenceFlow id="g-a" sourceRef="g" targetRef="a"/>
    <b:sequenceFlow id="g-b" sourceRef='g' targetRef='b'><b:conditionExpression> \${n &lt; 3 &amp;&amp; x == "&#228;"} </b:conditionExpression></b:sequenceFlow>
    <b:sequenceFlow id="g-c" sourceRef="g" targetRef="call"><b:conditionExpression><![CDATA[#{n > 3 && y == '}'}]]><!-- why --></b:conditionExpression></b:sequenceFlow>
    <b:userTask id="a" c:candidateGroups="sales, \${group} ,ops"><b:multiInstanceLoopCharacteristics><b:loopCardinality>\${n}</b:loopCardinality><b:completionCondition>\${done}</b:completionCondition></b:multiInstanceLoopCharacteristics></b:userTask>
    <b:receiveTask id="b" messageRef="tns:m"/>
    <b:callActivity id="call" calledElement="child"><b:extensionElements>
      <c:in businessKey="#{k}"/><c:in variables="all"/><c:in source="x" target="x"/><c:out source="y" target="y"/></b:extensionElements></b:callActivity>
    <b:boundaryEvent id="raised" attachedToRef="call"><b:escalationEventDefinition escalationRef="esc"/></b:boundaryEvent>
    <b:sequenceFlow id="raised-fail" sourceRef="raised" targetRef="fail"/>
    <b:endEvent id="fail"><b:errorEventDefinition errorRef="shared"/></b:endEvent>
    <b:endEvent id="e"/>
    <b:subProcess id="on" triggeredByEvent="true">
      <b:startEvent id="on-error" isInterrupting="true"><b:errorEventDefinition errorRef="PLAIN"/></b:startEvent>
      <b:sequenceFlow id="on-flow" sourceRef="on-error" targetRef="on-end"/><b:endEvent id="on-end"/>
    </b:subProcess>
    <b:subProcess id="beside" triggeredByEvent="true"><b:startEvent id="heard" isInterrupting="false"><b:messageEventDefinition messageRef="m"/></b:startEvent></b:subProcess>
    <b:association id="undo-by" sourceRef="undo" targetRef="undo-work" associationDirection="One"/>
  </b:process>
  <di:BPMNDiagram id="d"><di:BPMNPlane id="p" bpmnElement="nasty">${shape('work')}${shape('late')}
    ${shape('undo')}${edge('undo-by')}${edge('late-end')}
    ${shape('on')}
  </di:BPMNPlane></di:BPMNDiagram>
  <di:BPMNDiagram id="d2"><di:BPMNPlane id="p2" bpmnElement="on">${shape('on-error')}${edge('on-flow')}</di:BPMNPlane></di:BPMNDiagram>
</b:definitions>
`;

/** A model that is right and written as few people write: prefixes of its own, both quotes, CDATA, comments, entities, a byte order mark. */
export const nastyModel: ModelFile = { name: 'nasty.bpmn', content: `\uFEFF${lines.replaceAll('\n', '\r\n')}` };
