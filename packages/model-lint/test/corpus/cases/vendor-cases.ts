// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { bpmnNamespaces } from '../corpus-text.ts';

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const open = (prefix: string, more: string, attributes = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${prefix}definitions xmlns${prefix === '' ? '' : `:${prefix.slice(0, -1)}`}="${bpmn}" ${more} targetNamespace="http://bpmn.io/schema/bpmn" ${attributes}>`;
const camunda = 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"';
const drawing =
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"';
const schemaInstance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const keep = 'camunda:historyTimeToLive="180"';

/** The modeler's own way: prefixes, incoming and outgoing, a drawing. */
const modeler = (
  service: string,
  process = 'isExecutable="true" camunda:historyTimeToLive="180"',
  namespaces = camunda,
) =>
  `${open('bpmn:', `${drawing} ${namespaces} ${schemaInstance}`, 'id="Definitions_1" exporter="Camunda Modeler" exporterVersion="5.20.0"')}
  <bpmn:process id="Process_1" ${process}>
    <bpmn:startEvent id="StartEvent_1"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_1" targetRef="Activity_1" />
    ${service}
    <bpmn:endEvent id="Event_1"><bpmn:incoming>Flow_2</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="Flow_2" sourceRef="Activity_1" targetRef="Event_1" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="BPMNDiagram_1"><bpmndi:BPMNPlane id="BPMNPlane_1" bpmnElement="Process_1">
    <bpmndi:BPMNShape id="_BPMNShape_StartEvent_2" bpmnElement="StartEvent_1"><dc:Bounds x="179" y="79" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="Flow_1_di" bpmnElement="Flow_1"><di:waypoint x="215" y="97" /><di:waypoint x="270" y="97" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

const zeebe = (process: string, version = '') =>
  modeler(
    '<bpmn:serviceTask id="Activity_1"><bpmn:extensionElements><zeebe:taskDefinition type="x" retries="3" /><zeebe:ioMapping><zeebe:input source="=a" target="b" /></zeebe:ioMapping></bpmn:extensionElements><bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing></bpmn:serviceTask>',
    process,
    `xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" ${camunda} ${version}`,
  );

/** As Signavio writes: metadata everywhere, ids with `sid-`. */
const signavio = (
  process: string,
  element = '<task completionQuantity="1" id="sid-2" isForCompensation="false" name="Do" startQuantity="1">',
) =>
  `${open('', `${drawing} ${camunda} ${schemaInstance} xmlns:signavio="http://www.signavio.com"`, 'exporter="Signavio Process Editor, http://www.signavio.com" exporterVersion="14" expressionLanguage="http://www.w3.org/1999/XPath" typeLanguage="http://www.w3.org/2001/XMLSchema" id="sid-0"')}
<process id="sid-p" isClosed="false" ${process} processType="None">
<extensionElements><signavio:signavioDiagramMetaData metaKey="revisionid" metaValue="a"/></extensionElements>
<laneSet id="sid-ls"><lane id="sid-l" name="X"><extensionElements><signavio:signavioMetaData metaKey="bgcolor" metaValue=""/></extensionElements><flowNodeRef>sid-1</flowNodeRef><flowNodeRef>sid-2</flowNodeRef></lane></laneSet>
<startEvent id="sid-1" name=""><extensionElements><signavio:signavioMetaData metaKey="bgcolor" metaValue="#ffffff"/></extensionElements><outgoing>sid-3</outgoing></startEvent>
${element}<extensionElements><signavio:signavioMetaData metaKey="risklevel" metaValue=""/></extensionElements><incoming>sid-3</incoming></task>
<sequenceFlow id="sid-3" name="" sourceRef="sid-1" targetRef="sid-2"/>
</process>
<bpmndi:BPMNDiagram id="sid-d"><bpmndi:BPMNPlane bpmnElement="sid-p" id="sid-pl"><bpmndi:BPMNShape bpmnElement="sid-1" id="sid-1_gui"><dc:Bounds height="30.0" width="30.0" x="100.0" y="100.0"/><bpmndi:BPMNLabel/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>`;

/** As jBPM writes: properties, item definitions, simulation data. */
const jbpm = (simulation: string, namespaces = '', script = '<bpmn2:script>x();</bpmn2:script>') =>
  `${open('bpmn2:', `${drawing} ${camunda} ${schemaInstance} xmlns:drools="http://www.jboss.org/drools" xmlns:bpsim="http://www.bpsim.org/schemas/1.0" ${namespaces}`, 'id="_1" xsi:schemaLocation="http://www.omg.org/spec/BPMN/20100524/MODEL BPMN20.xsd http://www.jboss.org/drools drools.xsd"')}
<bpmn2:itemDefinition id="_xItem" structureRef="String"/>
<bpmn2:process id="a.b" drools:packageName="a" drools:version="1.0" isExecutable="true" ${keep}>
<bpmn2:property id="x" itemSubjectRef="_xItem"/>
<bpmn2:startEvent id="_S"><bpmn2:extensionElements><drools:metaData name="elementname"><drools:metaValue><![CDATA[]]></drools:metaValue></drools:metaData></bpmn2:extensionElements><bpmn2:outgoing>_F</bpmn2:outgoing></bpmn2:startEvent>
<bpmn2:scriptTask id="_T" scriptFormat="http://www.java.com/java">${script.includes('late') ? '' : '<bpmn2:incoming>_F</bpmn2:incoming>'}${script}</bpmn2:scriptTask>
<bpmn2:sequenceFlow id="_F" sourceRef="_S" targetRef="_T"/>
</bpmn2:process>
<bpmn2:relationship id="_R" type="BPSimData"><bpmn2:extensionElements>${simulation}</bpmn2:extensionElements><bpmn2:source>_1</bpmn2:source><bpmn2:target>_1</bpmn2:target></bpmn2:relationship>
</bpmn2:definitions>`;

/** As Activiti and Flowable write. */
const activiti = (vendor: string, uri: string, task: string, process = 'isExecutable="true"') =>
  `${open('', `${drawing} ${camunda} ${schemaInstance} xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:${vendor}="${uri}"`, 'typeLanguage="http://www.w3.org/2001/XMLSchema" expressionLanguage="http://www.w3.org/1999/XPath"')}
  <process id="vacation" name="V" ${process}>
    <startEvent id="start" ${vendor}:initiator="employee" />
    <sequenceFlow id="flow1" sourceRef="start" targetRef="t" />
    ${task}
    <sequenceFlow id="flow2" sourceRef="t" targetRef="end" />
    <endEvent id="end" />
  </process>
</definitions>`;
const flowable = 'http://flowable.org/bpmn';
const old = 'http://activiti.org/bpmn';

const eclipse = (location: string) =>
  `${open('bpmn2:', `${drawing} ${camunda} ${schemaInstance}`, `xsi:schemaLocation="${location}" id="_2" exporter="org.eclipse.bpmn2.modeler.core"`)}
<bpmn2:process id="p1" name="Default" isExecutable="true" ${keep}><bpmn2:startEvent id="s" name="Start"/></bpmn2:process>
<bpmndi:BPMNDiagram id="D"><bpmndi:BPMNPlane id="P" bpmnElement="p1"><bpmndi:BPMNShape id="B" bpmnElement="s"><dc:Bounds height="36.0" width="36.0" x="100.0" y="100.0"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn2:definitions>`;
const schemas = 'http://www.omg.org/spec/BPMN/20100524/MODEL BPMN20.xsd';

/** Models in the manner of the tools that people export them from. */
export const vendorCases: Readonly<Record<string, string>> = {
  'modeler: an external task': modeler(
    '<bpmn:serviceTask id="Activity_1" camunda:type="external" camunda:topic="x"><bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing></bpmn:serviceTask>',
  ),
  'modeler: a task': modeler(
    '<bpmn:task id="Activity_1"><bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing></bpmn:task>',
  ),
  'modeler: not executable': modeler('<bpmn:serviceTask id="Activity_1" />', 'isExecutable="false"'),
  'modeler: without a time to live': modeler('<bpmn:task id="Activity_1" />', 'isExecutable="true"'),
  'modeler: a service task without code': modeler('<bpmn:serviceTask id="Activity_1" />'),
  'modeler: an element template': modeler(
    '<bpmn:serviceTask id="Activity_1" camunda:modelerTemplate="x.y" camunda:class="a.B"><bpmn:extensionElements><camunda:field name="a"><camunda:string>b</camunda:string></camunda:field></bpmn:extensionElements></bpmn:serviceTask>',
  ),
  'modeler: a flow that was left over': modeler('<bpmn:task id="Activity_2" />'),
  'modeler: outgoing in front of extensions': modeler(
    '<bpmn:task id="Activity_1"><bpmn:incoming>Flow_1</bpmn:incoming><bpmn:extensionElements /></bpmn:task>',
  ),
  'zeebe: a job worker': zeebe(`isExecutable="true" ${keep}`),
  'zeebe: a job worker without a time to live': zeebe('isExecutable="true"'),
  'zeebe: not executable': zeebe('isExecutable="false"'),
  'zeebe: an execution platform': zeebe(
    `isExecutable="true" ${keep}`,
    'modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.4.0"',
  ),
  'signavio: a task': signavio(`isExecutable="true" ${keep}`),
  'signavio: not executable': signavio('isExecutable="false"'),
  'signavio: without a time to live': signavio('isExecutable="true"'),
  'signavio: quantities that are empty': signavio(
    `isExecutable="true" ${keep}`,
    '<task completionQuantity="" id="sid-2" name="Do">',
  ),
  'jbpm: a script': jbpm('<x/>'.replace('<x/>', '<bpsim:other/>')),
  'jbpm: simulation data with types': jbpm(
    '<bpsim:BPSimData><bpsim:Scenario id="default" name="S" xsi:type="bpsim:Scenario"/></bpsim:BPSimData>',
  ),
  'jbpm: simulation data of a built-in type': jbpm(
    '<bpsim:v xsi:type="xsd:string">x</bpsim:v>',
    'xmlns:xsd="http://www.w3.org/2001/XMLSchema"',
  ),
  'jbpm: simulation data of a type of BPMN': jbpm('<bpsim:v xsi:type="bpmn2:tTask"/>'),
  'jbpm: simulation data of a prefix that is unknown': jbpm('<bpsim:v xsi:type="zz:string">x</bpsim:v>'),
  'jbpm: no script': jbpm('<bpsim:other/>', '', ''),
  'jbpm: an entry script': jbpm(
    '<bpsim:other/>',
    '',
    '<bpmn2:extensionElements><drools:onEntry-script scriptFormat="x"><drools:script>y</drools:script></drools:onEntry-script></bpmn2:extensionElements><bpmn2:script>late</bpmn2:script>',
  ),
  'activiti: a class': activiti(
    'activiti',
    old,
    '<serviceTask id="t" activiti:class="a.B" />',
    `isExecutable="true" ${keep}`,
  ),
  'activiti: a class without a time to live': activiti('activiti', old, '<serviceTask id="t" activiti:class="a.B" />'),
  'activiti: a time to live of its own': activiti(
    'activiti',
    old,
    '<task id="t" />',
    'isExecutable="true" activiti:historyTimeToLive="5"',
  ),
  'activiti: a form': activiti(
    'activiti',
    old,
    '<userTask id="t"><extensionElements><activiti:formProperty id="a" name="A" type="enum"><activiti:value id="x" name="X" /></activiti:formProperty></extensionElements></userTask>',
    `isExecutable="true" ${keep}`,
  ),
  'activiti: a form of doubles': activiti(
    'activiti',
    old,
    '<userTask id="t"><extensionElements><activiti:formProperty id="a" type="double" /></extensionElements></userTask>',
    `isExecutable="true" ${keep}`,
  ),
  'activiti: documentation behind extensions': activiti(
    'activiti',
    old,
    '<userTask id="t"><extensionElements /><documentation>x</documentation></userTask>',
    `isExecutable="true" ${keep}`,
  ),
  'activiti: mail': activiti(
    'activiti',
    old,
    '<serviceTask id="t" activiti:type="mail"><extensionElements><activiti:field name="to" stringValue="a@b" /><activiti:field name="html"><activiti:expression>${h}</activiti:expression></activiti:field></extensionElements></serviceTask>',
    `isExecutable="true" ${keep}`,
  ),
  'activiti: a mule task': activiti(
    'activiti',
    old,
    '<sendTask id="t" activiti:type="mule" />',
    `isExecutable="true" ${keep}`,
  ),
  'activiti: a camel task': activiti(
    'activiti',
    old,
    '<serviceTask id="t" activiti:type="camel" />',
    `isExecutable="true" ${keep}`,
  ),
  'flowable: a class': activiti(
    'flowable',
    flowable,
    '<serviceTask id="t" flowable:class="a.B" />',
    `isExecutable="true" ${keep}`,
  ),
  'flowable: a user task': activiti(
    'flowable',
    flowable,
    '<userTask id="t" flowable:assignee="${initiator}" flowable:formKey="f"><extensionElements><flowable:taskListener event="all" class="a.B" /></extensionElements></userTask>',
    `isExecutable="true" ${keep}`,
  ),
  'flowable: http': activiti(
    'flowable',
    flowable,
    '<serviceTask id="t" flowable:type="http" />',
    `isExecutable="true" ${keep}`,
  ),
  'flowable: a case task': activiti(
    'flowable',
    flowable,
    '<caseServiceTask id="t" xmlns="http://flowable.org/bpmn" />',
    `isExecutable="true" ${keep}`,
  ),
  'flowable: a script listener': activiti(
    'flowable',
    flowable,
    '<task id="t"><extensionElements><flowable:executionListener event="start"><flowable:script language="groovy">x</flowable:script></flowable:executionListener></extensionElements></task>',
    `isExecutable="true" ${keep}`,
  ),
  'operaton: a class': activiti(
    'operaton',
    'http://operaton.org/schema/1.0/bpmn',
    '<serviceTask id="t" operaton:class="a.B" />',
    `isExecutable="true" ${keep}`,
  ),
  'bonita: no prefix for drawings': `${open('model:', `xmlns:bonitaConnector="http://www.bonitasoft.org/studio/connector/definition/6.0" ${schemaInstance} ${drawing} ${camunda}`, 'exporter="BonitaSoft" exporterVersion="7.2" expressionLanguage="http://groovy.codehaus.org/" xsi:schemaLocation="schemaLocation http://www.omg.org/spec/BPMN/20100524/MODEL schemas/BPMN20.xsd"')}<model:collaboration id="_c"><model:participant id="_pa" name="P" processRef="_p"/></model:collaboration><model:process id="_p" name="P" ${keep} isExecutable="true"><model:ioSpecification id="_io"><model:inputSet id="_is"/><model:outputSet id="_os"/></model:ioSpecification><model:startEvent id="_s" name="Start1"/></model:process></model:definitions>`,
  'eclipse: a hint for BPMN': eclipse(schemas),
  'eclipse: a hint for drawings': eclipse(`${schemas} http://www.omg.org/spec/BPMN/20100524/DI BPMNDI.xsd`),
  'eclipse: a hint for bounds': eclipse(
    `${schemas} http://www.omg.org/spec/DD/20100524/DC DC.xsd http://www.omg.org/spec/DD/20100524/DI DI.xsd`,
  ),
  'eclipse: a hint for a vendor': eclipse(`${schemas} urn:vendor vendor.xsd`),
  'eclipse: a hint with an odd number': eclipse('http://www.omg.org/spec/BPMN/20100524/DI'),
  'bizagi: attributes in extensions': `${open('', `${camunda}`)}<process id="Id_1" isExecutable="true" ${keep}><extensionElements><bizagi:BizagiExtensions xmlns:bizagi="http://www.bizagi.com/bpmn20"><bizagi:BizagiProperties><bizagi:BizagiProperty name="runtimeProperties" value="{}"/></bizagi:BizagiProperties></bizagi:BizagiExtensions></extensionElements><startEvent id="Id_2"/></process></definitions>`,
  'trisotech: many namespaces': `${open('semantic:', `${drawing} ${schemaInstance} ${camunda} xmlns:triso="http://www.trisotech.com/2015/triso/modeling" xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0"`, 'id="_t" name="x" triso:timestamp="1"')}<semantic:process id="WFP-6-" isExecutable="true" ${keep}><semantic:startEvent id="_a" name="Start" isInterrupting="true" parallelMultiple="false" triso:x="y"/></semantic:process><bpmndi:BPMNDiagram documentation="" id="D" name="x" resolution="96.0"><bpmndi:BPMNPlane bpmnElement="WFP-6-"><bpmndi:BPMNShape bpmnElement="_a" id="S1" color:background-color="#fff"><dc:Bounds height="30.0" width="30.0" x="1.0" y="1.0"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></semantic:definitions>`,
  'adonis: ids that begin with digits': `${open('', camunda)}<process id="123-abc" isExecutable="true" ${keep}><startEvent id="456"/></process></definitions>`,
  'a draft of BPMN 2.0':
    '<definitions xmlns="http://schema.omg.org/spec/BPMN/2.0" targetNamespace="x"><process id="p"><startEvent id="s"/></process></definitions>',
  'XPDL in the clothes of BPMN': '<Package xmlns="http://www.wfmc.org/2009/XPDL2.2" Id="x"/>',
  'CMMN in the clothes of BPMN':
    '<cmmn:definitions xmlns:cmmn="http://www.omg.org/spec/CMMN/20151109/MODEL" id="x" targetNamespace="y"/>',
  'DMN in the clothes of BPMN':
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="x" name="y" namespace="z"/>',
  'a form in the clothes of BPMN': '{ "components": [], "type": "default" }',
  'a page in the clothes of BPMN': '<!DOCTYPE html><html><body>Not found</body></html>',
  'a merge conflict': `<definitions ${bpmnNamespaces} targetNamespace="x">\n<<<<<<< HEAD\n<process id="p"/>\n=======\n<process id="q"/>\n>>>>>>> main\n</definitions>`,
  'an element without a namespace': `${open('bpmn:', camunda)}<bpmn:process id="p" isExecutable="true" ${keep}><startEvent id="s"/></bpmn:process></bpmn:definitions>`,
  'the wrong namespace':
    open('', camunda).replace(bpmn, `${bpmn}/`) +
    `<process id="p" isExecutable="true" ${keep}><startEvent id="s"/></process></definitions>`,
  'camunda under another prefix': `${open('', 'xmlns:c7="http://camunda.org/schema/1.0/bpmn"')}<process id="p" isExecutable="true" c7:historyTimeToLive="1"><startEvent id="s"/><serviceTask id="t" c7:class="a.B"/></process></definitions>`,
  'camunda under the prefix of activiti': `${open('', 'xmlns:activiti="http://camunda.org/schema/1.0/bpmn"')}<process id="p" isExecutable="true" activiti:historyTimeToLive="1"><startEvent id="s"/><serviceTask id="t" activiti:class="a.B"/></process></definitions>`,
};
