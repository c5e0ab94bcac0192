import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployForm: DeployRule = deployRule({
  name: 'deploy/form',
  title: 'A form is not one that the engine knows.',
  why: 'The engine refuses the whole deployment: fields need an id and a known type, a form reference a binding, and a form handler must be in the engine.',
  cure: 'Use the types `string`, `long`, `boolean`, `date` and `enum`; give a `camunda:formRef` a `camunda:formRefBinding`.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /form(?:RefBinding| field|Key and formRef)|FormField|^unknown type '|^Cannot find validator|^attribute '(?:id|required|readable|writable)' |^Invalid element definition|a form reference by version|FormHandler|Cannot load class '/,
    ) && !/MailActivityBehavior/.test(finding.message),
});
