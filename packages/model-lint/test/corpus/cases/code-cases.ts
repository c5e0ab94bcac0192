// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { condition, extended, flow, references, started } from '../corpus-text.ts';

const service = (attributes: string, content = '') =>
  started(`<serviceTask id="t" ${attributes}>${content === '' ? '' : extended(content)}</serviceTask>`);
const field = (content: string, attributes = '') =>
  service('camunda:class="a.B"', `<camunda:field name="f" ${attributes}>${content}</camunda:field>`);
const mail = (fields: string) => service('camunda:type="mail"', fields);
const shell = (fields: string) => service('camunda:type="shell"', fields);
const given = (name: string, value: string) => `<camunda:field name="${name}" stringValue="${value}"/>`;
const script = (attributes: string, content = '<script>1</script>') =>
  started(`<scriptTask id="t" ${attributes}>${content}</scriptTask>`);
const conditional = (attributes: string, text = 'true') =>
  started(`<task id="t"/>${flow('s', 't', condition(text, attributes))}`);
const listener = (content: string) => started(`<task id="t">${extended(content)}</task>`);
const executed = (attributes: string, content = '') =>
  listener(`<camunda:executionListener event="start" ${attributes}>${content}</camunda:executionListener>`);
const tasked = (attributes: string, content = '') =>
  started(
    `<userTask id="t">${extended(`<camunda:taskListener ${attributes}>${content}</camunda:taskListener>`)}</userTask>`,
  );
const timeout = (attributes: string, content = '') => tasked(`event="timeout" class="a.B" ${attributes}`, content);
const mapped = (content: string) =>
  started(
    `<task id="t">${extended(`<camunda:inputOutput><camunda:inputParameter name="x">${content}</camunda:inputParameter></camunda:inputOutput>`)}</task>`,
  );

