import type { Rule } from '../../rule.ts';

export const contractsRules: readonly Rule[] = [];
