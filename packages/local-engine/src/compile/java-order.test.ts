import { expect, it } from 'vitest';
import { javaHashOrder } from './java-order.ts';

it('iterates as a HashMap of the engine did when it was recorded, equal hash codes in the order of insertion', () => {
  const keys = ['zeta', 'alpha', 'mid', 'x1', 'Bb', 'AaAa', 'BBBB', 'AaBB', 'long-name-of-an-event'];
  expect(javaHashOrder(keys)).toEqual([
    'zeta',
    'Bb',
    'alpha',
    'mid',
    'x1',
    'long-name-of-an-event',
    'AaAa',
    'BBBB',
    'AaBB',
  ]);
});
