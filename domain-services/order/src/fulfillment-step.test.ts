import { describe, expect, it } from 'vitest';
import { effectOf, type FulfillmentStep, operationsOf, planSteps, selectUndo } from './fulfillment-step.ts';
import { lineState } from './line-state.ts';

const plan = (...lineIndexes: number[]) => planSteps({ tenantId: 'acme', orderId: 'O-1', lineIndexes });

/** The plan with the first steps done, in an order of their own. */
function done(steps: readonly FulfillmentStep[], ...doneOrders: number[]): FulfillmentStep[] {
  return steps.map((step, index) => {
    const doneOrder = doneOrders[index];
    return doneOrder === undefined ? step : { ...step, status: 'SUCCEEDED', doneOrder };
  });
}

describe('planSteps', () => {
  it('plans two steps a line, then billing and the message, under keys that are all different', () => {
    const steps = plan(0, 1);
    expect(steps.map(({ stepType, lineIndex }) => `${stepType} ${lineIndex}`)).toEqual([
      'RESERVE_INVENTORY 0',
      'ACTIVATE_SERVICE 0',
      'RESERVE_INVENTORY 1',
      'ACTIVATE_SERVICE 1',
      'REQUEST_BILLING null',
      'NOTIFY_CUSTOMER null',
    ]);
    expect(steps.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4, 5]);
    const keys = steps.flatMap(({ baseKey, undoBaseKey }) =>
      undoBaseKey === null ? [baseKey] : [baseKey, undoBaseKey],
    );
    expect(new Set(keys).size).toBe(11);
  });

  it('plans only billing and the message for an order that changes nothing', () => {
    expect(plan().map(({ stepType }) => stepType)).toEqual(['REQUEST_BILLING', 'NOTIFY_CUSTOMER']);
  });
});

describe('effectOf', () => {
  it('knows what does a step and what undoes it, and nothing else', () => {
    for (const step of plan(0)) {
      const { forward, undo } = operationsOf(step);
      expect(effectOf(step, forward)).toBe('FORWARD');
      if (undo !== undefined) expect(effectOf(step, undo)).toBe('UNDO');
      expect(effectOf(step, { ...forward, system: 'another' })).toBeUndefined();
      expect(effectOf(step, { ...forward, operation: 'another' })).toBeUndefined();
      expect(effectOf(step, { ...forward, baseKey: 'another' })).toBeUndefined();
    }
  });
});

describe('selectUndo', () => {
  it('selects the latest effect that stands, by when it was done and not by when it was planned', () => {
    const steps = done(plan(0, 1), 3, 1, 2);
    expect(selectUndo(steps)).toMatchObject({ action: 'RELEASE_INVENTORY', step: { lineIndex: 0 } });
    const undone = steps.map((step) => (step.doneOrder === 3 ? { ...step, status: 'UNDONE' as const } : step));
    expect(selectUndo(undone)).toMatchObject({ action: 'RELEASE_INVENTORY', step: { lineIndex: 1 } });
  });

  it('passes over the message to the customer, which cannot be taken back', () => {
    expect(selectUndo(done(plan(0), 1, 2, 3, 4))).toMatchObject({ action: 'CANCEL_BILLING' });
  });

  it('selects nothing of steps that are not done', () => {
    const steps = plan(0);
    expect(selectUndo(steps)).toBeUndefined();
    expect(selectUndo(steps.map((step) => ({ ...step, status: 'REJECTED' as const })))).toBeUndefined();
    expect(selectUndo(steps.map((step) => ({ ...step, status: 'UNDONE' as const, doneOrder: 1 })))).toBeUndefined();
  });
});

describe('lineState', () => {
  const lineSteps = (...doneOrders: number[]) => done(plan(0), ...doneOrders).slice(0, 2);

  it('is told from the steps, the handoff and the order', () => {
    expect(lineState(lineSteps(), undefined, 'IN_PROGRESS')).toBe('PENDING');
    expect(lineState(lineSteps(1), undefined, 'IN_PROGRESS')).toBe('RESERVED');
    expect(lineState(lineSteps(1, 2), undefined, 'IN_PROGRESS')).toBe('ACTIVE');
    expect(lineState(lineSteps(1, 2), 'PENDING', 'PENDING_EXTERNAL')).toBe('BILLING_REQUESTED');
    expect(lineState(lineSteps(1, 2), 'CONFIRMED', 'IN_PROGRESS')).toBe('COMPLETED');
    expect(lineState(lineSteps(1), 'PENDING', 'FALLOUT')).toBe('RESERVED');
    expect(lineState([], 'PENDING', 'PENDING_EXTERNAL')).toBe('BILLING_REQUESTED');
    expect(lineState([], undefined, 'IN_PROGRESS')).toBe('PENDING');
    expect(lineState(lineSteps(1, 2), 'CANCELLED', 'CANCELLING')).toBe('ACTIVE');
  });

  it('is CANCELLED from the first effect that is undone, and at the latest with the order', () => {
    const undone = lineSteps(1, 2).map((step, index) => (index === 1 ? { ...step, status: 'UNDONE' as const } : step));
    expect(lineState(undone, undefined, 'CANCELLING')).toBe('CANCELLED');
    expect(lineState(lineSteps(), undefined, 'CANCELLED')).toBe('CANCELLED');
  });
});
