import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployDecisionReference: DeployRule = deployRule({
  name: 'deploy/decision-reference',
  title:
    'A business rule task does not say which version of its decision it means, or maps the result in an unknown way.',
  why: 'The engine refuses the whole deployment.',
  cure: 'Set `camunda:decisionRefVersion` or `camunda:decisionRefVersionTag` as the binding asks for it, and a mapper that exists.',
  takes: (finding) => isParserMessage(finding, /decision result mapper|decisionRef/),
});
