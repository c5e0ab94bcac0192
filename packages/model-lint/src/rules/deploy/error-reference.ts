import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployErrorReference: DeployRule = deployRule({
  name: 'deploy/error-reference',
  title: 'An error end event has no error, or an error has no id.',
  why: 'The engine refuses the whole deployment: there would be no code to throw.',
  cure: 'Name an error of the file that has an error code.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /^'errorRef' attribute|^'id' is mandatory on error|errorCode|an errorEventDefinition without|^error.*errorRef/,
    ),
});
