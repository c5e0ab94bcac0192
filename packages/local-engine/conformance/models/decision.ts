import type { Model } from '../case.ts';
import { escapeXml } from './fragment.ts';

/** A decision table in short: every rule is its input entries followed by its output entries, all FEEL. */
export interface DecisionTable {
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  /** FEEL expression and, after a colon, the type: `amount:integer`. */
  readonly inputs: readonly string[];
  /** Name and, after a colon, the type: `level:string`. */
  readonly outputs: readonly string[];
  readonly rules: readonly (readonly string[])[];
  /** Keys of decisions that are needed first. */
  readonly requires?: readonly string[];
}

/** Makes a model of decision tables; the file is `<name>.dmn`. */
export function decisions(name: string, tables: Readonly<Record<string, DecisionTable>>): Model {
  const body = Object.entries(tables).map(([key, table]) => decisionText(key, table));
  const head = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="${name}-definitions" name="${name}" namespace="urn:conformance">`;
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', head, ...body, '</definitions>'];
  return { name: `${name}.dmn`, text: `${lines.join('\n')}\n` };
}

function decisionText(key: string, table: DecisionTable): string {
  const { hitPolicy = 'UNIQUE', aggregation, inputs, outputs, rules, requires = [] } = table;
  return [
    `<decision id="${key}" name="${key}" camunda:historyTimeToLive="P1D">`,
    ...requires.map((id) => `<informationRequirement><requiredDecision href="#${id}"/></informationRequirement>`),
    `<decisionTable id="${key}-table" hitPolicy="${hitPolicy}"${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}>`,
    ...inputs.map((input, index) => inputText(key, input, index)),
    ...outputs.map((output, index) => outputText(key, output, index)),
    ...rules.map((rule, index) => ruleText(key, rule, index, inputs.length)),
    '</decisionTable></decision>',
  ].join('\n');
}

function inputText(key: string, input: string, index: number): string {
  const [expression = '', type = 'string'] = input.split(':');
  return `<input id="${key}-i${index}"><inputExpression id="${key}-ie${index}" typeRef="${type}"><text>${escapeXml(expression)}</text></inputExpression></input>`;
}

function outputText(key: string, output: string, index: number): string {
  const [name = '', type] = output.split(':');
  return `<output id="${key}-o${index}" name="${name}"${type === undefined ? '' : ` typeRef="${type}"`}/>`;
}

function ruleText(key: string, rule: readonly string[], index: number, inputCount: number): string {
  const entries = rule.map((entry, at) => {
    const kind = at < inputCount ? 'inputEntry' : 'outputEntry';
    return `<${kind} id="${key}-r${index}-${at}"><text>${escapeXml(entry)}</text></${kind}>`;
  });
  return `<rule id="${key}-r${index}">${entries.join('')}</rule>`;
}
