import type { EngineVariable } from '@stepwright/contract';
import { type Declaration, declarationsOf, enumValuesOf } from '../../data-flow/declarations.ts';
import { outerReadsOf } from '../../data-flow/outer-reads.ts';
import { taskContractOf } from '../../project/contracts-of.ts';
import type { Rule } from '../../rule.ts';

/** C6 of the check table, between contracts. */
export const variableTypeMismatch: Rule = {
  name: 'variable-type-mismatch',
  severity: 'error',
  title: 'A task reads a variable as another type than what sets it gives.',
  why: 'The worker refuses the task with CONTRACT_INPUT: the engine type differs, or the value is none of those that the reader knows. No retry helps.',
  cure: 'Give both contracts the same type; declare the variable once and use it in both.',
  check({ project, report }) {
    for (const process of project.processes) {
      const { byName } = declarationsOf(project, process);
      for (const { name, node, expression } of outerReadsOf(project, process)) {
        const reader = expression ? undefined : (taskContractOf(project, node)?.input as Inputs | undefined)?.[name];
        if (!reader) continue;
        const writer = (byName.get(name) ?? []).find((one) => one.node !== node && differs(reader, one));
        if (!writer) continue;
        const message = `"${node.id}" reads "${name}" as ${describe(reader)}, ${writer.origin} gives ${describeDeclaration(writer)}`;
        const file = project.fileOf(process);
        const related = writer.element ? [{ file, element: writer.element, message: `sets "${name}"` }] : [];
        report({ file, element: node.element, message, related });
      }
    }
  },
};

type Inputs = Readonly<Record<string, EngineVariable<unknown>>>;

function differs(reader: EngineVariable<unknown>, writer: Declaration): boolean {
  if (writer.type === undefined || writer.isLocal) return false;
  if (reader.isSealed !== writer.isSealed) return true;
  if (reader.type !== writer.type) return true;
  const allowed = enumValuesOf(reader);
  return allowed !== undefined && (writer.values ?? []).some((value) => !allowed.includes(value));
}

function describe(variable: EngineVariable<unknown>): string {
  const values = enumValuesOf(variable);
  return `${variable.isSealed ? 'sealed ' : ''}${variable.type}${values ? ` of ${values.join(', ')}` : ''}`;
}

function describeDeclaration({ type, values, isSealed }: Declaration): string {
  return `${isSealed ? 'sealed ' : ''}${type}${values ? ` of ${values.join(', ')}` : ''}`;
}
