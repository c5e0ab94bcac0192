import { condition, definitions, flow, model, start } from './model-text.ts';

const external = 'camunda:type="external" camunda:topic="t"';
const extension = (content: string) => `<extensionElements>${content}</extensionElements>`;

/** Models of tasks, gateways, flows and mappings, by name. */
export const activityModels: Readonly<Record<string, string>> = {
  'nothing but a start event': model(start),
  'no start event': model('<task id="t"/>'),
  'two none start events': model('<startEvent id="a"/><startEvent id="b"/>'),
  'a task without an id': model(`${start}<task/>`),
  'all kinds of passing tasks': model(
    `${start}<task id="t"/><manualTask id="mt"/><intermediateThrowEvent id="th"/><endEvent id="e"/>${flow('s', 't')}${flow('t', 'mt')}${flow('mt', 'th')}${flow('th', 'e')}`,
  ),
  'time to live as a number': model(start).replace('P1D', '30'),
  'time to live missing': model(start).replace('camunda:historyTimeToLive="P1D"', ''),
  'time to live empty': model(start).replace('P1D', ''),
  'time to live negative': model(start).replace('P1D', '-3'),
  'time to live no duration': model(start).replace('P1D', 'P1W'),
  'time to live too large': model(start).replace('P1D', 'P99999999999D'),
  'a process that is not executable': model('<foo/>').replace('isExecutable="true"', 'isExecutable="false"'),
  'a faulty process that is not executable': model('<serviceTask id="x"/>').replace('isExecutable="true"', ''),
  'isExecutable="1"': model('<task id="x"/>').replace('isExecutable="true"', 'isExecutable="1"'),
  'job priority of the process no number': model(start, { attributes: 'camunda:jobPriority="high"' }),
  'job and task priority': model(`${start}<task id="t" camunda:jobPriority="\${p}"/>`, {
    attributes: 'camunda:jobPriority="5" camunda:taskPriority="#{q}"',
  }),
  'job priority of a task no number': model(`${start}<task id="t" camunda:jobPriority="1.5"/>`),
  'service task without implementation': model(`${start}<serviceTask id="t"/>`),
  'service task with an empty class': model(`${start}<serviceTask id="t" camunda:class=" "/>`),
  'service task with an unknown type': model(`${start}<serviceTask id="t" camunda:type="magic"/>`),
  'external task without a topic': model(`${start}<serviceTask id="t" camunda:type="external"/>`),
  'external task with everything': model(
    `${start}<serviceTask id="t" ${external} camunda:taskPriority="\${x}">${extension('<camunda:properties><camunda:property name="a" value="b"/></camunda:properties><camunda:errorEventDefinition id="ced" errorRef="err" expression="${true}"/>')}</serviceTask>`,
    { root: definitions },
  ),
  'external task with type in capitals': model(
    `${start}<serviceTask id="t" camunda:type="EXTERNAL" camunda:topic="t"/>`,
  ),
  'external task with a faulty priority': model(`${start}<serviceTask id="t" ${external} camunda:taskPriority="x"/>`),
  'external task of the older namespace': model(
    `${start}<serviceTask id="t" xmlns:a="http://activiti.org/bpmn" a:type="external" a:topic="t"/>`,
  ),
  'delegate of a foreign namespace': model(
    `${start}<serviceTask id="t" xmlns:o="http://operaton.org/schema/1.0/bpmn" o:type="external" o:topic="t"/>`,
  ),
  'send task without implementation': model(`${start}<sendTask id="t"/>`),
  'send task as external task': model(`${start}<sendTask id="t" ${external}/>`),
  'send task with a wrong type': model(`${start}<sendTask id="t" camunda:type="x"/>`),
  'business rule task without implementation': model(`${start}<businessRuleTask id="t"/>`),
  'business rule task with a decision': model(
    `${start}<businessRuleTask id="t" camunda:decisionRef="d" camunda:mapDecisionResult="singleEntry" camunda:resultVariable="r"/>`,
  ),
  'business rule task with an unknown mapper': model(
    `${start}<businessRuleTask id="t" camunda:decisionRef="d" camunda:mapDecisionResult="first"/>`,
  ),
  'business rule task without the version': model(
    `${start}<businessRuleTask id="t" camunda:decisionRef="d" camunda:decisionRefBinding="version"/>`,
  ),
  'business rule task without the version tag': model(
    `${start}<businessRuleTask id="t" camunda:decisionRef="d" camunda:decisionRefBinding="versionTag"/>`,
  ),
  'business rule task with an unknown binding': model(
    `${start}<businessRuleTask id="t" camunda:decisionRef="d" camunda:decisionRefBinding="newest"/>`,
  ),
  'user task with everything': model(
    `${start}<userTask id="t" name="Do \${x}" camunda:assignee="\${a}" camunda:candidateUsers="u, \${f(1,2)}, v" camunda:candidateGroups="g" camunda:dueDate="\${d}" camunda:followUpDate="2030-01-01" camunda:priority="\${p}" camunda:formKey="embedded:app:x"/>`.replace(
      'f(1,2)',
      'list',
    ),
  ),
  'user task with owners': model(
    `${start}<userTask id="t"><humanPerformer><resourceAssignmentExpression><formalExpression>kermit</formalExpression></resourceAssignmentExpression></humanPerformer><potentialOwner><resourceAssignmentExpression><formalExpression>user(a), group(b), c</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>`,
  ),
  'user task with two performers': model(
    `${start}<userTask id="t" name="n"><humanPerformer/><humanPerformer/></userTask>`,
  ),
  'user task with two assignees': model(
    `${start}<userTask id="t" name="n" camunda:assignee="a"><humanPerformer><resourceAssignmentExpression><formalExpression>b</formalExpression></resourceAssignmentExpression></humanPerformer></userTask>`,
  ),
  'user task with form key and reference': model(
    `${start}<userTask id="t" camunda:formKey="a" camunda:formRef="b" camunda:formRefBinding="x"/>`,
  ),
  'task listener without event': model(
    `${start}<userTask id="t">${extension('<camunda:taskListener class="x"/>')}</userTask>`,
  ),
  'task listener with an unknown event': model(
    `${start}<userTask id="t">${extension('<camunda:taskListener event="born" class="x"/>')}</userTask>`,
  ),
  'task listener without code': model(
    `${start}<userTask id="t">${extension('<camunda:taskListener event="create"/>')}</userTask>`,
  ),
  'execution listener without event': model(
    `${start}<task id="t">${extension('<camunda:executionListener class="x"/>')}</task>`,
  ),
  'execution listener with an unknown event': model(
    `${start}<task id="t">${extension('<camunda:executionListener event="take" class="x"/>')}</task>`,
  ),
  'execution listener with an empty class': model(
    `${start}<task id="t">${extension('<camunda:executionListener event="start" class=""/>')}</task>`,
  ),
  'execution listener with an empty delegate': model(
    `${start}<task id="t">${extension('<camunda:executionListener event="start" delegateExpression=""/>')}</task>`,
  ),
  'execution listener without code': model(
    `${start}<task id="t"/>${flow('s', 't', extension('<camunda:executionListener/>'))}`,
  ),
  'receive task': model(`${start}<receiveTask id="t"/><receiveTask id="t2" messageRef="m"/>`, { root: definitions }),
  'receive task without its message': model(`${start}<receiveTask id="t" messageRef="x"/>`),
  'receive task of a nameless message': model(`${start}<receiveTask id="t" messageRef="nameless"/>`, {
    root: definitions,
  }),
  'message with an empty name': model(`${start}<receiveTask id="t" messageRef="m"/>`, {
    root: '<message id="m" name=" "/>',
  }),
  'call activity': model(
    `${start}<callActivity id="t" calledElement="\${q}" camunda:calledElementBinding="version" camunda:calledElementVersion="3">${extension('<camunda:in variables="all"/><camunda:in source="a" target="b" local="true"/><camunda:in sourceExpression="${c}" target="d"/><camunda:in businessKey="${k}"/><camunda:out source="a" target="b"/>')}</callActivity>`,
  ),
  'call activity of nothing': model(`${start}<callActivity id="t"/>`),
  'call activity of process and case': model(`${start}<callActivity id="t" calledElement="a" camunda:caseRef="b"/>`),
  'call activity without the version': model(
    `${start}<callActivity id="t" calledElement="a" camunda:calledElementBinding="version"/>`,
  ),
  'call activity without the version tag': model(
    `${start}<callActivity id="t" calledElement="a" camunda:calledElementBinding="versionTag"/>`,
  ),
  'call activity with faulty mappings': model(
    `${start}<callActivity id="t" calledElement="a">${extension('<camunda:in/><camunda:in source=""/><camunda:in source="a"/><camunda:in source="a" target=""/><camunda:in sourceExpression="" target="b"/><camunda:out target="x"/>')}</callActivity>`,
  ),
  'exclusive gateway without flows': model(`${start}<exclusiveGateway id="g"/>${flow('s', 'g')}`),
  'exclusive gateway with one conditional flow': model(
    `${start}<exclusiveGateway id="g"/><task id="t"/>${flow('s', 'g')}${flow('g', 't', condition('#{true}'))}`,
  ),
  'exclusive gateway with a conditional default flow': model(
    `${start}<exclusiveGateway id="g" default="g-t"/><task id="t"/><task id="u"/>${flow('g', 't', condition('#{true}'))}${flow('g', 'u', condition('#{false}'))}`,
  ),
  'exclusive gateway with two bare flows': model(
    `${start}<exclusiveGateway id="g"/><task id="t"/><task id="u"/>${flow('g', 't')}${flow('g', 'u')}`,
  ),
  'exclusive gateway with one bare flow': model(
    `${start}<exclusiveGateway id="g"/><task id="t"/><task id="u"/>${flow('g', 't', condition('#{true}'))}${flow('g', 'u')}`,
  ),
  'exclusive gateway with a default and a bare flow': model(
    `${start}<exclusiveGateway id="g" default="g-u"/><task id="t"/><task id="u"/><task id="v"/>${flow('g', 't', condition('#{true}'))}${flow('g', 'u')}${flow('g', 'v')}`,
  ),
  'parallel and inclusive gateways': model(
    `${start}<parallelGateway id="g"/><inclusiveGateway id="h" default="h-e"/><endEvent id="e"/>${flow('s', 'g')}${flow('g', 'h')}${flow('h', 'e')}`,
  ),
  'complex gateway by itself': model(`${start}<complexGateway id="g"/>`),
  'complex gateway with a flow': model(`${start}<complexGateway id="g"/>${flow('s', 'g')}`),
  'ad-hoc subprocess': model(`${start}<adHocSubProcess id="g"/>`),
  'flow to nowhere': model(`${start}${flow('s', 'x')}`),
  'flow from nowhere': model(`${start}${flow('x', 's')}`),
  'flow to itself twice': model(`${start}${flow('s', 's')}${flow('s', 's')}`),
  'flow without an id': model(`${start}<task id="t"/><sequenceFlow sourceRef="s" targetRef="t"/>`),
  'flow without an id behind asyncAfter': model(
    `${start}<task id="t" camunda:asyncAfter="true"/><task id="u"/><sequenceFlow sourceRef="t" targetRef="u"/>`,
  ),
  'flow across a border': model(
    `${start}<subProcess id="sub"><startEvent id="s2"/><task id="t"/></subProcess>${flow('s', 't')}`,
  ),
  'condition of another type': model(
    `${start}<task id="t"/>${flow('s', 't', '<conditionExpression xsi:type="tExpression">a</conditionExpression>')}`,
  ),
  'condition that is empty': model(`${start}<task id="t"/>${flow('s', 't', condition(''))}`),
  'condition that is no expression': model(`${start}<task id="t"/>${flow('s', 't', condition('#{a b}'))}`),
  'problem before a faulty expression': model(
    `${start}<serviceTask id="x"/><task id="t"/>${flow('s', 't', condition('#{a b}'))}<boundaryEvent id="never" attachedToRef="t"/>`,
  ),
  'multi-instance by cardinality': model(
    `${start}<task id="t"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>3</loopCardinality><completionCondition>\${x}</completionCondition></multiInstanceLoopCharacteristics></task>${flow('s', 't')}`,
  ),
  'multi-instance by collection': model(
    `${start}<callActivity id="t" calledElement="x" camunda:asyncBefore="true"><multiInstanceLoopCharacteristics camunda:collection="\${c}" camunda:elementVariable="e" camunda:asyncAfter="true"/></callActivity>`,
  ),
  'multi-instance of nothing': model(`${start}<task id="t"><multiInstanceLoopCharacteristics/></task>`),
  'multi-instance with an empty cardinality': model(
    `${start}<task id="t"><multiInstanceLoopCharacteristics><loopCardinality/></multiInstanceLoopCharacteristics></task>`,
  ),
  'multi-instance with an element variable alone': model(
    `${start}<task id="t"><multiInstanceLoopCharacteristics camunda:elementVariable="e"><loopCardinality>1</loopCardinality></multiInstanceLoopCharacteristics></task>`,
  ),
  'multi-instance with outputs': model(
    `${start}<task id="t">${extension('<camunda:inputOutput><camunda:outputParameter name="a">1</camunda:outputParameter></camunda:inputOutput>')}<multiInstanceLoopCharacteristics><loopCardinality>1</loopCardinality></multiInstanceLoopCharacteristics></task>`,
  ),
  'standard loop': model(`${start}<task id="t"><standardLoopCharacteristics/></task>`),
  'input and output mappings': model(
    `${start}<task id="t">${extension('<camunda:inputOutput><camunda:inputParameter name="a">#{b}</camunda:inputParameter><camunda:inputParameter name="n"/><camunda:inputParameter name="l"><camunda:list><camunda:value>1</camunda:value></camunda:list></camunda:inputParameter><camunda:outputParameter name="m"><camunda:map><camunda:entry key="k">v</camunda:entry></camunda:map></camunda:outputParameter></camunda:inputOutput>')}</task>`,
  ),
  'mapping without a name': model(
    `${start}<task id="t">${extension('<camunda:inputOutput><camunda:inputParameter>a</camunda:inputParameter><camunda:outputParameter/></camunda:inputOutput>')}</task>`,
  ),
  'mapping with two children': model(
    `${start}<task id="t">${extension('<camunda:inputOutput><camunda:outputParameter name="x"><camunda:list/><camunda:map/></camunda:outputParameter></camunda:inputOutput>')}</task>`,
  ),
  'mapping with a key missing': model(
    `${start}<task id="t">${extension('<camunda:inputOutput><camunda:inputParameter name="x"><camunda:map><camunda:entry>1</camunda:entry></camunda:map></camunda:inputParameter></camunda:inputOutput>')}</task>`,
  ),
  'mapping with a script without a format': model(
    `${start}<task id="t">${extension('<camunda:inputOutput><camunda:inputParameter name="x"><camunda:script>1</camunda:script></camunda:inputParameter></camunda:inputOutput>')}</task>`,
  ),
  'mapping of a start event': model(`<startEvent id="s">${extension('<camunda:inputOutput/>')}</startEvent>`),
  'mapping of a gateway': model(
    `${start}<parallelGateway id="g">${extension('<camunda:inputOutput/>')}</parallelGateway>`,
  ),
  'outputs of an end event': model(
    `${start}<endEvent id="e">${extension('<camunda:inputOutput><camunda:inputParameter name="a">1</camunda:inputParameter><camunda:outputParameter name="a">1</camunda:outputParameter></camunda:inputOutput>')}</endEvent>`,
  ),
  'two mappings': model(`${start}<task id="t">${extension('<camunda:inputOutput/><camunda:inputOutput/>')}</task>`),
  'retry cycles': model(
    `${start}<task id="t" camunda:asyncBefore="true">${extension('<camunda:failedJobRetryTimeCycle>R5/PT5M</camunda:failedJobRetryTimeCycle>')}</task><task id="u" camunda:asyncBefore="true">${extension('<camunda:failedJobRetryTimeCycle>foo</camunda:failedJobRetryTimeCycle>')}</task>`,
  ),
  'retry cycle that is no expression': model(
    `${start}<task id="t" camunda:asyncBefore="true">${extension('<camunda:failedJobRetryTimeCycle>#{a b}</camunda:failedJobRetryTimeCycle>')}</task>`,
  ),
  'retry cycle of a task that makes no job': model(
    `${start}<task id="t">${extension('<camunda:failedJobRetryTimeCycle>#{a b}</camunda:failedJobRetryTimeCycle>')}</task>`,
  ),
  starters: model(start, { attributes: 'camunda:candidateStarterUsers="a, b" camunda:candidateStarterGroups="g"' }),
};
