import type { Rule } from '../../rule.ts';
import { deployRefused } from './refused.ts';
import { takingRules } from './taking-rules.ts';

export const deployRules: readonly Rule[] = [...takingRules, deployRefused];
