/** A decision table of an example. */
export interface ExampleTable {
  /** @default 'risk' */
  readonly id?: string;
  /** @default 'UNIQUE' */
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  /** The expression of each input, with its type behind a colon: `amount: integer`. */
  readonly inputs: readonly string[];
  /** The allowed values of inputs, by their expressions. */
  readonly allowed?: Readonly<Record<string, string>>;
  /** The name of each output, with its type behind a colon. @default ['risk: string'] */
  readonly outputs?: readonly string[];
  /** The cells of each rule, inputs first, with bars between them: `< 5 | "A" | "low"`. */
  readonly rules: readonly string[];
  /** What stands before the table in the decision. */
  readonly requirements?: string;
  /** Attributes of the decision besides id, name and the time to live. */
  readonly attributes?: string;
}

/** Writes decision tables as a DMN file. Rules have the ids `<decision>-1` and so on, cells `<decision>-1-in-1` and `<decision>-1-out-1`. */
export function decisionText(tables: ExampleTable | readonly ExampleTable[], beside = ''): string {
  const all = 'inputs' in tables ? [tables] : tables;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions" name="Decisions" namespace="urn:example">${beside}
${all.map(decisionElement).join('\n')}
</definitions>
`;
}

function decisionElement(table: ExampleTable): string {
  const { id = 'risk', hitPolicy = 'UNIQUE', aggregation, requirements = '', attributes = '' } = table;
  const { inputs, allowed = {}, outputs = ['risk: string'], rules } = table;
  const columns = [
    ...inputs.map((input, at) => inputElement(id, input, at, allowed)),
    ...outputs.map((output, at) => {
      const { name, type } = split(output);
      return `<output id="${id}-output-${at + 1}" name="${name}"${type} />`;
    }),
  ];
  const rows = rules.map((rule, at) => ruleElement(`${id}-${at + 1}`, rule, inputs.length));
  const policy = `hitPolicy="${hitPolicy}"${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}`;
  return `  <decision id="${id}" name="${id}" camunda:historyTimeToLive="P30D" ${attributes}>${requirements}
    <decisionTable id="${id}-table" ${policy}>
${[...columns, ...rows].map((line) => `      ${line}`).join('\n')}
    </decisionTable>
  </decision>`;
}

function inputElement(id: string, input: string, at: number, allowed: Readonly<Record<string, string>>): string {
  const { name, type } = split(input);
  const values =
    allowed[name] === undefined ? '' : `<inputValues><text>${escapeXml(allowed[name])}</text></inputValues>`;
  const expression = `<inputExpression id="${id}-expression-${at + 1}"${type}><text>${escapeXml(name)}</text></inputExpression>`;
  return `<input id="${id}-input-${at + 1}">${expression}${values}</input>`;
}

function ruleElement(id: string, rule: string, inputCount: number): string {
  const cells = rule.split('|').map((cell) => cell.trim());
  const entries = cells.map((cell, at) => {
    const [tag, kind, number] =
      at < inputCount ? ['inputEntry', 'in', at + 1] : ['outputEntry', 'out', at + 1 - inputCount];
    return `<${tag} id="${id}-${kind}-${number}"><text>${escapeXml(cell)}</text></${tag}>`;
  });
  return `<rule id="${id}">${entries.join('')}</rule>`;
}

function split(text: string): { name: string; type: string } {
  const [name = '', type] = text.split(/:\s*/);
  return { name: name.trim(), type: type === undefined ? '' : ` typeRef="${type}"` };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A process that asks the decision `risk` and branches. */
export function decisionProcess(
  attributes: string,
  more: { readonly inside?: string; readonly before?: string; readonly after?: string } = {},
): { readonly process: string } {
  const { inside = '', before = '', after = '' } = more;
  return {
    process: `  <startEvent id="start" />
  <sequenceFlow id="to-assess" sourceRef="start" targetRef="assess" />${before}
  <businessRuleTask id="assess" name="Assess" ${attributes}>${inside}</businessRuleTask>${after}`,
  };
}
