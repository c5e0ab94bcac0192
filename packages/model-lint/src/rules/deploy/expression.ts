// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployExpression: DeployRule = deployRule({
  name: 'deploy/expression',
  title: 'A text does not parse as an expression.',
  why: 'The engine refuses the whole deployment: every text with `${…}` in conditions, names, topics, mappings and documentation is parsed when the model is deployed. Functions must exist.',
  cure: 'Correct the expression. In an XML attribute write `&amp;&amp;` and `&lt;`, or the words `and` and `lt`; in documentation of user tasks avoid `${`.',
  takes: (finding) =>
    isParserMessage(finding, /Error parsing '|Could not resolve function '|Parameters for function '/),
});
