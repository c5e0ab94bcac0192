import type { Rule } from '../rule.ts';

/** A rule has thrown. */
export const crashRule: Rule = {
  name: 'rule-crashed',
  severity: 'error',
  title: 'A rule failed while it looked at the project.',
  why: 'What this rule would have found is unknown, so the model may be wrong where nothing is reported.',
  cure: 'Report the message and the model to the maintainers; until then set the rule to "off" to get a clean run.',
  check: () => undefined,
};
