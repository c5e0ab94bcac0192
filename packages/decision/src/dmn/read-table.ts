import type { Aggregator, HitPolicy } from '../decision-model.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type {
  ExpressionText,
  InputDefinition,
  OutputDefinition,
  RuleDefinition,
  TableDefinition,
} from './decision-definition.ts';
import { camundaNamespace } from './namespaces.ts';
import { checkChildren, checkLanguage, childNamed, childrenNamed, idOf, type Reading, refuse } from './reading.ts';

const hitPolicies: ReadonlySet<string> = new Set<HitPolicy>(['UNIQUE', 'FIRST', 'ANY', 'RULE ORDER', 'COLLECT']);
const unsupportedPolicies: ReadonlySet<string> = new Set(['PRIORITY', 'OUTPUT ORDER']);
const aggregators: ReadonlySet<string> = new Set<Aggregator>(['SUM', 'MIN', 'MAX', 'COUNT']);

/** Reads a decision table. */
export function readTable(reading: Reading, table: XmlElement): TableDefinition {
  checkChildren(reading, table, ['description?', 'extensionElements?', 'input*', 'output*', 'annotation*', 'rule*']);
  const hitPolicy = hitPolicyOf(reading, table);
  const aggregator = aggregatorOf(reading, table, hitPolicy);
  const inputs = childrenNamed(reading, table, 'input').map((input) => readInput(reading, input));
  const outputs = childrenNamed(reading, table, 'output').map((output) => readOutput(reading, output));
  if (outputs.length === 0) throw refuse(reading, 'DMN_STRUCTURE', table, 'it has no output');
  checkOutputNames(reading, table, outputs);
  const rules = childrenNamed(reading, table, 'rule').map((rule) =>
    readRule(reading, rule, inputs.length, outputs.length),
  );
  return { kind: 'decisionTable', hitPolicy, aggregator, inputs, outputs, rules };
}

function hitPolicyOf(reading: Reading, table: XmlElement): HitPolicy {
  const text = table.attributes.get('hitPolicy') ?? 'UNIQUE';
  if (unsupportedPolicies.has(text)) {
    throw refuse(
      reading,
      'UNSUPPORTED_HIT_POLICY',
      table,
      `the engine has no hit policy ${text}: use ${[...hitPolicies].join(', ')}`,
    );
  }
  if (!hitPolicies.has(text)) throw refuse(reading, 'DMN_STRUCTURE', table, `'${text}' is no hit policy`);
  return text as HitPolicy;
}

function aggregatorOf(reading: Reading, table: XmlElement, hitPolicy: HitPolicy): Aggregator | undefined {
  const text = table.attributes.get('aggregation');
  if (text === undefined) return undefined;
  if (!aggregators.has(text)) throw refuse(reading, 'DMN_STRUCTURE', table, `'${text}' is no aggregation`);
  if (hitPolicy !== 'COLLECT') {
    throw refuse(reading, 'UNSUPPORTED_HIT_POLICY', table, `only COLLECT has an aggregation, not ${hitPolicy}`);
  }
  return text as Aggregator;
}

function readInput(reading: Reading, input: XmlElement): InputDefinition {
  checkChildren(reading, input, ['description?', 'extensionElements?', 'inputExpression!', 'inputValues?']);
  const expression = childNamed(reading, input, 'inputExpression');
  return {
    id: idOf(reading, input),
    label: input.attributes.get('label'),
    typeRef: expression?.attributes.get('typeRef'),
    inputVariable: input.foreign.get(`{${camundaNamespace}}inputVariable`),
    expression: expression
      ? readText(reading, expression)
      : { text: undefined, elementId: undefined, line: input.line },
  };
}

function readOutput(reading: Reading, output: XmlElement): OutputDefinition {
  checkChildren(reading, output, ['description?', 'extensionElements?', 'outputValues?', 'defaultOutputEntry?']);
  return {
    id: idOf(reading, output),
    label: output.attributes.get('label'),
    name: output.attributes.get('name'),
    typeRef: output.attributes.get('typeRef'),
  };
}

function checkOutputNames(reading: Reading, table: XmlElement, outputs: readonly OutputDefinition[]): void {
  const names = outputs.map(({ name }) => name);
  if (names.length > 1 && names.includes(undefined)) {
    throw refuse(reading, 'DMN_STRUCTURE', table, 'every one of several outputs needs a name');
  }
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw refuse(reading, 'DMN_STRUCTURE', table, `two outputs have the name '${twice}'`);
}

function readRule(reading: Reading, rule: XmlElement, inputs: number, outputs: number): RuleDefinition {
  checkChildren(reading, rule, [
    'description?',
    'extensionElements?',
    'inputEntry*',
    'outputEntry*',
    'annotationEntry*',
  ]);
  const tests = childrenNamed(reading, rule, 'inputEntry').map((entry) => readText(reading, entry, 'text!'));
  const results = childrenNamed(reading, rule, 'outputEntry').map((entry) => readText(reading, entry));
  if (tests.length !== inputs) {
    throw refuse(reading, 'DMN_STRUCTURE', rule, `it has ${tests.length} input entries for ${inputs} inputs`);
  }
  if (results.length !== outputs) {
    throw refuse(reading, 'DMN_STRUCTURE', rule, `it has ${results.length} output entries for ${outputs} outputs`);
  }
  return { id: idOf(reading, rule), annotation: annotationOf(reading, rule), tests, outputs: results };
}

/** The description, which is what Camunda's modeler shows as annotation, or the annotation entries of DMN 1.3. */
function annotationOf(reading: Reading, rule: XmlElement): string | undefined {
  const entries = childrenNamed(reading, rule, 'annotationEntry').map((entry) =>
    childNamed(reading, entry, 'text')?.text.trim(),
  );
  const texts = [childNamed(reading, rule, 'description')?.text.trim(), ...entries].filter(
    (text) => text !== undefined && text !== '',
  );
  return texts.length === 0 ? undefined : texts.join('; ');
}

/** Reads an expression with its text; one of spaces has none. */
export function readText(reading: Reading, element: XmlElement, content: 'text?' | 'text!' = 'text?'): ExpressionText {
  checkChildren(reading, element, ['description?', 'extensionElements?', content]);
  checkLanguage(reading, element);
  const text = childNamed(reading, element, 'text');
  if (text && text.children.length > 0) throw refuse(reading, 'DMN_STRUCTURE', text, 'it has elements inside');
  return {
    text: text?.text.trim() || undefined,
    elementId: element.attributes.get('id'),
    line: text?.line ?? element.line,
  };
}
