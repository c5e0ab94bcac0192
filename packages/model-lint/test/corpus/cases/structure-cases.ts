// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { condition, diagram, extended, flow, model, references, start, started } from '../corpus-text.ts';

const drawn = (content: string, plane = 'bpmnElement="p"') =>
  started(`<task id="t"/>${flow('s', 't')}`, {
    after: `<bpmndi:BPMNDiagram><bpmndi:BPMNPlane ${plane}>${content}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`,
  });
const bounds = '<dc:Bounds x="1" y="2" width="30" height="40"/>';
const points = '<di:waypoint x="1" y="1"/><di:waypoint x="2" y="2"/>';
const gateway = (attributes: string, flows: string) =>
  started(`<exclusiveGateway id="g" ${attributes}/><task id="t"/><task id="u"/>${flow('s', 'g')}${flows}`);
const collaboration = (content: string, after = '') =>
  started('', { root: `<collaboration id="col">${content}</collaboration>`, after });
const rooted = (root: string) => started('', { root });
const silent = (text: string) => text.replace('isExecutable="true"', 'isExecutable="false"');
const other = (key: string, body = '<startEvent id="os"/>') =>
  `<process id="${key}" isExecutable="true" camunda:historyTimeToLive="5">${body}</process>`;

/** Flows, gateways, artifacts, data, pools, definitions and diagrams. */
export const structureCases: Readonly<Record<string, string>> = {
  'gateway with two conditions': gateway('', flow('g', 't', condition('${a}')) + flow('g', 'u', condition('${b}'))),
  'gateway with a default': gateway('default="g-u"', flow('g', 't', condition('${a}')) + flow('g', 'u')),
  'gateway with an unknown default': gateway('default="x"', flow('g', 't', condition('${a}')) + flow('g', 'u')),
  'gateway with the default of another': gateway('default="s-g"', flow('g', 't', condition('${a}')) + flow('g', 'u')),
  'gateway with two bare flows and a default': gateway('default="g-t"', flow('g', 't') + flow('g', 'u')),
  'gateway that only joins': gateway('gatewayDirection="Converging"', flow('g', 't')),
  'gateway with no flow': gateway('', ''),
  'gateway with one condition': gateway('', flow('g', 't', condition('${a}'))),
  'gateway with a conditional default': gateway(
    'default="g-t"',
    flow('g', 't', condition('${a}')) + flow('g', 'u', condition('${b}')),
  ),
  'gateway with an empty condition': gateway('', flow('g', 't', condition('')) + flow('g', 'u', condition('${b}'))),
  'inclusive gateway with bare flows': started(
    `<inclusiveGateway id="g"/><task id="t"/><task id="u"/>${flow('g', 't')}${flow('g', 'u')}`,
  ),
  'parallel gateway with conditions': started(
    `<parallelGateway id="g"/><task id="t"/>${flow('g', 't', condition('${a}'))}`,
  ),
  'complex gateway without flows': started(
    '<complexGateway id="g"><activationCondition>x</activationCondition></complexGateway>',
  ),
  'complex gateway with flows': started(`<complexGateway id="g"/><task id="t"/>${flow('s', 'g')}${flow('g', 't')}`),
  'gateway with a mapping': started(
    `<exclusiveGateway id="g">${extended('<camunda:inputOutput/>')}</exclusiveGateway><task id="t"/>${flow('g', 't')}`,
  ),
  'task with a default flow': started(
    `<task id="t" default="t-u"/><task id="u"/><task id="v"/>${flow('t', 'u')}${flow('t', 'v', condition('${a}'))}`,
  ),
  'flow without an id from an asynchronous task': started(
    '<task id="t" camunda:asyncAfter="true"/><task id="u"/><sequenceFlow sourceRef="t" targetRef="u"/>',
  ),
  'flow to a lane': started(`<laneSet id="ls"><lane id="l"/></laneSet>${flow('s', 'l')}`).replace(
    /(<startEvent id="s"\/>)\n(<laneSet.*<\/laneSet>)/,
    '$2\n$1',
  ),
  'flow to a data object': started(`<dataObject id="do"/>${flow('s', 'do')}`),
  'flow to an annotation': started(`${flow('s', 'ta')}<textAnnotation id="ta"><text>x</text></textAnnotation>`),
  'flow into a subprocess': started(`<subProcess id="sub"><startEvent id="x"/></subProcess>${flow('s', 'x')}`),
  'flow out of a subprocess': started(
    `<subProcess id="sub"><startEvent id="x"/>${flow('x', 't')}</subProcess><task id="t"/>`,
  ),
  'flow to an ad-hoc subprocess': started(
    `<adHocSubProcess id="sub"><task id="x"/></adHocSubProcess>${flow('s', 'sub')}`,
  ),
  'ad-hoc subprocess by itself': started('<adHocSubProcess id="sub"><serviceTask id="x"/></adHocSubProcess>'),
  'ad-hoc subprocess with an order': started(
    '<adHocSubProcess id="sub" ordering="Sequential"><completionCondition>x</completionCondition></adHocSubProcess>',
  ),
  'flow with an empty source': started('<task id="t"/><sequenceFlow id="f" sourceRef="" targetRef="t"/>'),
  'flow between processes': started(flow('s', 'os'), { after: other('q') }),
  'flow with documentation': started(`<task id="t"/>${flow('s', 't', '<documentation>x</documentation>')}`),
  'data of every kind': started(
    '<dataObject id="do" isCollection="true"/><dataObjectReference id="dor" dataObjectRef="do"><dataState name="x"/></dataObjectReference><dataStoreReference id="dsr" dataStoreRef="ds"/><task id="t"><ioSpecification><dataInput id="di" name="n"/><dataOutput id="o"/><inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet><dataOutputRefs>o</dataOutputRefs></outputSet></ioSpecification><property id="pr" name="x"/><dataInputAssociation id="dia"><sourceRef>dor</sourceRef><targetRef>di</targetRef><assignment><from>a</from><to>b</to></assignment></dataInputAssociation></task>',
    { root: '<dataStore id="ds" name="x"/>' },
  ),
  'data association to an unknown input': started(
    '<dataObject id="do"/><dataObjectReference id="dor" dataObjectRef="do"/><task id="t"><dataInputAssociation id="dia"><sourceRef>dor</sourceRef><targetRef>x</targetRef></dataInputAssociation></task>',
  ),
  'data association without a target': started(
    '<task id="t"><dataInputAssociation id="dia"><sourceRef>s</sourceRef></dataInputAssociation></task>',
  ),
  'data object reference to nothing': started('<dataObjectReference id="dor" dataObjectRef="x"/>'),
  'data store reference to nothing': started('<dataStoreReference id="dsr" dataStoreRef="x"/>'),
  'io specification without sets': started(
    '<task id="t"><ioSpecification><dataInput id="di"/></ioSpecification></task>',
  ),
  'lanes in lanes': model(
    `<laneSet id="ls"><lane id="l" name="x"><flowNodeRef>s</flowNodeRef><childLaneSet id="cls"><lane id="l2"/></childLaneSet></lane></laneSet>${start}`,
  ),
  'lane set without an id': model(`<laneSet><lane id="l"/></laneSet>${start}`),
  'lane of an unknown node': model(
    `<laneSet id="ls"><lane id="l"><flowNodeRef>x</flowNodeRef></lane></laneSet>${start}`,
  ),
  'lane with blanks around its node': model(
    `<laneSet id="ls"><lane id="l"><flowNodeRef> s </flowNodeRef></lane></laneSet>${start}`,
  ),
  'lane behind the events': started('<laneSet id="ls"/>'),
  'annotation with an association': started(
    '<textAnnotation id="ta"><text>x <b>y</b></text></textAnnotation><association id="a" sourceRef="s" targetRef="ta"/>',
  ),
  'annotation in front of the events': model(`<textAnnotation id="ta"><text>x</text></textAnnotation>${start}`),
  'group of a category': started('<group id="g" categoryValueRef="cv"/>', {
    root: '<category id="cat"><categoryValue id="cv" value="x"/></category>',
  }),
  'group of nothing': started('<group id="g" categoryValueRef="x"/>'),
  'resources of a process': started('<potentialOwner id="po"><resourceRef>r</resourceRef></potentialOwner>', {
    root: '<resource id="r" name="x"/>',
  }),
  'auditing and monitoring': model(`<auditing/><monitoring/><property id="x" name="y"/>${start}`),
  'correlation subscription': started('<correlationSubscription id="cs" correlationKeyRef="ck"/>'),
  'a collaboration of two pools': collaboration(
    '<participant id="pa" processRef="p"/><participant id="pb" name="x"/><messageFlow id="mf" sourceRef="pb" targetRef="pa"/><textAnnotation id="ta"/>',
    diagram(['pa', 'pb', 's'], ['mf'], 'col'),
  ),
  'a participant of an unknown process': collaboration('<participant id="pa" processRef="x"/>'),
  'a participant with a multiplicity': collaboration(
    '<participant id="pa" processRef="p"><participantMultiplicity minimum="1" maximum="3"/></participant>',
  ),
  'a message flow from nowhere': collaboration('<messageFlow id="mf" sourceRef="x" targetRef="y"/>'),
  'a message flow without a source': collaboration('<messageFlow id="mf" targetRef="y"/>'),
  'two collaborations': rooted('<collaboration id="a"/><collaboration id="b"/>'),
  'a conversation': collaboration(
    '<participant id="pa"/><participant id="pb"/><conversation id="c"><participantRef>pa</participantRef></conversation><conversationLink id="cl" sourceRef="pa" targetRef="c"/>',
  ),
  'a choreography': rooted(
    '<choreography id="ch"><participant id="pa"/><participant id="pb"/><choreographyTask id="ct" initiatingParticipantRef="pa"><participantRef>pa</participantRef><participantRef>pb</participantRef><messageFlowRef>x</messageFlowRef></choreographyTask></choreography>',
  ),
  'a choreography task of one': rooted(
    '<choreography id="ch"><participant id="pa"/><choreographyTask id="ct" initiatingParticipantRef="pa"><participantRef>pa</participantRef></choreographyTask></choreography>',
  ),
  'global tasks': rooted(
    '<globalTask id="gt"/><globalUserTask id="gu"/><globalScriptTask id="gs"><script>x</script></globalScriptTask>',
  ),
  'interfaces and end points': rooted(
    '<itemDefinition id="it" structureRef="xs:string" xmlns:xs="http://www.w3.org/2001/XMLSchema"/><message id="m" itemRef="it"/><interface id="i" name="x"><operation id="o" name="y"><inMessageRef>m</inMessageRef><errorRef>e</errorRef></operation></interface><endPoint id="ep"/>',
  ),
  'an interface without an operation': rooted('<interface id="i" name="x"/>'),
  'an operation without a message': rooted('<interface id="i" name="x"><operation id="o" name="y"/></interface>'),
  'correlation properties': rooted(
    '<message id="m" name="n"/><correlationProperty id="cp" name="x"><correlationPropertyRetrievalExpression messageRef="m"><messagePath>y</messagePath></correlationPropertyRetrievalExpression></correlationProperty>',
  ),
  'a correlation property of nothing': rooted('<correlationProperty id="cp"/>'),
  'an import of WSDL': rooted('<import namespace="a" location="b" importType="http://schemas.xmlsoap.org/wsdl/"/>'),
  'an import of a schema': rooted('<import namespace="a" location="b" importType="http://www.w3.org/2001/XMLSchema"/>'),
  'an import without a type': rooted('<import namespace="a" location="b"/>'),
  'an extension definition': rooted(
    '<extension mustUnderstand="true" definition="x"><documentation>y</documentation></extension>',
  ),
  'a relationship': started('', {
    after: '<relationship type="x"><source>a</source><target>b</target></relationship>',
  }),
  'a relationship without a type': started('', {
    after: '<relationship><source>a</source><target>b</target></relationship>',
  }),
  'signals of one name': rooted('<signal id="a" name="x"/><signal id="b" name="x"/>'),
  'a signal without a name': rooted('<signal id="a"/>'),
  'a signal with an empty name': rooted('<signal id="a" name=""/>'),
  'a signal without an id': rooted('<signal name="a"/>'),
  'messages of one name': rooted('<message id="a" name="x"/><message id="b" name="x"/>'),
  'a message without an id': rooted('<message name="a"/>'),
  'a message with a faulty name': rooted('<message id="a" name="${x"/>'),
  'a signal with a faulty name': rooted('<signal id="a" name="${x"/>'),
  'errors of one code': rooted('<error id="a" errorCode="x"/><error id="b" errorCode="x"/>'),
  'an error without an id': rooted('<error errorCode="a"/>'),
  'an error with a message': rooted('<error id="a" errorCode="x" camunda:errorMessage="${m}"/>'),
  'an error with a faulty message': rooted('<error id="a" errorCode="x" camunda:errorMessage="${m"/>'),
  'an escalation without an id': rooted('<escalation escalationCode="a"/>'),
  'an error definition behind the process': started('', { after: '<error id="late" errorCode="x"/>' }),
  'a message behind the process': started('<receiveTask id="t" messageRef="late"/>', {
    after: '<message id="late" name="n"/>',
  }),
  'ids that repeat': started('<task id="t"/><task id="t"/>'),
  'ids that repeat across processes': started('', { after: other('q', '<startEvent id="s"/>') }),
  'ids that repeat in a diagram': started('', {
    after: diagram(['s']).replace('s_di', 's'),
  }),
  'ids that repeat in extensions': started(
    `<task id="t">${extended('<camunda:formData><camunda:formField id="t" type="string"/></camunda:formData>')}</task>`,
  ),
  'two executable processes': started('', { after: other('q') }),
  'two processes of one key': started('', { after: other('p') }),
  'an executable process beside a faulty one that is not': started('', {
    after: '<process id="q"><serviceTask id="x"/></process>',
  }),
  'a faulty process that is not executable': silent(started('<serviceTask id="t"/>')),
  'a process without isExecutable': started('<serviceTask id="t"/>').replace('isExecutable="true"', ''),
  'a process with isExecutable of one': started('<serviceTask id="t"/>').replace('"true"', '"1"'),
  'a process with isExecutable in capitals': started('<serviceTask id="t"/>').replace('"true"', '"TRUE"'),
  'a process that is not executable with a wrong element': silent(started('<foo/>')),
  'a process that is not executable without an id': silent(started('')).replace('id="p"', ''),
  'a process without an id': started('').replace('id="p"', ''),
  'a process with an id of digits': started('').replace('id="p"', 'id="1p"'),
  'a process with an id with a blank': started('').replace('id="p"', 'id="p q"'),
  'a process with an id of letters with accents': started('').replace('id="p"', 'id="prozeß"'),
  'a process with a name of symbols': started('', { attributes: 'name="1 &amp; 2 &lt; 3 😀"' }),
  'a process that is empty': model(''),
  'no process at all': rooted('').replace(/<process[\s\S]*<\/process>/, ''),
  'only a collaboration': rooted('<collaboration id="c"><participant id="x" name="y"/></collaboration>').replace(
    /<process[\s\S]*<\/process>/,
    '',
  ),
  'time to live of a number': started('').replace('P1D', '180'),
  'time to live of days': started('').replace('P1D', 'P180D'),
  'time to live of months': started('').replace('P1D', 'P6M'),
  'time to live of hours': started('').replace('P1D', 'PT5H'),
  'time to live of an expression': started('').replace('P1D', '${days}'),
  'time to live with a blank': started('').replace('P1D', ' 5'),
  'time to live with a plus': started('').replace('P1D', '+5'),
  'time to live of zero': started('').replace('P1D', '0'),
  'time to live of the older namespace': started('').replace(
    'camunda:historyTimeToLive',
    'xmlns:a="http://activiti.org/bpmn" a:historyTimeToLive',
  ),
  'time to live without a prefix': started('').replace('camunda:historyTimeToLive', 'historyTimeToLive'),
  'time to live of Operaton': started('').replace(
    'camunda:historyTimeToLive',
    'xmlns:operaton="http://operaton.org/schema/1.0/bpmn" operaton:historyTimeToLive',
  ),
  'job priority of a word': started('', { attributes: 'camunda:jobPriority="high"' }),
  'task priority of an expression': started('', { attributes: 'camunda:taskPriority="${p}"' }),
  'task priority that is faulty': started('', { attributes: 'camunda:taskPriority="${p"' }),
  'retry cycle of many': started(
    `<task id="t" camunda:asyncBefore="true">${extended('<camunda:failedJobRetryTimeCycle>R3/PT1M,PT5M,PT10M</camunda:failedJobRetryTimeCycle>')}</task>`,
  ),
  'retry cycle of a faulty expression': started(
    `<task id="t" camunda:asyncBefore="true">${extended('<camunda:failedJobRetryTimeCycle>${a</camunda:failedJobRetryTimeCycle>')}</task>`,
  ),
  'properties of everything': model(
    `${extended('<camunda:properties><camunda:property name="a" value="b"/><camunda:property/></camunda:properties>')}${start}`,
  ),
  'two lots of properties': started(`<task id="t">${extended('<camunda:properties/><camunda:properties/>')}</task>`),
  'a diagram of everything': started(`<task id="t"/>${flow('s', 't')}`, { after: diagram(['s', 't'], ['s-t']) }),
  'a diagram with colours and labels': drawn(
    `<bpmndi:BPMNShape id="x" bpmnElement="t" xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" bioc:stroke="#fff" isExpanded="true">${bounds}<bpmndi:BPMNLabel>${bounds}</bpmndi:BPMNLabel></bpmndi:BPMNShape>`,
  ),
  'a diagram with an extension': drawn(
    `<di:extension><x:y xmlns:x="urn:x"/></di:extension><bpmndi:BPMNShape bpmnElement="t">${bounds}</bpmndi:BPMNShape>`,
  ),
  'a diagram with an empty extension': drawn('<di:extension/>'),
  'a diagram with a shape of nothing': drawn(`<bpmndi:BPMNShape bpmnElement="x">${bounds}</bpmndi:BPMNShape>`),
  'a diagram with a nameless shape': drawn(`<bpmndi:BPMNShape>${bounds}</bpmndi:BPMNShape>`),
  'a diagram with a shape with a prefix': drawn(
    `<bpmndi:BPMNShape bpmnElement="bpmndi:t">${bounds}</bpmndi:BPMNShape>`,
  ),
  'a diagram with a shape without bounds': drawn('<bpmndi:BPMNShape bpmnElement="t"/>'),
  'a diagram with a shape of no width': drawn(
    '<bpmndi:BPMNShape bpmnElement="t"><dc:Bounds x="1" y="2" height="4"/></bpmndi:BPMNShape>',
  ),
  'a diagram with bounds of words': drawn(
    '<bpmndi:BPMNShape bpmnElement="t"><dc:Bounds x="a" y="2" width="3" height="4"/></bpmndi:BPMNShape>',
  ),
  'a diagram with bounds of exponents': drawn(
    '<bpmndi:BPMNShape bpmnElement="t"><dc:Bounds x="1E2" y="-.5" width="NaN" height="INF"/></bpmndi:BPMNShape>',
  ),
  'a diagram with bounds with commas': drawn(
    '<bpmndi:BPMNShape bpmnElement="t"><dc:Bounds x="1,5" y="2" width="3" height="4"/></bpmndi:BPMNShape>',
  ),
  'a diagram with an edge of nothing': drawn(`<bpmndi:BPMNEdge bpmnElement="x">${points}</bpmndi:BPMNEdge>`),
  'a diagram with a nameless edge': drawn(`<bpmndi:BPMNEdge>${points}</bpmndi:BPMNEdge>`),
  'a diagram with an edge with a prefix': drawn(
    `<bpmndi:BPMNEdge bpmnElement="bpmndi:s-t">${points}</bpmndi:BPMNEdge>`,
  ),
  'a diagram with an edge of one point': drawn(
    '<bpmndi:BPMNEdge bpmnElement="s-t"><di:waypoint x="1" y="1"/></bpmndi:BPMNEdge>',
  ),
  'a diagram with an edge of no points': drawn('<bpmndi:BPMNEdge bpmnElement="s-t"/>'),
  'a diagram with an edge of a task': drawn(`<bpmndi:BPMNEdge bpmnElement="t">${points}</bpmndi:BPMNEdge>`),
  'a diagram with points of words': drawn(
    '<bpmndi:BPMNEdge bpmnElement="s-t"><di:waypoint x="a" y="1"/><di:waypoint x="1" y="1"/></bpmndi:BPMNEdge>',
  ),
  'a diagram with points with types': drawn(
    '<bpmndi:BPMNEdge bpmnElement="s-t"><di:waypoint xsi:type="dc:Point" x="1" y="1"/><di:waypoint xsi:type="dc:Point" x="1" y="1"/></bpmndi:BPMNEdge>',
  ),
  'a diagram with a plane of nothing': drawn('', ''),
  'a diagram with a plane of something unknown': drawn('', 'bpmnElement="x"'),
  'a diagram without a plane': started('', { after: '<bpmndi:BPMNDiagram/>' }),
  'a diagram with two planes': started('', {
    after:
      '<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="p"/><bpmndi:BPMNPlane bpmnElement="p"/></bpmndi:BPMNDiagram>',
  }),
  'two diagrams': started('', { after: diagram(['s']) + diagram(['s']).replaceAll('id="', 'id="z') }),
  'two diagrams of one id': started('', { after: diagram(['s']) + diagram(['s']) }),
  'a diagram in front of the process': started('', { root: diagram(['s']) }),
  'a diagram of a process that is not executable': silent(drawn('<bpmndi:BPMNShape bpmnElement="zz"/>')),
  'a faulty edge of a process that is not executable': silent(drawn(`<bpmndi:BPMNEdge>${points}</bpmndi:BPMNEdge>`)),
  'a diagram with a font': started('', {
    after: `${diagram(['s']).replace('</bpmndi:BPMNDiagram>', '')}<bpmndi:BPMNLabelStyle id="ls"><dc:Font name="Arial" size="11" isBold="false"/></bpmndi:BPMNLabelStyle></bpmndi:BPMNDiagram>`,
  }),
  'messages of a subprocess refer to the outside': started(
    '<subProcess id="sub"><startEvent id="ss"/><receiveTask id="t" messageRef="m"/></subProcess>',
    { root: references },
  ),
  'a reference with a prefix of the target namespace': started('<receiveTask id="t" messageRef="tns:m"/>', {
    root: references,
  }).replace('<definitions', '<definitions xmlns:tns="urn:corpus"'),
  'a reference with a foreign prefix': started('<receiveTask id="t" messageRef="bpmndi:m"/>', { root: references }),
};
