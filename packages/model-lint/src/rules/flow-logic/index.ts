import type { Rule } from '../../rule.ts';

export const flowLogicRules: readonly Rule[] = [];
