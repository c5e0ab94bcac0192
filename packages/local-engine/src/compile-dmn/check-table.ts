import type { XmlElement } from '@stepwright/model/xml';
import { DmnFault } from './dmn-fault.ts';

const hitPolicies = ['UNIQUE', 'FIRST', 'ANY', 'RULE ORDER', 'COLLECT'];

/** Checks a decision table as Camunda's DMN engine does when it transforms it. @throws {DmnFault} */
export function checkTable(table: XmlElement, decisionId: string): void {
  checkHitPolicy(table, decisionId);
  const inputs = partsOf(table, 'input');
  for (const input of inputs) requireId(input, '11', `The decision table input of decision '${decisionId}'`);
  const outputs = partsOf(table, 'output');
  checkOutputs(outputs, decisionId);
  for (const rule of partsOf(table, 'rule')) {
    requireId(rule, '13', `The decision table rule of decision '${decisionId}'`);
    checkCount('005', 'inputs', 'input', inputs.length, rule);
    checkCount('006', 'outputs', 'output', outputs.length, rule);
  }
}

function partsOf(element: XmlElement, tag: string): readonly XmlElement[] {
  return element.elementsIn(element.uri, tag);
}

function checkHitPolicy(table: XmlElement, decisionId: string): void {
  const policy = table.attribute('hitPolicy') ?? 'UNIQUE';
  const aggregation = table.attribute('aggregation');
  if (hitPolicies.includes(policy) && (aggregation === undefined || policy === 'COLLECT')) return;
  const suffix = aggregation === undefined ? '' : ` with aggregation '${aggregation}'`;
  const message = `DMN-02007 The hit policy '${policy}'${suffix} of the decision table of '${decisionId}' is not supported.`;
  throw new DmnFault(message, table);
}

function checkOutputs(outputs: readonly XmlElement[], decisionId: string): void {
  const names = new Set<string | undefined>();
  for (const output of outputs) {
    requireId(output, '12', `The decision table output of decision '${decisionId}'`);
    const name = output.attribute('name');
    const start = `The decision table of '${decisionId}' has a compound output but`;
    if (outputs.length > 1 && name === undefined) {
      throw new DmnFault(`DMN-02008 ${start} output '${output.id}' does not have an output name.`, output);
    }
    if (names.has(name)) throw new DmnFault(`DMN-02009 ${start} name of output '${output.id}' is duplicate.`, output);
    names.add(name);
  }
}

function requireId(element: XmlElement, number: string, what: string): void {
  if (element.id) return;
  throw new DmnFault(`DMN-020${number} ${what} must have a 'id' attribute set.`, element);
}

function checkCount(number: string, what: string, kind: string, expected: number, rule: XmlElement): void {
  const count = partsOf(rule, `${kind}Entry`).length;
  if (count === expected) return;
  const message = `DMN-02${number} The number of ${what} '${expected}' and ${kind} entries differ '${count}' for rule '${rule.id}'.`;
  throw new DmnFault(message, rule);
}
