import type { EngineVariable } from '@stepwright/contract';
import type { Declaration } from '../../data-flow/declarations.ts';
import type { Rule } from '../../rule.ts';
import { readsOf } from './decision-reads.ts';
import { decisionTasksOf } from './decision-tasks.ts';
import { suppliedVariables } from './supplied-variables.ts';

const numbers: readonly string[] = ['Integer', 'Long', 'Double'];

/** D2 of the check table. */
export const decisionInputType: Rule = {
  name: 'decision-input-type',
  severity: 'warning',
  title: 'A decision gets a variable of another type than its input has.',
  why: 'The engine converts the value to the type of the input. A value that it cannot convert makes the decision fail, and with it the task.',
  cure: 'Give the input the type that the contract declares, or declare the variable with the type that the decision needs.',
  check({ project, report }) {
    for (const { process, node, decision } of decisionTasksOf(project)) {
      if (!decision || !project.contractOf(process)) continue;
      const reads = readsOf(project, decision) ?? [];
      const { byName, fromCallers } = suppliedVariables(project, process);
      for (const read of reads) {
        if (fromCallers.has(read.name)) continue;
        const wrong = byName.get(read.name)?.map((declaration) => mismatchOf(declaration, read.typeRef));
        const [problem] = wrong?.every((one) => one !== undefined) ? wrong : [];
        if (problem === undefined) continue;
        report({
          file: project.fileOf(process),
          element: node.element,
          message: `the decision "${read.decision.id}" gets "${read.name}" from ${problem}`,
          related: [{ file: read.decision.file, element: read.element, message: `"${read.name}" is read here` }],
        });
      }
    }
  },
};

function mismatchOf({ variable, origin }: Declaration, typeRef: string | undefined): string | undefined {
  if (!variable) return undefined;
  if (variable.isSealed) return `${origin} sealed: all that it sees is the encrypted text`;
  const why = typeRef === undefined ? undefined : conversionProblem(variable, typeRef);
  return why === undefined ? undefined : `${origin} as ${variable.type}, and its input is ${typeRef}: ${why}`;
}

/** Why values of a contract's variable cannot be converted; undefined when they all, or all sensible ones, can. */
function conversionProblem(variable: EngineVariable<unknown>, typeRef: string): string | undefined {
  const { type } = variable;
  if (type === 'Json') return undefined;
  switch (typeRef) {
    case 'integer':
    case 'long':
      if (type === 'Double') return 'a value with decimals is refused';
      if (type === 'Long' && typeRef === 'integer') return 'a value beyond 32 bits is refused';
      return numbers.includes(type) || takesText(variable, '12', 'x') ? undefined : 'it is no whole number';
    case 'double':
      return numbers.includes(type) || takesText(variable, '12.5', 'x') ? undefined : 'it is no number';
    case 'boolean':
      return type === 'Boolean' || takesText(variable, 'true', 'x') ? undefined : 'it is neither true nor false';
    case 'date':
      return type === 'Date' || type === 'String' ? undefined : 'it is no date';
    default:
      return undefined;
  }
}

/** Whether a text variable takes texts of one kind only, as `v.decimal()` does. */
function takesText({ type, schema }: EngineVariable<unknown>, fitting: string, other: string): boolean {
  return type === 'String' && schema.safeParse(fitting).success && !schema.safeParse(other).success;
}
