import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployField: DeployRule = deployRule({
  name: 'deploy/field',
  title: 'A field of Java code has no value, or two.',
  why: 'The engine refuses the whole deployment: it does not know what to put into the field.',
  cure: 'Give the field exactly one of `stringValue`, `expression`, `<camunda:string>` and `<camunda:expression>`.',
  takes: (finding) =>
    isParserMessage(finding, /field declaration|attribute '(?:stringValue|expression)' (?:nor|and) element/),
});
