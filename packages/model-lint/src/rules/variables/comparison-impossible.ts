import type { EngineVariableType } from '@stepwright/contract';
import { type Declaration, declarationsOf } from '../../data-flow/declarations.ts';
import type { Comparison } from '../../data-flow/expression-reads.ts';
import { expressionsOf } from '../../data-flow/model-expressions.ts';
import type { Rule } from '../../rule.ts';

const numbers: readonly EngineVariableType[] = ['Integer', 'Long', 'Double'];

/** C6 of the check table, for literals in conditions. */
export const comparisonImpossible: Rule = {
  name: 'comparison-impossible',
  severity: 'error',
  title: 'An expression compares a variable with a value that it cannot have by its contract.',
  why: 'The comparison always gives the same answer, or the engine fails to convert one side: a branch that nobody ever takes, or an incident.',
  cure: 'Compare with a value of the contract, or correct the contract.',
  check({ project, report }) {
    for (const process of project.processes) {
      const { byName, mayHoldOthers } = declarationsOf(project, process);
      // Whatever sets variables freely may give any value.
      if (mayHoldOthers) continue;
      for (const { comparisons, element, node, flow } of expressionsOf(process)) {
        for (const comparison of comparisons) {
          const reason = reasonOf(comparison, byName.get(comparison.name) ?? []);
          if (reason === undefined) continue;
          const { name, operator, literal } = comparison;
          const shown = literal.type === 'String' ? `"${literal.value}"` : String(literal.value);
          const message = `"${name} ${operator} ${shown}" cannot be: ${reason}`;
          report({ file: project.fileOf(process), element, subject: flow ?? node, message });
        }
      }
    }
  },
};

/** Why it cannot be; undefined when one of the declarations allows it, or says nothing. */
function reasonOf({ name, literal }: Comparison, declarations: readonly Declaration[]): string | undefined {
  if (literal.type === 'Null' || declarations.length === 0) return undefined;
  const reasons = declarations.map((one) => reasonFor(name, literal, one));
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
}

function reasonFor(name: string, literal: Comparison['literal'], declaration: Declaration): string | undefined {
  const { type, values, origin, isSealed } = declaration;
  if (type === undefined) return undefined;
  if (isSealed) return `${origin} seals "${name}", so that the engine sees it encrypted`;
  if (literal.type === 'String') {
    if (type !== 'String')
      return type === 'Json' || type === 'Date' ? undefined : `${origin} gives "${name}" as ${type}`;
    return values && !values.includes(String(literal.value))
      ? `${origin} gives only ${values.map((one) => `"${one}"`).join(', ')}`
      : undefined;
  }
  const fits = literal.type === 'Boolean' ? type === 'Boolean' : numbers.includes(type);
  // A text of digits is converted, so only a text that is never digits cannot be compared with a number.
  const mayConvert = type === 'Json' || (type === 'String' && !values);
  return fits || mayConvert ? undefined : `${origin} gives "${name}" as ${type}`;
}
