/** A decision in short form, as the conformance cases have it. */
export interface ShortDecision {
  readonly id: string;
  readonly requires?: readonly string[];
  readonly literal?: string;
  readonly variable?: { readonly name: string; readonly typeRef?: string };
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  readonly inputs?: readonly {
    readonly expression?: string;
    readonly typeRef?: string;
    readonly inputVariable?: string;
  }[];
  readonly outputs?: readonly { readonly name?: string; readonly typeRef?: string }[];
  /** The tests and the outputs of each rule. */
  readonly rules?: readonly (readonly [readonly string[], readonly string[]])[];
}

/** Writes decisions as a DMN 1.3 file. Every id starts with the prefix, so that files do not disturb each other in one engine. */
export function buildDmn(decisions: readonly ShortDecision[], prefix = ''): string {
  const body = decisions.map((decision) => writeDecision(decision, prefix)).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="${prefix}definitions" name="conformance" namespace="urn:stepwright:conformance">
${body}
</definitions>`;
}

function writeDecision(decision: ShortDecision, prefix: string): string {
  const id = `${prefix}${decision.id}`;
  const requirements = (decision.requires ?? []).map(
    (required, at) =>
      `<informationRequirement id="${id}_q${at}"><requiredDecision href="#${prefix}${required}" /></informationRequirement>`,
  );
  const { name = 'result', typeRef } = decision.variable ?? {};
  const logic =
    decision.literal === undefined
      ? writeTable(decision, id)
      : `<literalExpression id="${id}_l">${text(decision.literal)}</literalExpression>`;
  const variable = decision.literal === undefined ? '' : `<variable id="${id}_v"${attributes({ name, typeRef })} />`;
  return `<decision id="${id}" name="${id}" camunda:historyTimeToLive="P1D">${variable}${requirements.join('')}${logic}</decision>`;
}

function writeTable(decision: ShortDecision, id: string): string {
  const { hitPolicy, aggregation, inputs = [], outputs = [{ name: 'result' }], rules = [] } = decision;
  const inputElements = inputs.map(({ expression, typeRef, inputVariable }, at) => {
    const inner = `<inputExpression id="${id}_e${at}"${attributes({ typeRef })}>${text(expression)}</inputExpression>`;
    return `<input id="${id}_i${at}"${attributes({ label: `input ${at}`, 'camunda:inputVariable': inputVariable })}>${inner}</input>`;
  });
  const outputElements = outputs.map((output, at) => `<output id="${id}_o${at}"${attributes(output)} />`);
  const ruleElements = rules.map(([tests, results], at) => {
    const entries = tests.map((test, column) => `<inputEntry id="${id}_r${at}t${column}">${text(test)}</inputEntry>`);
    const values = results.map(
      (result, column) => `<outputEntry id="${id}_r${at}u${column}">${text(result)}</outputEntry>`,
    );
    return `<rule id="${id}_r${at}">${entries.join('')}${values.join('')}</rule>`;
  });
  const content = [...inputElements, ...outputElements, ...ruleElements].join('');
  return `<decisionTable id="${id}_t"${attributes({ hitPolicy, aggregation })}>${content}</decisionTable>`;
}

function text(content: string | undefined): string {
  return content === undefined ? '' : `<text>${escapeXml(content)}</text>`;
}

function attributes(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(value)}"`))
    .join('');
}

function escapeXml(content: string): string {
  return content
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
