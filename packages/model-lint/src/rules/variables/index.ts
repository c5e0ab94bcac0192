import type { Rule } from '../../rule.ts';

export const variablesRules: readonly Rule[] = [];
