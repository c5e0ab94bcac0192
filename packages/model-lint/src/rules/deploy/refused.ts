import { type DeployRule, deployRule } from './deploy-rule.ts';
import { takingRules } from './taking-rules.ts';

/** The last one: what no other rule speaks of. */
export const deployRefused: DeployRule = deployRule({
  name: 'deploy/refused',
  title: 'The engine refuses a file for a reason that has no rule of its own.',
  why: 'The engine refuses the whole deployment, often by an error inside of its parser that says little.',
  cure: 'Look at the element that is named, and take out what is unusual about it.',
  takes: (finding, file) => !takingRules.some((rule) => rule.takes(finding, file)),
});