/** Code in models: tasks, scripts, listeners, fields and expressions. */
export const codeCases: Readonly<Record<string, string>> = {
  'class with a field': field('<camunda:string>v</camunda:string>'),
  'class with a result variable': service('camunda:class="a.B" camunda:resultVariable="r"'),
  'class with the older result variable': service('camunda:class="a.B" camunda:resultVariableName="r"'),
  'class of a blank': service('camunda:class="  "'),
  'delegate with a result variable': service('camunda:delegateExpression="${b}" camunda:resultVariable="r"'),
  'delegate that is empty': service('camunda:delegateExpression=""'),
  'delegate that does not parse': service('camunda:delegateExpression="${b"'),
  'expression that is empty': service('camunda:expression=""'),
  'expression with a result variable': service('camunda:expression="${b.c(1, x)}" camunda:resultVariable="r"'),
  'expression that does not parse': service('camunda:expression="${b.}"'),
  'class and expression together': service('camunda:class="a.B" camunda:expression="${x}"'),
  'field of an attribute': field('', 'stringValue="v"'),
  'field of an expression': field('<camunda:expression>${x}</camunda:expression>'),
  'field of an expression attribute': field('', 'expression="${x}"'),
  'field of an expression that does not parse': field('', 'expression="${x"'),
  'field of nothing': field(''),
  'field of an empty text': field('<camunda:string/>'),
  'field of an empty attribute': field('', 'stringValue=""'),
  'field of two texts': field('<camunda:string>a</camunda:string><camunda:string>b</camunda:string>'),
  'field of attribute and text': field('<camunda:string>a</camunda:string>', 'stringValue="v"'),
  'field of text and expression': field(
    '<camunda:string>a</camunda:string><camunda:expression>${x}</camunda:expression>',
  ),
  'field without a name': service('camunda:class="a.B"', '<camunda:field stringValue="v"/>'),
  'fields of an expression task are not read': service('camunda:expression="${x}"', '<camunda:field name="f"/>'),
  'fields of an external task are not read': service(
    'camunda:type="external" camunda:topic="t"',
    '<camunda:field name="f"/>',
  ),
  'mail with everything': mail(given('to', 'a@b.c') + given('text', 'x') + given('subject', 'y')),
  'mail without a recipient': mail(given('text', 'x')),
  'mail without a text': mail(given('to', 'a@b.c')),
  'mail in capitals': service('camunda:type="MAIL"', given('to', 'a@b.c') + given('html', 'x')),
  'send task that mails': started(
    `<sendTask id="t" camunda:type="mail">${extended(given('to', 'a@b.c') + given('html', 'x'))}</sendTask>`,
  ),
  'shell with a command': shell(given('command', 'ls') + given('wait', 'true')),
  'shell without a command': shell(given('arg1', 'x')),
  'shell with a wrong switch': shell(given('command', 'ls') + given('wait', 'maybe')),
  'shell with an expression': shell('<camunda:field name="command" expression="${x}"/>'),
  connector: service(
    '',
    '<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>',
  ),
  'connector on a send task': started(
    `<sendTask id="t">${extended('<camunda:connector><camunda:connectorId>soap</camunda:connectorId></camunda:connector>')}</sendTask>`,
  ),
  'connector beside a class': service('camunda:class="a.B"', '<camunda:connector/>'),
  'implementation of BPMN only': started('<serviceTask id="t" implementation="##WebService" operationRef="op"/>', {
    root: '<interface id="i" name="i"><operation id="op" name="o"><inMessageRef>m</inMessageRef></operation></interface><message id="m"/>',
  }),
  'business rule task of a class': started('<businessRuleTask id="t" camunda:class="a.B"/>'),
  'business rule task of a topic': started('<businessRuleTask id="t" camunda:type="external" camunda:topic="x"/>'),
  'business rule task of a topic that is missing': started('<businessRuleTask id="t" camunda:type="external"/>'),
  'business rule task of an empty decision': started('<businessRuleTask id="t" camunda:decisionRef=""/>'),
  'business rule task of a tenant': started(
    '<businessRuleTask id="t" camunda:decisionRef="d" camunda:decisionRefTenantId="${t}"/>',
  ),
  'business rule task with a version': started(
    '<businessRuleTask id="t" camunda:decisionRef="d" camunda:decisionRefBinding="version" camunda:decisionRefVersion="1"/>',
  ),
  'business rule task with rules of Drools': started(
    '<businessRuleTask id="t" xmlns:a="http://activiti.org/bpmn" a:ruleVariablesInput="${x}" a:rules="r"/>',
  ),
  'script task in groovy': script('scriptFormat="groovy"'),
  'script task in javascript': script('scriptFormat="javascript"'),
  'script task in python': script('scriptFormat="python" camunda:resultVariable="r"'),
  'script task in a language that nobody has': script('scriptFormat="cobol"'),
  'script task of a media type': script('scriptFormat="application/javascript"'),
  'script task without a format': script(''),
  'script task with an empty format': script('scriptFormat=""'),
  'script task without a script': script('scriptFormat="groovy"', ''),
  'script task with an empty script': script('scriptFormat="groovy"', '<script/>'),
  'script task of a resource': script('scriptFormat="groovy" camunda:resource="a.groovy"', ''),
  'script task of an empty resource': script('scriptFormat="groovy" camunda:resource=""', ''),
  'script task of a computed resource': script('scriptFormat="groovy" camunda:resource="${a}"', ''),
  'script task of a faulty resource': script('scriptFormat="groovy" camunda:resource="${a"', ''),
  'script task of a computed script': script('scriptFormat="groovy"', '<script>${a}</script>'),
  'script task of a faulty computed script': script('scriptFormat="groovy"', '<script>${a</script>'),
  'script task of a template string': script('scriptFormat="javascript"', '<script>var x = `${a b}`;</script>'),
  'script task in JUEL': script('scriptFormat="juel"', '<script>${a b}</script>'),
  'script task with character data': script('scriptFormat="groovy"', '<script><![CDATA[if (a < b) x = 1]]></script>'),
  'script task with two scripts': script('scriptFormat="groovy"', '<script>1</script><script>2</script>'),
  'script task with auto store': script(
    'scriptFormat="groovy" xmlns:a="http://activiti.org/bpmn" a:autoStoreVariables="true"',
  ),
  'condition in groovy': conditional('language="groovy"'),
  'condition in an empty language': conditional('language=""'),
  'condition of a resource': conditional('language="groovy" camunda:resource="a.groovy"', ''),
  'condition without a text in groovy': conditional('language="groovy"', ''),
  'condition of a faulty computed script': conditional('language="groovy"', '${a'),
  'condition in XPath': conditional('language="http://www.w3.org/1999/XPath"'),
  'condition in FEEL': started(`<task id="t"/>${flow('s', 't', '<conditionExpression>= a > 1</conditionExpression>')}`),
  'condition of a bean': conditional('', '${bean.isRight(execution, 1)}'),
  'condition with an unescaped entity': conditional('', '${a &lt; 1 &amp;&amp; b}'),
  'condition with a single equals sign': conditional('', '${a = 1}'),
  'condition with single and': conditional('', '${a &amp; b}'),
  'condition with quotes that do not close': conditional('', "${a == 'x}"),
  'condition of two kinds of brackets': conditional('', '${a} #{b}'),
  'condition with a nested expression': conditional('', '${${a}}'),
  'condition that is a text': conditional('', 'yes'),
  'condition with an escaped dollar': conditional('', '\\${a'),
  'condition of a ternary': conditional('', "${a ? 'x' : b[0].c['d']}"),
  'condition with a lambda': conditional('', '${a.stream().filter(x -> x)}'),
  'condition with new': conditional('', '${new Date()}'),
  'condition with words for operators': conditional('', '${a eq 1 and not empty b or c gt 2 mod 3 div 4}'),
  'condition with instanceof': conditional('', '${a instanceof b}'),
  'condition with a function': conditional('', '${now() != null}'),
  'condition with an unknown function': conditional('', '${foo(1)}'),
  'condition with a prefixed function': conditional('', '${fn:length(x) > 1}'),
  'condition with a function of Spin': conditional('', '${S(x).prop("a").stringValue() == "b"}'),
  'condition with too many parameters': conditional('', '${now(1)}'),
  'condition of a list literal': conditional('', '${[1, 2]}'),
  'condition of a string concatenation': conditional('', "${'a' += 'b'}"),
  'condition of an assignment': conditional('', '${a = b}'),
  'condition with a keyword': conditional('', '${a.empty}'),
  'condition with unicode names': conditional('', '${größe > 1}'),
  'condition with a hyphen in a name': conditional('', '${a-b}'),
  'condition with a number that is too large': conditional('', '${a > 99999999999999999999}'),
  'condition that spans lines': conditional('', '\n  ${a\n == 1}\n'),
  'execution listener of a class': executed('class="a.B"'),
  'execution listener of an expression': executed('expression="${x.y()}"'),
  'execution listener of an empty expression': executed('expression=""'),
  'execution listener of a faulty expression': executed('expression="${x"'),
  'execution listener of a delegate': executed('delegateExpression="${x}"', given('f', 'v')),
  'execution listener with a faulty field': executed('class="a.B"', '<camunda:field name="f"/>'),
  'execution listener of a script': executed('', '<camunda:script scriptFormat="groovy">1</camunda:script>'),
  'execution listener of a resource': executed('', '<camunda:script scriptFormat="groovy" resource="a.groovy"/>'),
  'execution listener of a script without a format': executed('', '<camunda:script>1</camunda:script>'),
  'execution listener of two scripts': executed(
    '',
    '<camunda:script scriptFormat="groovy">1</camunda:script><camunda:script scriptFormat="groovy">1</camunda:script>',
  ),
  'execution listener of a process': started(extended('<camunda:executionListener event="end" class="a.B"/>')).replace(
    /(<startEvent id="s"\/>)\n(<extensionElements>.*<\/extensionElements>)/,
    '$2\n$1',
  ),
  'execution listener that takes': listener('<camunda:executionListener event="take" class="a.B"/>'),
  'execution listener of the older namespace': started(
    `<task id="t"><extensionElements xmlns:a="http://activiti.org/bpmn"><a:executionListener event="start" class="a.B"/></extensionElements></task>`,
  ),
  'execution listener of Flowable is not read': started(
    `<task id="t"><extensionElements xmlns:f="http://flowable.org/bpmn"><f:executionListener/></extensionElements></task>`,
  ),
  'task listener of every event': started(
    `<userTask id="t">${extended(['create', 'assignment', 'complete', 'update', 'delete'].map((event) => `<camunda:taskListener event="${event}" delegateExpression="\${x}"/>`).join(''))}</userTask>`,
  ),
  'task listener of an empty class': tasked('event="create" class=""'),
  'task listener of a faulty delegate': tasked('event="create" delegateExpression="${x"'),
  'task listener of a script': tasked('event="create"', '<camunda:script scriptFormat="javascript">1</camunda:script>'),
  'task listener of a script without a format': tasked('event="create"', '<camunda:script>1</camunda:script>'),
  'task listener with a faulty field': tasked('event="create" class="a.B"', '<camunda:field name="f"/>'),
  'task listener of all events': tasked('event="all" class="a.B"'),
  'timeout listener': timeout('id="l"', timerOf('PT1H')),
  'timeout listener without an id': timeout('', timerOf('PT1H')),
  'timeout listener without a timer': timeout('id="l"'),
  'timeout listener with an empty timer': timeout('id="l"', '<timerEventDefinition/>'),
  'timeout listener without code': tasked('event="timeout" id="l"', timerOf('PT1H')),
  'timeout listener with a timer of another namespace': timeout('id="l"', '<camunda:timerEventDefinition/>'),
  'listener on a service task': service('camunda:type="external" camunda:topic="x"', '<camunda:taskListener/>'),
  'mapping of a script': mapped('<camunda:script scriptFormat="groovy">1</camunda:script>'),
  'mapping of a script without a format': mapped('<camunda:script>1</camunda:script>'),
  'mapping of a script with an empty format': mapped('<camunda:script scriptFormat="">1</camunda:script>'),
  'mapping of a faulty computed script': mapped('<camunda:script scriptFormat="groovy">${a</camunda:script>'),
  'mapping of a script in a list': mapped(
    '<camunda:list><camunda:value>1</camunda:value><camunda:script scriptFormat="groovy">1</camunda:script></camunda:list>',
  ),
  'mapping of an unknown element': mapped('<camunda:foo>1</camunda:foo>'),
  'mapping of a faulty expression': mapped('${a b}'),
  'mapping of a map with a faulty key': mapped('<camunda:map><camunda:entry key="${a">1</camunda:entry></camunda:map>'),
  'mapping of a list in a map': mapped(
    '<camunda:map><camunda:entry key="k"><camunda:list><camunda:value>${a}</camunda:value></camunda:list></camunda:entry></camunda:map>',
  ),
  'mapping of a JSON text': mapped('{ "a": ${b}, "c": [1] }'),
  'mapping of a text with a dollar': mapped('costs $ 5 {really}'),
  'errors of an external task': started(
    `<serviceTask id="t" camunda:type="external" camunda:topic="x">${extended('<camunda:errorEventDefinition id="e" errorRef="err" expression="${externalTask.retries == 0}"/>')}</serviceTask>`,
    { root: references },
  ),
  'errors of an external task without an expression': started(
    `<serviceTask id="t" camunda:type="external" camunda:topic="x">${extended('<camunda:errorEventDefinition id="e" errorRef="err"/>')}</serviceTask>`,
    { root: references },
  ),
  'errors of an external task without a reference': started(
    `<serviceTask id="t" camunda:type="external" camunda:topic="x">${extended('<camunda:errorEventDefinition id="e" expression="${true}"/>')}</serviceTask>`,
  ),
  'external task with an empty topic': service('camunda:type="external" camunda:topic=""'),
  'external task with a faulty topic': service('camunda:type="external" camunda:topic="${t"'),
  'external task with an empty priority': service('camunda:type="external" camunda:topic="t" camunda:taskPriority=""'),
  'type that is empty': service('camunda:type=""'),
  'message event of a class': started(
    '<endEvent id="e"><messageEventDefinition messageRef="m" camunda:class="a.B"/></endEvent>',
    { root: references },
  ),
  'message event of a topic': started(
    '<intermediateThrowEvent id="e"><messageEventDefinition camunda:type="external" camunda:topic="x"/></intermediateThrowEvent>',
  ),
  'message event without a topic': started(
    '<intermediateThrowEvent id="e"><messageEventDefinition camunda:type="external"/></intermediateThrowEvent>',
  ),
  'message event of an unknown type': started('<endEvent id="e"><messageEventDefinition camunda:type="x"/></endEvent>'),
  'message event with code on the event': started(
    '<endEvent id="e" camunda:class="a.B"><messageEventDefinition/></endEvent>',
  ),
};

function timerOf(duration: string): string {
  return `<timerEventDefinition><timeDuration>${duration}</timeDuration></timerEventDefinition>`;
}
