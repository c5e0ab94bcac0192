import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployCallActivity: DeployRule = deployRule({
  name: 'deploy/call-activity',
  title: 'A call activity does not say what it calls, or in which version.',
  why: 'The engine refuses the whole deployment: there would be nothing to call.',
  cure: 'Set `calledElement`, and the version or the version tag when the binding asks for it.',
  takes: (finding) => isParserMessage(finding, /calledElement|caseRef|caseBinding/),
});
