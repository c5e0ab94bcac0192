import type { Rule } from '../rule.ts';
import { rules } from '../rules/index.ts';
import { crashRule } from './crash-rule.ts';
import { suppressionRules } from './suppression-rules.ts';

/** Every rule that a finding may name, ordered by name: also those about suppressions, and about rules that fail. */
export const everyRule: readonly Rule[] = [...rules, crashRule, ...suppressionRules].sort((a, b) =>
  a.name < b.name ? -1 : 1,
);
