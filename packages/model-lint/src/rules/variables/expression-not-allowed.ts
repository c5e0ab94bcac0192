import { expressionsOf } from '../../data-flow/model-expressions.ts';
import type { Rule } from '../../rule.ts';

/** C7 of the check table, for expressions. */
export const expressionNotAllowed: Rule = {
  name: 'expression-not-allowed',
  severity: 'error',
  title: "A model uses an expression that is not on the policy's list.",
  why: 'An expression runs inside of the engine with everything that it can reach; what may be written there is agreed.',
  cure: 'Let a task decide and route on its answer, or add a pattern to `policy.allowedExpressions` after a review.',
  check({ project, report }) {
    const { allowedExpressions } = project.policy;
    if (!allowedExpressions) return;
    const patterns = allowedExpressions.map((pattern) => new RegExp(`^(?:${pattern})$`, 'u'));
    for (const process of project.processes) {
      for (const { text, element, role, node, flow } of expressionsOf(process)) {
        if (patterns.some((pattern) => pattern.test(text))) continue;
        const message = `the ${role} "${text}" matches none of the allowed expressions`;
        report({ file: project.fileOf(process), element, subject: flow ?? node, message });
      }
    }
  },
};
