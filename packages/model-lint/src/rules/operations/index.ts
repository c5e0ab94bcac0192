import type { Rule } from '../../rule.ts';

export const operationsRules: readonly Rule[] = [];
