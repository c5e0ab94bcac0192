import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployMail: DeployRule = deployRule({
  name: 'deploy/mail',
  title: 'A mail or shell task lacks what it needs.',
  why: 'The engine refuses the whole deployment: a mail needs a recipient, a text and the mail library in the engine; a shell task needs a command.',
  cure: 'Send mail from an external task worker. Otherwise add the fields that the message names, and the library `commons-email` to the engine.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /on the (?:mail|shell) activity|^Text or html field|^undefined value for shell|MailActivityBehavior|of a shell task is an expression/,
    ),
});
