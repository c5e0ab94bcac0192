import { describe, expect, it } from 'vitest';
import { type CaseCommand, type CaseStatus, caseMoves } from './fallout-case.ts';

const legal = new Set([
  'OPEN RESOLVE RESOLVING',
  'OPEN SETTLE RESOLVED',
  'OPEN CLOSE CLOSED',
  'RESOLVING SETTLE RESOLVED',
  'RESOLVING REFUSE OPEN',
  'RESOLVING CLOSE CLOSED',
]);

describe('the life of a case', () => {
  for (const status of Object.keys(caseMoves) as CaseStatus[]) {
    for (const command of Object.keys(caseMoves[status]) as CaseCommand[]) {
      const next = caseMoves[status][command];
      it(next === null ? `refuses ${command} in ${status}` : `goes by ${command} from ${status} to ${next}`, () => {
        const wanted = [...legal].find((move) => move.startsWith(`${status} ${command} `));
        expect(next).toBe(wanted?.split(' ')[2] ?? null);
      });
    }
  }
});
