import { flow, model, start } from './model-text.ts';

const diagram = (content: string, attributes = 'bpmnElement="p"') =>
  `<bpmndi:BPMNDiagram><bpmndi:BPMNPlane ${attributes}>${content}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
const bounds = '<dc:Bounds x="1" y="2" width="3" height="4"/>';
const drawn = (content: string, attributes?: string) =>
  model(`${start}<endEvent id="e"/>${flow('s', 'e')}`, { after: diagram(content, attributes) });
const withStart = (content: string, attributes = '') =>
  model(`<startEvent id="s" ${attributes}>${content}</startEvent>`);

/** Files that differ in their XML, by the schema or in their diagram, by name. */
export const fileModels: Readonly<Record<string, string>> = {
  'an empty file': '',
  'no XML': 'hello',
  'an open tag': '<definitions',
  'an open element': '<definitions>',
  'a closed element too many': `${model(start)}</process>`,
  'elements that cross': '<a><b></a></b>',
  'text behind the end': `${model(start)}x`,
  'a second root': `${model(start)}<x/>`,
  'an attribute twice': '<a b="1" b="2"/>',
  'an attribute without quotes': '<a b=1/>',
  'an attribute without a value': '<a b/>',
  'an open quote': '<a b="<"/>',
  'an unknown entity': '<a>&foo;</a>',
  'an ampersand': '<a>a & b</a>',
  'an unbound prefix': '<x:a/>',
  'an attribute with an unbound prefix': '<a x:b="1"/>',
  'a document type': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  'another root element': '<x xmlns="urn:x"/>',
  'a root without namespace': '<definitions/>',
  'references and character data': withStart('', 'name="&lt;&#228;&quot;"').replace(
    '</process>',
    '<task id="t"><documentation><![CDATA[a < b]]> &amp; c</documentation></task></process>',
  ),
  'comments and instructions': model(`${start}<!-- <foo> --><?php echo ?>`),
  'windows line ends': model(`${start}\r\n<task id="t"\r\n  x="1"/>\r\n<task id="u"\r\n\ty="1" />`)
    .replaceAll('\n', '\r\n')
    .replaceAll('\r\r', '\r'),
  'characters beyond the first plane': withStart('', 'name="😀ä" foo="1"'),
  'another prefix': model(`${start}<b:task xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" id="t" foo="1"/>`),
  'an unknown element': model(`${start}<foo/>`),
  'an unknown element at the beginning': model(`<foo/><bar/>${start}<task id="t" x="1"/>`),
  'an unknown element of another namespace': model(`${start}<x:foo xmlns:x="urn:x"/>`),
  'a BPMN element in an unknown one': model(`${start}<foo><task x="1"/></foo>`),
  'an unknown attribute': withStart('', 'foo="1"'),
  'a foreign attribute': withStart('', 'xmlns:x="urn:x" x:foo="1"'),
  'elements in the wrong order': withStart('<outgoing>f</outgoing><documentation>x</documentation>'),
  'extension elements twice': withStart('<extensionElements/><extensionElements/>'),
  'a BPMN element among the extensions': withStart('<extensionElements><task/></extensionElements>'),
  'text between elements': model(`${start} hello`),
  'an attribute of the BPMN namespace': model(
    '<startEvent xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" b:id="x" id="s"/>',
  ),
  'an abstract element': model(`${start}<flowElement id="f"/>`),
  'a boolean that is none': model(start).replace('isExecutable="true"', 'isExecutable="yes"'),
  'a value that is not in the list': model(`${start}<parallelGateway id="g" gatewayDirection="Up"/>`),
  'an id with a digit in front': model('<startEvent id="1s"/>'),
  'an empty id': model(`${start}<task id=""/>`),
  'ids with blanks': model('<startEvent id=" s "/>'),
  'the same id twice': model(`${start}<task id="s"/>`),
  'the same process twice': model(start).replace(
    '</definitions>',
    '<process id="p" isExecutable="true" camunda:historyTimeToLive="1"><startEvent id="s2"/></process></definitions>',
  ),
  'two processes': model(start).replace(
    '</definitions>',
    '<process id="q" isExecutable="true" camunda:historyTimeToLive="1"><startEvent id="s2"/></process></definitions>',
  ),
  'two faulty processes': model('').replace(
    '</definitions>',
    '<process id="q" isExecutable="true" camunda:historyTimeToLive="1"><serviceTask id="x"/></process></definitions>',
  ),
  'a process without an id': model(start).replace('<process id="p"', '<process'),
  'dangling references': model(
    `${start}<exclusiveGateway id="g" default="x"/><exclusiveGateway id="h" default="y"/><inclusiveGateway id="i" default="x"/>`,
  ),
  'a lane of an unknown node': model(
    `<laneSet id="l"><lane id="l1"><flowNodeRef>x</flowNodeRef></lane></laneSet>${start}`,
  ),
  'a reference with an unknown prefix': withStart('<outgoing>x:f</outgoing>'),
  'an attribute on a simple element': withStart('<outgoing x="1">f</outgoing>'),
  'an element in a simple element': withStart('<outgoing><task/></outgoing>'),
  'a flow without a target': model(`${start}<sequenceFlow id="f" sourceRef="s"/>`),
  'no target namespace': model(start).replace('targetNamespace="urn:parity"', ''),
  'an unknown type': model(
    `${start}<task id="t"/>${flow('s', 't', '<conditionExpression xsi:type="tFoo">a</conditionExpression>')}`,
  ),
  'a type that does not fit': model(
    `${start}<task id="t"/>${flow('s', 't', '<conditionExpression xsi:type="tTask">a</conditionExpression>')}`,
  ),
  'a type with an unknown prefix': model(
    `${start}<task id="t"/>${flow('s', 't', '<conditionExpression xsi:type="x:tFormalExpression">a</conditionExpression>')}`,
  ),
  'an import': model(start, { root: '<import namespace="a" location="b" importType="c"/>' }),
  'an import of a service': model(start, {
    root: '<import namespace="a" location="b" importType="http://schemas.xmlsoap.org/wsdl/"/>',
  }),
  'an import with content': model(start, { root: '<import namespace="a" location="b" importType="c"><x/></import>' }),
  'two collaborations': model(start, { root: '<collaboration id="c"/><collaboration id="c2"/>' }),
  'a collaboration': model(start, {
    root: '<collaboration id="c"><participant id="pa" processRef="p"/></collaboration>',
    after: diagram(`<bpmndi:BPMNShape bpmnElement="pa">${bounds}</bpmndi:BPMNShape>`, 'bpmnElement="c"'),
  }),
  'a participant without bounds': model(start, {
    root: '<collaboration id="c"><participant id="pa" processRef="p"/></collaboration>',
    after: diagram('<bpmndi:BPMNShape bpmnElement="pa"/>', 'bpmnElement="c"'),
  }),
  'two timers in one event': withStart('<timerEventDefinition/><timerEventDefinition/>'),
  'a timer with date and cycle': withStart(
    '<timerEventDefinition><timeDate>x</timeDate><timeCycle>y</timeCycle></timerEventDefinition>',
  ),
  'a diagram': drawn(
    `<bpmndi:BPMNShape id="x1" bpmnElement="s">${bounds}</bpmndi:BPMNShape><bpmndi:BPMNEdge id="x2" bpmnElement="s-e"><di:waypoint x="1" y="1"/><di:waypoint x="2" y="2"/></bpmndi:BPMNEdge>`,
  ),
  'a plane of nothing': drawn('', ''),
  'a shape of nothing': drawn(`<bpmndi:BPMNShape>${bounds}</bpmndi:BPMNShape>`),
  'a shape of something unknown': drawn(`<bpmndi:BPMNShape bpmnElement="x">${bounds}</bpmndi:BPMNShape>`),
  'a shape without bounds': drawn('<bpmndi:BPMNShape bpmnElement="s"/>'),
  'a shape with faulty bounds': drawn(
    '<bpmndi:BPMNShape bpmnElement="s"><dc:Bounds x="a" y="" width="1"/></bpmndi:BPMNShape>',
  ),
  'an edge of nothing': drawn(
    '<bpmndi:BPMNEdge><di:waypoint x="1" y="1"/><di:waypoint x="2" y="2"/></bpmndi:BPMNEdge>',
  ),
  'an edge of something unknown': drawn(
    '<bpmndi:BPMNEdge bpmnElement="x"><di:waypoint x="1" y="1"/><di:waypoint x="2" y="2"/></bpmndi:BPMNEdge>',
  ),
  'an edge with one point': drawn('<bpmndi:BPMNEdge bpmnElement="s-e"><di:waypoint x="1" y="1"/></bpmndi:BPMNEdge>'),
  'an edge with an unknown prefix': drawn(
    '<bpmndi:BPMNEdge bpmnElement="y:y"><di:waypoint x="1" y="1"/><di:waypoint x="2" y="2"/></bpmndi:BPMNEdge>',
  ),
  'a diagram without a plane': model(start, { after: '<bpmndi:BPMNDiagram/>' }),
  'a broken diagram of no executable process': drawn('<bpmndi:BPMNEdge/>').replace('isExecutable="true"', ''),
};
