import type { Binding } from '@stepwright/model/graph';
import type { ProjectDecision } from '../../project/project.ts';
import type { Rule } from '../../rule.ts';
import { decisionTasksOf, isExpression } from './decision-tasks.ts';

const defaultBindings: readonly string[] = ['deployment', 'version', 'versionTag'];
const engineBindings: ReadonlySet<string> = new Set(['latest', ...defaultBindings]);

/** D7 of the check table. */
export const decisionBinding: Rule = {
  name: 'decision-binding',
  severity: 'warning',
  title:
    'A business rule task takes a version of its decision that the policy does not allow, or that has no such version tag.',
  why: 'With `latest`, which is also the default, a new table changes how instances decide that started long before it, and nobody tested the two together. A version tag that no deployed decision has makes the task fail.',
  cure: 'Set `camunda:decisionRefBinding="deployment"` and deploy the decision with the model, or bind to a version tag.',
  check({ project, report }) {
    const allowed = project.policy.bindings ?? defaultBindings;
    for (const { process, node, call, decision } of decisionTasksOf(project)) {
      const message =
        bindingProblem(call.decisionRef ?? '', call.binding, allowed) ?? tagProblem(call.binding, decision);
      if (message) report({ file: project.fileOf(process), element: node.element, message });
    }
  },
};

function bindingProblem(decision: string, binding: Binding, allowed: readonly string[]): string | undefined {
  const { kind, isStated } = binding;
  const isKnown = engineBindings.has(kind);
  if (allowed.includes(isKnown ? kind : 'latest')) return undefined;
  const list = allowed.join(', ');
  if (!isStated)
    return `the decision "${decision}" has no binding, so the latest version is taken; allowed are ${list}`;
  if (isKnown) return `the decision "${decision}" has the binding "${kind}"; allowed are ${list}`;
  return `the decision "${decision}" has the binding "${kind}", which the engine takes for "latest"; allowed are ${list}`;
}

/** The project's decision may be newer than the one that is bound to; one without any tag is no such version. */
function tagProblem({ kind, versionTag }: Binding, decision: ProjectDecision | undefined): string | undefined {
  if (kind !== 'versionTag' || !decision || versionTag === undefined || isExpression(versionTag)) return undefined;
  if (decision.element.attribute('http://camunda.org/schema/1.0/dmn:versionTag') !== undefined) return undefined;
  return `the decision "${decision.id}" is bound to the version tag "${versionTag}", but it has none`;
}
