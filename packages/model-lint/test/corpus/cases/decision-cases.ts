/** The namespaces of DMN by the version. */
const versions = {
  '1.1': 'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  '1.1 of another name': 'http://www.omg.org/spec/DMN/20151101/dmn11.xsd',
  '1.2': 'http://www.omg.org/spec/DMN/20180521/MODEL/',
  '1.3': 'https://www.omg.org/spec/DMN/20191111/MODEL/',
  '1.4': 'https://www.omg.org/spec/DMN/20211108/MODEL/',
  '1.5': 'https://www.omg.org/spec/DMN/20230324/MODEL/',
  '1.6': 'https://www.omg.org/spec/DMN/20240513/MODEL/',
};

const file = (content: string, attributes = 'id="d" name="D"', namespace: string = versions['1.3']) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${namespace}" xmlns:camunda="http://camunda.org/schema/1.0/dmn" ${attributes} namespace="urn:corpus">
${content}
</definitions>
`;
const keep = 'camunda:historyTimeToLive="P1D"';
const decision = (content: string, attributes = `id="a" name="A" ${keep}`) =>
  `<decision ${attributes}>${content}</decision>`;
const input =
  '<input id="i1" label="I"><inputExpression id="ie" typeRef="string"><text>x</text></inputExpression></input>';
const output = '<output id="o1" name="o" typeRef="string"/>';
const rule =
  '<rule id="r1"><inputEntry id="e1"><text>"a"</text></inputEntry><outputEntry id="e2"><text>"b"</text></outputEntry></rule>';
const table = (attributes = '', content = input + output + rule) =>
  `<decisionTable id="t" ${attributes}>${content}</decisionTable>`;
const tabled = (attributes = '', content?: string) => file(decision(table(attributes, content)));
const literal = '<variable id="v" name="a"/><literalExpression id="l"><text>1 + 1</text></literalExpression>';
const requires = (href: string, id = 'ir') =>
  `<informationRequirement id="${id}"><requiredDecision href="${href}"/></informationRequirement>`;
const second = (content: string, attributes = `id="b" name="B" ${keep}`) => decision(content, attributes);
const literalB = literal.replace('"v"', '"v2"').replace('"l"', '"l2"');
const boxed = (content: string, version: keyof typeof versions = '1.3') =>
  file(decision(`<variable id="v" name="a"/>${content}`), undefined, versions[version]);
const text = (id: string) => `<literalExpression id="${id}"><text>1</text></literalExpression>`;

const byVersion = Object.entries(versions).flatMap(([version, namespace]): [string, string][] => [
  [`DMN ${version} table`, file(decision(table()), undefined, namespace)],
  [`DMN ${version} literal`, file(decision(literal), undefined, namespace)],
  [`DMN ${version} without a name`, file(decision(table()), 'id="d"', namespace)],
  [`DMN ${version} group`, file(`${decision(table())}<group id="g" name="x"/>`, undefined, namespace)],
  [
    `DMN ${version} decision service`,
    file(
      `${decision(table())}<decisionService id="s" name="x"><outputDecision href="#a"/></decisionService>`,
      undefined,
      namespace,
    ),
  ],
  [
    `DMN ${version} knowledge`,
    file(
      `${decision(table())}<businessKnowledgeModel id="k" name="x"><encapsulatedLogic><formalParameter name="p"/>${text('kl')}</encapsulatedLogic></businessKnowledgeModel>`,
      undefined,
      namespace,
    ),
  ],
  [
    `DMN ${version} annotations of rules`,
    file(
      decision(
        table(
          '',
          `${input}${output}<annotation name="n"/>${rule.replace('</rule>', '<annotationEntry><text>x</text></annotationEntry></rule>')}`,
        ),
      ),
      undefined,
      namespace,
    ),
  ],
  [
    `DMN ${version} conditional`,
    file(
      decision(
        `<variable name="a"/><conditional><if>${text('c1')}</if><then>${text('c2')}</then><else>${text('c3')}</else></conditional>`,
      ),
      undefined,
      namespace,
    ),
  ],
]);

const byPolicy = ['UNIQUE', 'FIRST', 'ANY', 'RULE ORDER', 'COLLECT', 'PRIORITY', 'OUTPUT ORDER', 'unique', ''].flatMap(
  (policy): [string, string][] => [
    [`DMN hit policy "${policy}"`, tabled(`hitPolicy="${policy}"`)],
    [`DMN hit policy "${policy}" with a sum`, tabled(`hitPolicy="${policy}" aggregation="SUM"`)],
  ],
);

/** Decisions: versions, hit policies, tables, requirements, and what is not DMN. */
export const decisionCases: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...byVersion, ...byPolicy]),
  'DMN collect with a count': tabled('hitPolicy="COLLECT" aggregation="COUNT"'),
  'DMN collect with an average': tabled('hitPolicy="COLLECT" aggregation="AVG"'),
  'DMN orientation': tabled('preferredOrientation="Rule-as-Column" outputLabel="x"'),
  'DMN orientation that is wrong': tabled('preferredOrientation="Across"'),
  'DMN decision without a time to live': file(decision(table(), 'id="a" name="A"')),
  'DMN decision with an empty time to live': file(decision(table(), 'id="a" name="A" camunda:historyTimeToLive=""')),
  'DMN decision with a time to live of hours': file(
    decision(table(), 'id="a" name="A" camunda:historyTimeToLive="PT5H"'),
  ),
  'DMN decision with a negative time to live': file(
    decision(table(), 'id="a" name="A" camunda:historyTimeToLive="-1"'),
  ),
  'DMN decision with a time to live of BPMN': file(
    decision(table(), 'id="a" name="A" xmlns:b="http://camunda.org/schema/1.0/bpmn" b:historyTimeToLive="1"'),
  ),
  'DMN decision without a time to live and logic': file(decision('', 'id="a" name="A"')),
  'DMN decision without logic': file(decision('')),
  'DMN decision without an id': file(decision(table(), `name="A" ${keep}`)),
  'DMN decision without a name': file(decision(table(), `id="a" ${keep}`)),
  'DMN decision with an id of digits': file(decision(table(), `id="1a" name="A" ${keep}`)),
  'DMN decision with a version tag': file(decision(table(), `id="a" name="A" ${keep} camunda:versionTag="1"`)),
  'DMN decision with a version tag that is too long': file(
    decision(table(), `id="a" name="A" ${keep} camunda:versionTag="${'1'.repeat(65)}"`),
  ),
  'DMN decision with a name that is too long': file(decision(table(), `id="a" name="${'n'.repeat(256)}" ${keep}`)),
  'DMN decision with a key that is too long': file(decision(table(), `id="${'k'.repeat(256)}" name="A" ${keep}`)),
  'DMN definitions without an id': file(decision(table()), 'name="D"'),
  'DMN definitions with an exporter': file(decision(table()), 'id="d" name="D" exporter="x" exporterVersion="1"'),
  'DMN definitions with an unknown attribute': file(decision(table()), 'id="d" name="D" foo="x"'),
  'DMN definitions with a foreign attribute': file(decision(table()), 'id="d" name="D" camunda:foo="x"'),
  'DMN definitions without a namespace attribute': tabled().replace('namespace="urn:corpus"', ''),
  'DMN definitions with a namespace that is too long': tabled().replace('urn:corpus', `urn:${'n'.repeat(252)}`),
  'DMN definitions of nothing': file(''),
  'DMN definitions with a language': file(decision(table()), 'id="d" name="D" expressionLanguage="groovy"'),
  'DMN root that is a decision': `<decision xmlns="${versions['1.3']}" id="a" name="A"/>`,
  'DMN table without an output': tabled('', `${input}<rule id="r1"><inputEntry id="e1"><text/></inputEntry></rule>`),
  'DMN table without an input': tabled(
    '',
    `${output}<rule id="r1"><outputEntry id="e2"><text>1</text></outputEntry></rule>`,
  ),
  'DMN table without rules': tabled('', input + output),
  'DMN table without an id': tabled().replace('id="t"', ''),
  'DMN input without an id': tabled().replace('id="i1"', ''),
  'DMN input with an empty id': tabled().replace('id="i1"', 'id=""'),
  'DMN output without an id': tabled().replace('id="o1"', ''),
  'DMN rule without an id': tabled().replace('id="r1"', ''),
  'DMN entries without ids': tabled().replace('id="e1"', '').replace('id="e2"', ''),
  'DMN rule without an input entry': tabled(
    '',
    `${input}${output}<rule id="r1"><outputEntry id="e2"><text>1</text></outputEntry></rule>`,
  ),
  'DMN rule with two output entries': tabled().replace(
    '</rule>',
    '<outputEntry id="e3"><text>1</text></outputEntry></rule>',
  ),
  'DMN rule without an output entry': tabled(
    '',
    `${input}${output}<rule id="r1"><inputEntry id="e1"><text/></inputEntry></rule>`,
  ),
  'DMN entry without a text': tabled().replace('<text>"a"</text>', ''),
  'DMN output entry without a text': tabled().replace('<text>"b"</text>', ''),
  'DMN entry of faulty FEEL': tabled().replace('"a"</text>', '&lt; &lt; (</text>'),
  'DMN entry of another language': tabled().replace('id="e1"', 'id="e1" expressionLanguage="javascript"'),
  'DMN entry with a type': tabled().replace('id="e1"', 'id="e1" typeRef="string"'),
  'DMN entry with a description': tabled().replace(
    '<inputEntry id="e1">',
    '<inputEntry id="e1"><description>x</description>',
  ),
  'DMN entry with a description behind': tabled().replace('"a"</text>', '"a"</text><description>x</description>'),
  'DMN entry with elements in its text': tabled().replace('"a"</text>', '<b/></text>'),
  'DMN input without an expression': tabled('', `<input id="i1"/>${output}${rule}`),
  'DMN input expression without a text': tabled().replace('<text>x</text>', ''),
  'DMN input with a variable': tabled().replace('id="i1"', 'id="i1" camunda:inputVariable="v"'),
  'DMN input with values': tabled().replace(
    '</inputExpression>',
    '</inputExpression><inputValues id="iv"><text>"a","b"</text></inputValues>',
  ),
  'DMN input values without a text': tabled().replace('</inputExpression>', '</inputExpression><inputValues id="iv"/>'),
  'DMN input of an unknown type': tabled().replace('typeRef="string"', 'typeRef="money"'),
  'DMN input of a type with a prefix': tabled().replace('typeRef="string"', 'typeRef="feel:string"'),
  'DMN 1.1 input of a type with a prefix': tabled()
    .replace(versions['1.3'], versions['1.1'])
    .replace('typeRef="string"', 'typeRef="feel:string"'),
  'DMN output behind the rules': tabled('', input + rule + output),
  'DMN two outputs of one name': tabled(
    '',
    `${input}${output}<output id="o2" name="o"/><rule id="r1"><inputEntry id="e1"><text/></inputEntry><outputEntry id="e2"><text>1</text></outputEntry><outputEntry id="e3"><text>1</text></outputEntry></rule>`,
  ),
  'DMN two outputs, one nameless': tabled('', `${input}${output}<output id="o2"/>`),
  'DMN two nameless outputs': tabled('', `${input}<output id="o1"/><output id="o2"/>`),
  'DMN one nameless output': tabled('', `${input}<output id="o1"/>${rule}`),
  'DMN two outputs': tabled('', `${input}${output}<output id="o2" name="p" label="P"/>`),
  'DMN output with values': tabled(
    '',
    `${input}<output id="o1" name="o"><outputValues id="ov"><text>"b"</text></outputValues><defaultOutputEntry id="de"><text>"b"</text></defaultOutputEntry></output>${rule}`,
  ),
  'DMN literal without a variable': file(decision('<literalExpression id="l"><text>1</text></literalExpression>')),
  'DMN literal with a nameless variable': file(decision(literal.replace('name="a"', ''))),
  'DMN literal without a text': file(decision('<variable id="v" name="a"/><literalExpression id="l"/>')),
  'DMN literal in groovy': file(decision(literal.replace('id="l"', 'id="l" expressionLanguage="groovy"'))),
  'DMN table and literal': file(decision(`<variable id="v" name="a"/>${table()}<literalExpression id="l"/>`)),
  'DMN variable behind the logic': file(
    decision('<literalExpression id="l"><text>1</text></literalExpression><variable id="v" name="a"/>'),
  ),
  'DMN context': boxed(`<context id="c"><contextEntry><variable name="x"/>${text('x')}</contextEntry></context>`),
  'DMN invocation': boxed(
    `<invocation id="c">${text('x')}<binding><parameter name="p"/>${text('y')}</binding></invocation>`,
  ),
  'DMN relation': boxed(`<relation id="c"><column name="x"/><row>${text('x')}</row></relation>`),
  'DMN list': boxed(`<list id="c">${text('x')}</list>`),
  'DMN function': boxed(`<functionDefinition id="c"><formalParameter name="x"/>${text('x')}</functionDefinition>`),
  'DMN loop': boxed(`<for iteratorVariable="i"><in>${text('x')}</in><return>${text('y')}</return></for>`, '1.4'),
  'DMN unknown logic': boxed('<boxedThing id="c"/>'),
  'DMN requirement': file(second(requires('#a') + literalB) + decision(literal)),
  'DMN requirement of nothing': file(decision(requires('#x') + literal)),
  'DMN requirement of an empty reference': file(decision(requires('') + literal)),
  'DMN requirement of another file': file(decision(requires('other.dmn#x') + literal)),
  'DMN requirement of a full address': file(second(requires('urn:corpus#a') + literalB) + decision(literal)),
  'DMN requirement without a hash': file(second(requires('a') + literalB) + decision(literal)),
  'DMN requirement of itself': file(decision(requires('#a') + literal)),
  'DMN requirement in a circle': file(decision(requires('#b', 'ir1') + literal) + second(requires('#a') + literalB)),
  'DMN requirement of an input': file(`<inputData id="in" name="I"/>${decision(requires('#in') + literal)}`),
  'DMN requirement of a decision without logic': file(second(requires('#a') + literalB) + decision('')),
  'DMN requirement of a boxed context': file(
    second(requires('#a') + literalB) + decision('<variable name="a"/><context id="c"/>'),
  ),
  'DMN requirement without logic of its own': file(second(requires('#a')) + decision(literal)),
  'DMN requirement without a reference': file(
    decision(`<informationRequirement id="ir"><requiredDecision/></informationRequirement>${literal}`),
  ),
  'DMN requirement that is empty': file(decision(`<informationRequirement id="ir"/>${literal}`)),
  'DMN requirement behind the logic': file(second(literalB + requires('#a')) + decision(literal)),
  'DMN required input of nothing': file(
    decision(`<informationRequirement id="ir"><requiredInput href=""/></informationRequirement>${literal}`),
  ),
  'DMN required knowledge': file(
    `<businessKnowledgeModel id="k" name="x"/>${decision(`<knowledgeRequirement id="kr"><requiredKnowledge href="#k"/></knowledgeRequirement>${literal}`)}`,
  ),
  'DMN required authority': file(
    `<knowledgeSource id="k" name="x"/>${decision(`<authorityRequirement id="kr"><requiredAuthority href="#k"/></authorityRequirement>${literal}`)}`,
  ),
  'DMN two decisions of one id': file(decision(table()) + decision(literal)),
  'DMN ids that repeat': tabled().replace('id="e2"', 'id="e1"'),
  'DMN input data with a type': file(
    `<inputData id="in" name="I"><variable id="iv" name="I" typeRef="number"/></inputData>${decision(table())}`,
  ),
  'DMN input data without a name': file(`<inputData id="in"/>${decision(table())}`),
  'DMN item definition': file(
    `<itemDefinition id="it" name="T" isCollection="true"><typeRef>string</typeRef><allowedValues><text>"a"</text></allowedValues></itemDefinition>${decision(table())}`,
  ),
  'DMN item definition behind a decision': file(`${decision(table())}<itemDefinition id="it" name="T"/>`),
  'DMN import': file(
    `<import name="o" namespace="urn:o" importType="${versions['1.3']}" locationURI="o.dmn"/>${decision(table())}`,
  ),
  'DMN import without a name': file(`<import namespace="urn:o" importType="x"/>${decision(table())}`),
  'DMN annotation': file(
    `${decision(table())}<textAnnotation id="ta"><text>x</text></textAnnotation><association id="as"><sourceRef href="#a"/><targetRef href="#ta"/></association>`,
  ),
  'DMN annotation in front': file(`<textAnnotation id="ta"/>${decision(table())}`),
  'DMN extension elements': file(decision(`<extensionElements><camunda:x/></extensionElements>${table()}`)),
  'DMN extensions outside': file(decision(`<camunda:x/>${table()}`)),
  'DMN description': file(decision(`<description>x</description>${table()}`)),
  'DMN question and answers': file(decision(`<question>x</question><allowedAnswers>y</allowedAnswers>${table()}`)),
  'DMN text between elements': file(decision(`hello ${table()}`)),
  'DMN unknown element': file(`${decision(table())}<foo/>`),
  'DMN drawing': file(
    `${decision(table())}<dmndi:DMNDI><dmndi:DMNDiagram id="dd"><dmndi:DMNShape id="ds" dmnElementRef="a"><dc:Bounds height="80" width="180" x="160" y="80"/></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>`,
    'id="d" name="D" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/"',
  ),
  'DMN drawing of nothing': file(
    `${decision(table())}<dmndi:DMNDI><dmndi:DMNDiagram id="dd"><dmndi:DMNShape id="ds"><dc:Bounds height="80" width="180" x="160" y="80"/></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>`,
    'id="d" name="D" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/"',
  ),
  'DMN drawing of an unknown element': file(
    `${decision(table())}<dmndi:DMNDI><dmndi:DMNDiagram><dmndi:DMNEdge dmnElementRef="zz"><di:waypoint x="1" y="1"/></dmndi:DMNEdge></dmndi:DMNDiagram></dmndi:DMNDI>`,
    'id="d" name="D" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/"',
  ),
  'DMN drawing of another version': file(
    `${decision(table())}<dmndi:DMNDI xmlns:dmndi="http://www.omg.org/spec/DMN/20180521/DMNDI/"/>`,
  ),
  'DMN drawing of the modeler': file(
    `<extensionElements><biodi:bounds x="1" y="1" width="1" height="1" xmlns:biodi="http://bpmn.io/schema/dmn/biodi/1.0"/></extensionElements>${decision(table())}`,
  ),
  'DMN with a document type': `<!DOCTYPE definitions>${tabled().replace(/^<\?xml.*\n/, '')}`,
  'DMN that is not closed': tabled().replace('</definitions>', ''),
  'DMN that is empty': '',
  'DMN that is BPMN': '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"/>',
  'DMN of the older 1.0': '<Definitions xmlns="http://www.omg.org/spec/DMN/20130901" id="d" name="x" namespace="y"/>',
  'DMN of Camunda 1.3 by file name': tabled().replace(
    versions['1.3'],
    'https://www.omg.org/spec/DMN/20191111/DMN13.xsd',
  ),
  'DMN without a namespace': tabled().replace(`xmlns="${versions['1.3']}"`, ''),
  'DMN with prefixes': tabled()
    .replaceAll(/<(\/?)(?=\w)(?!\?)/g, '<$1dmn:')
    .replace('xmlns=', 'xmlns:dmn='),
};
