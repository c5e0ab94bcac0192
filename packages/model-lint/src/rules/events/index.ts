import type { Rule } from '../../rule.ts';

export const eventsRules: readonly Rule[] = [];
