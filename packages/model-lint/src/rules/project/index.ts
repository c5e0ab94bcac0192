import type { Rule } from '../../rule.ts';
import { decisionKeyTwice } from './decision-key-twice.ts';
import { identifierCollision } from './identifier-collision.ts';
import { messageDefinedTwice } from './message-defined-twice.ts';
import { processKeyTwice } from './process-key-twice.ts';
import { rootElementUnused } from './root-element-unused.ts';

export const projectRules: readonly Rule[] = [
  decisionKeyTwice,
  identifierCollision,
  messageDefinedTwice,
  processKeyTwice,
  rootElementUnused,
];
