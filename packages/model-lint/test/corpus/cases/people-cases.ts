// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { extended, model, started } from '../corpus-text.ts';

const user = (attributes: string, content = '') => started(`<userTask id="t" ${attributes}>${content}</userTask>`);
const form = (fields: string, attributes = '') =>
  user('', extended(`<camunda:formData ${attributes}>${fields}</camunda:formData>`));
const formField = (attributes: string, content = '') =>
  form(`<camunda:formField ${attributes}>${content}</camunda:formField>`);
const checked = (constraint: string) =>
  formField('id="f" type="string"', `<camunda:validation>${constraint}</camunda:validation>`);
const property = (attributes: string, content = '') =>
  user('', extended(`<camunda:formProperty ${attributes}>${content}</camunda:formProperty>`));
const startForm = (attributes: string, content = '') =>
  model(`<startEvent id="s" ${attributes}>${content === '' ? '' : extended(content)}</startEvent>`);
const call = (attributes: string, content = '') =>
  started(`<callActivity id="t" ${attributes}>${content === '' ? '' : extended(content)}</callActivity>`);

/** User tasks with their forms, starters, and calls of other definitions. */
export const peopleCases: Readonly<Record<string, string>> = {
  'form of every type': form(
    ['string', 'long', 'boolean', 'date']
      .map((type) => `<camunda:formField id="${type}" label="L \${x}" type="${type}" defaultValue="\${d}"/>`)
      .join('') +
      '<camunda:formField id="e" type="enum"><camunda:value id="a" name="A"/><camunda:value/></camunda:formField>',
  ),
  'form with a business key': form('<camunda:formField id="a" type="string"/>', 'businessKey="a"'),
  'form without fields': form(''),
  'form field without a type': formField('id="f"'),
  'form field without an id': formField('type="string"'),
  'form field with an empty id': formField('id="" type="string"'),
  'form field of an unknown type': formField('id="f" type="textarea"'),
  'form field of an empty type': formField('id="f" type=""'),
  'form field of type double': formField('id="f" type="double"'),
  'form field of type integer': formField('id="f" type="integer"'),
  'form field of type enum without values': formField('id="f" type="enum"'),
  'form field with a date pattern': formField('id="f" type="date" datePattern="dd.MM.yyyy"'),
  'form field with a faulty label': formField('id="f" type="string" label="${a"'),
  'form field with a faulty default': formField('id="f" type="string" defaultValue="${a"'),
  'form field with properties': formField(
    'id="f" type="string"',
    '<camunda:properties><camunda:property id="a" value="b"/></camunda:properties>',
  ),
  'form field with two lots of properties': formField(
    'id="f" type="string"',
    '<camunda:properties/><camunda:properties/>',
  ),
  'form field with constraints': checked(
    ['required', 'readonly', 'min', 'max', 'minlength', 'maxlength']
      .map((name) => `<camunda:constraint name="${name}" config="1"/>`)
      .join(''),
  ),
  'form field with an unknown constraint': checked('<camunda:constraint name="pattern" config="a"/>'),
  'form field with a nameless constraint': checked('<camunda:constraint config="a"/>'),
  'form field with a validator': checked('<camunda:constraint name="validator" config="a.B"/>'),
  'form field with a computed validator': checked('<camunda:constraint name="validator" config="${b}"/>'),
  'form field with a faulty validator': checked('<camunda:constraint name="validator" config="${b"/>'),
  'form field with a validator of nothing': checked('<camunda:constraint name="validator"/>'),
  'two forms': user('', extended('<camunda:formData/><camunda:formData/>')),
  'form property': property('id="a" name="A" type="string" required="true" expression="${x}" variable="v" default="1"'),
  'form property without an id': property('type="string"'),
  'form property without a type': property('id="a"'),
  'form property of an unknown type': property('id="a" type="double"'),
  'form property that is required perhaps': property('id="a" required="perhaps"'),
  'form property that is readable perhaps': property('id="a" readable=""'),
  'form property that is writable on': property('id="a" writable="on" readable="off"'),
  'form property with a faulty expression': property('id="a" expression="${x"'),
  'form property with a date': property('id="a" type="date" datePattern="yyyy"'),
  'form property of the older namespace': user(
    '',
    '<extensionElements xmlns:a="http://activiti.org/bpmn"><a:formProperty id="a" type="long"/></extensionElements>',
  ),
  'form property of Flowable is not read': user(
    '',
    '<extensionElements xmlns:f="http://flowable.org/bpmn"><f:formProperty type="x"/></extensionElements>',
  ),
  'form on a service task is not read': started(
    `<serviceTask id="t" camunda:type="external" camunda:topic="x">${extended('<camunda:formData><camunda:formField/></camunda:formData>')}</serviceTask>`,
  ),
  'form handler that is not there': user('camunda:formHandlerClass="a.B"'),
  'form handler of the engine': user(
    'camunda:formHandlerClass="org.camunda.bpm.engine.impl.form.handler.DefaultTaskFormHandler"',
  ),
  'form handler of the wrong kind': user('camunda:formHandlerClass="java.lang.String"'),
  'form handler of a start event': startForm('camunda:formHandlerClass="a.B"'),
  'form key': user('camunda:formKey="embedded:app:${x}.html"'),
  'form key that does not parse': user('camunda:formKey="${x"'),
  'form reference': user('camunda:formRef="a" camunda:formRefBinding="latest"'),
  'form reference of a deployment': user('camunda:formRef="${a}" camunda:formRefBinding="deployment"'),
  'form reference of a version': user(
    'camunda:formRef="a" camunda:formRefBinding="version" camunda:formRefVersion="2"',
  ),
  'form reference of no version': user('camunda:formRef="a" camunda:formRefBinding="version"'),
  'form reference without a binding': user('camunda:formRef="a"'),
  'form reference with an empty binding': user('camunda:formRef="a" camunda:formRefBinding=""'),
  'form reference and form key': user('camunda:formRef="a" camunda:formRefBinding="latest" camunda:formKey="b"'),
  'start form': startForm('', '<camunda:formData><camunda:formField id="a" type="string"/></camunda:formData>'),
  'start form with a faulty field': startForm('', '<camunda:formData><camunda:formField id="a"/></camunda:formData>'),
  'start form reference without a binding': startForm('camunda:formRef="a"'),
  'form of a second start event is not read': model(
    `<startEvent id="s"/><startEvent id="s2">${extended('<camunda:formData><camunda:formField/></camunda:formData>')}<messageEventDefinition messageRef="m"/></startEvent>`,
    { root: '<message id="m" name="n"/>' },
  ),
  'initiator of a start': startForm('camunda:initiator="who"'),
  'initiator with a blank': startForm('camunda:initiator=" "'),
  'starters of a process': model('<startEvent id="s"/>', {
    attributes: 'camunda:candidateStarterUsers="a, ${b}" camunda:candidateStarterGroups="c"',
  }),
  'starters that do not parse': model('<startEvent id="s"/>', { attributes: 'camunda:candidateStarterUsers="${b"' }),
  'potential starters': model(
    `${extended('<camunda:potentialStarter><resourceAssignmentExpression><formalExpression>user(a), group(b), c</formalExpression></resourceAssignmentExpression></camunda:potentialStarter>')}<startEvent id="s"/>`,
  ),
  'process startable in the task list': model('<startEvent id="s"/>', {
    attributes: 'camunda:isStartableInTasklist="false" camunda:versionTag="1.0"',
  }),
  'version tag that is too long': model('<startEvent id="s"/>', {
    attributes: `camunda:versionTag="${'1'.repeat(65)}"`,
  }),
  'version tag as long as may be': model('<startEvent id="s"/>', {
    attributes: `camunda:versionTag="${'1'.repeat(64)}"`,
  }),
  'process name that is too long': model('<startEvent id="s"/>', { attributes: `name="${'n'.repeat(256)}"` }),
  'process name as long as may be': model('<startEvent id="s"/>', { attributes: `name="${'n'.repeat(255)}"` }),
  'process key that is too long': model('<startEvent id="s"/>').replace('id="p"', `id="${'p'.repeat(256)}"`),
  'target namespace that is too long': model('<startEvent id="s"/>').replace('urn:corpus', `urn:${'n'.repeat(252)}`),
  'starter that is too long': model('<startEvent id="s"/>', {
    attributes: `camunda:candidateStarterUsers="${'u'.repeat(256)}"`,
  }),
  'task id that is very long': started(`<userTask id="${'t'.repeat(300)}"/>`),
  'asynchronous task id that is too long': started(`<userTask id="${'t'.repeat(256)}" camunda:asyncBefore="true"/>`),
  'documentation that is very long': model(`<documentation>${'d'.repeat(5000)}</documentation><startEvent id="s"/>`),
  'user task with a variable': user('', '<property id="x" name="y" camunda:type="string" camunda:srcExpr="${a}"/>'),
  'user task with a faulty variable': user('', '<property id="x" camunda:srcExpr="${a"/>'),
  'user task with a nameless variable': user('', '<property/>'),
  'user task with dates': user('camunda:dueDate="P1D" camunda:followUpDate="${now()}" camunda:priority="high"'),
  'user task with a faulty due date': user('camunda:dueDate="${now("'),
  'user task with a faulty assignee': user('camunda:assignee="${a"'),
  'user task with a faulty candidate': user('camunda:candidateUsers="a, ${b, c"'),
  'user task with an expression of commas': user("camunda:candidateGroups=\"${f.of('a','b')}, c\""),
  'user task with a faulty name': user('name="Price: ${"'),
  'user task with a dollar in its name': user('name="Pay $5 {net}"'),
  'user task with faulty documentation': user('', '<documentation>Use ${a b} here</documentation>'),
  'user task with two documentations': user('', '<documentation>a</documentation><documentation>${b}</documentation>'),
  'user task with a performer': user('', '<performer><resourceRef>r</resourceRef></performer>').replace(
    '<process',
    '<resource id="r" name="R"/><process',
  ),
  'user task with a potential owner of another kind': user(
    '',
    '<potentialOwner id="o"><resourceAssignmentExpression><expression>a</expression></resourceAssignmentExpression></potentialOwner>',
  ),
  'user task with a rendering': user('', '<rendering/>'),
  'user task with an implementation': user('implementation="##WebService"'),
  'call of a case': call('camunda:caseRef="c" camunda:caseBinding="latest"'),
  'call of a case by version': call('camunda:caseRef="c" camunda:caseBinding="version"'),
  'call of a faulty case': call('camunda:caseRef="${c"'),
  'call of an empty element': call('calledElement=""'),
  'call of a faulty element': call('calledElement="${c"'),
  'call with a mapping class': call('calledElement="c" camunda:variableMappingClass="a.B"'),
  'call with a mapping delegate': call('calledElement="c" camunda:variableMappingDelegateExpression="${m}"'),
  'call with a faulty mapping delegate': call('calledElement="c" camunda:variableMappingDelegateExpression="${m"'),
  'call of a tenant': call('calledElement="c" camunda:calledElementTenantId="t"'),
  'call of a faulty tenant': call('calledElement="c" camunda:calledElementTenantId="${t"'),
  'call by an unknown binding': call('calledElement="c" camunda:calledElementBinding="newest"'),
  'call by version': call('calledElement="c" camunda:calledElementBinding="version" camunda:calledElementVersion="x"'),
  'call by version tag': call(
    'calledElement="c" camunda:calledElementBinding="versionTag" camunda:calledElementVersionTag="${v}"',
  ),
  'call by deployment': call('calledElement="c" camunda:calledElementBinding="deployment"'),
  'call with mappings': call(
    'calledElement="c"',
    '<camunda:in variables="all"/><camunda:out variables="all" local="true"/><camunda:in businessKey="#{execution.processBusinessKey}"/>',
  ),
  'call with a faulty business key': call('calledElement="c"', '<camunda:in businessKey="${b"/>'),
  'call with an empty business key': call('calledElement="c"', '<camunda:in businessKey=""/>'),
  'call with a faulty source': call('calledElement="c"', '<camunda:in sourceExpression="${b" target="t"/>'),
  'call with a source that is missing': call('calledElement="c"', '<camunda:in target="t"/>'),
  'call with a source that is empty': call('calledElement="c"', '<camunda:in source="" target="t"/>'),
  'call with an expression that is empty': call('calledElement="c"', '<camunda:in sourceExpression="" target="t"/>'),
  'call with a target that is missing': call('calledElement="c"', '<camunda:out source="t"/>'),
  'call with a target that is empty': call('calledElement="c"', '<camunda:out source="t" target=""/>'),
  'call with variables of some': call('calledElement="c"', '<camunda:in variables="some"/>'),
  'call of Camunda 8': started(
    `<callActivity id="t"><extensionElements xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"><zeebe:calledElement processId="c"/></extensionElements></callActivity>`,
  ),
};
