import { everyRule, type Rule } from '@stepwright/model-lint';
import { Refusal } from '../refusal.ts';

/** Lists every rule with its severity and title. */
export function listRules(): string {
  const width = Math.max(...everyRule.map(({ name }) => name.length));
  return everyRule
    .map(({ name, severity, title }) => `${name.padEnd(width)}  ${severity.padEnd('warning'.length)}  ${title}`)
    .join('\n');
}

/**
 * Explains one rule: what it finds, why that matters, what to do.
 *
 * @throws {Refusal} when there is no such rule.
 */
export function explainRule(name: string): string {
  const rule = everyRule.find((one) => one.name === name);
  if (!rule) throw new Refusal(`There is no rule "${name}": "stepwright lint --rules" lists them.`);
  return explanationOf(rule);
}

function explanationOf({ name, severity, title, why, cure }: Rule): string {
  return [`${name} (${severity})`, title, '', `Why:  ${why}`, `Cure: ${cure}`].join('\n');
}
