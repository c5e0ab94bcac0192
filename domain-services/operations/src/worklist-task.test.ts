import { describe, expect, it } from 'vitest';
import { laterStatus, worklistStatuses } from './worklist-task.ts';

describe('the later of two states', () => {
  for (const left of worklistStatuses) {
    for (const right of worklistStatuses) {
      it(`is the same whether ${left} or ${right} was heard first`, () => {
        const later = laterStatus(left, right);
        expect(laterStatus(right, left)).toBe(later);
        expect([left, right]).toContain(later);
        expect(laterStatus(later, left)).toBe(later);
      });
    }
  }

  it('never leaves DECIDED, and leaves CANCELLED only for DECIDED', () => {
    expect(worklistStatuses.map((status) => laterStatus('DECIDED', status))).toEqual(Array(4).fill('DECIDED'));
    expect(worklistStatuses.map((status) => laterStatus('CANCELLED', status))).toEqual([
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
      'DECIDED',
    ]);
  });
});
