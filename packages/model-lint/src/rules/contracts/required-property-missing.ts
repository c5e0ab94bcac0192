import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { RequiredProperty } from '../../project/policy.ts';
import type { Rule } from '../../rule.ts';
import { propertiesOf } from './properties-of.ts';

/** A7 of the check table. */
export const requiredPropertyMissing: Rule = {
  name: 'required-property-missing',
  severity: 'warning',
  title: 'An element lacks an extension property that the policy requires, or the value has another form.',
  why: 'Who looks for it when something fails, for example the owner or the runbook, finds nothing.',
  cure: 'Add the `camunda:property` to the `camunda:properties` of the element.',
  check({ project, report }) {
    const required = (project.policy.requiredProperties ?? []).map(withPattern);
    if (required.length === 0) return;
    for (const process of project.processes) {
      const owners: readonly (ProcessGraph | FlowNode)[] = [process, ...process.allNodes];
      for (const owner of owners) {
        for (const { name, on, pattern } of required) {
          if (!on.includes('kind' in owner ? owner.kind : 'process')) continue;
          const message = problemOf(name, owner.properties.get(name), pattern);
          if (message === undefined) continue;
          const [element = owner.element] = propertiesOf(owner.element, name);
          report({ file: project.fileOf(process), element, subject: owner, message });
        }
      }
    }
  },
};

interface Requirement {
  readonly name: string;
  readonly on: readonly string[];
  readonly pattern: RegExp | undefined;
}

function withPattern({ name, on, pattern }: RequiredProperty): Requirement {
  return { name, on, pattern: pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, 'u') };
}

function problemOf(name: string, value: string | undefined, pattern: RegExp | undefined): string | undefined {
  if (value === undefined) return `the property "${name}" is missing`;
  if (value.trim() === '') return `the property "${name}" is empty`;
  if (!pattern || pattern.test(value)) return undefined;
  return `the property "${name}" is "${value}", which does not match ${pattern.source.slice(4, -2)}`;
}
