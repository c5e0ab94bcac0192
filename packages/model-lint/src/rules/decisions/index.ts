import type { Rule } from '../../rule.ts';

export const decisionsRules: readonly Rule[] = [];
