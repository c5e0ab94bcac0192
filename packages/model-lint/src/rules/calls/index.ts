import type { Rule } from '../../rule.ts';
import { businessKeyNotPassed } from './business-key-not-passed.ts';

export const callsRules: readonly Rule[] = [businessKeyNotPassed];
