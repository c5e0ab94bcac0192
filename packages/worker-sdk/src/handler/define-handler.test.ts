import { expect, expectTypeOf, test } from 'vitest';
import { countLines, countPages, reserveInParts, reserveStock } from '../../test/helpers/contracts.ts';
import { defineHandler } from './define-handler.ts';

/** Never runs: the type checker is the test, and a `@ts-expect-error` without an error fails it. */
export const whatDoesNotCompile = [
  () =>
    // @ts-expect-error an effect needs reconcile
    defineHandler(reserveStock, { execute: async (_input, context) => context.unknown('x') }),
  () =>
    defineHandler(countLines, {
      // @ts-expect-error the code is not declared by the contract
      execute: async (_input, context) => context.bpmnError('NOT_DECLARED'),
    }),
  () =>
    defineHandler(countLines, {
      // @ts-expect-error the data of this error is missing
      execute: async (_input, context) => context.bpmnError('TOO_LARGE'),
    }),
  () =>
    defineHandler(countLines, {
      // @ts-expect-error the outcome is forgotten
      execute: async (_input, context) => {
        context.complete({ lineCount: 1 });
      },
    }),
  () =>
    defineHandler(countLines, {
      // @ts-expect-error an outcome cannot be written by hand
      execute: async () => ({ kind: 'fail' as const, code: 'X', reason: 'y' }),
    }),
  () =>
    defineHandler(countLines, {
      // @ts-expect-error the output has another type
      execute: async (_input, context) => context.complete({ lineCount: 'three' }),
    }),
  () =>
    defineHandler(countLines, {
      // @ts-expect-error the output is missing
      execute: async (_input, context) => context.complete(),
    }),
  () =>
    defineHandler(countLines, {
      // @ts-expect-error only effects may be unknown
      execute: async (_input, context) => context.unknown('x'),
    }),
  () =>
    defineHandler(countLines, {
      // @ts-expect-error the input has no such variable
      execute: async (input, context) => context.retry(input.quantity),
    }),
  () =>
    defineHandler(reserveStock, {
      execute: async (_input, context) => context.unknown('x'),
      // @ts-expect-error an outcome is no reconciliation
      reconcile: async (_input, context) => context.complete({ reservationId: 'R-1' }),
    }),
  () =>
    defineHandler(reserveStock, {
      execute: async (_input, context) => context.unknown('x'),
      // @ts-expect-error the code is not declared by the contract
      reconcile: async (_input, context) => context.rejected('NOT_DECLARED'),
    }),
  () =>
    defineHandler(countLines, {
      // @ts-expect-error the contract declares no progress
      execute: async (_input, context) => context.retry(String(context.progress)),
    }),
  () =>
    defineHandler(reserveStock, {
      // @ts-expect-error the contract declares no progress
      execute: async (_input, context) => context.unknown(String(context.heartbeat)),
      reconcile: async (_input, context) => context.stillUnknown('x'),
    }),
  () =>
    defineHandler(countPages, {
      async execute(_input, context) {
        // @ts-expect-error the progress has another type
        await context.heartbeat({ page: 'three' });
        expectTypeOf(context.progress?.page).toEqualTypeOf<number | undefined>();
        return context.complete({ lineCount: 1 });
      },
    }),
  () =>
    defineHandler(reserveInParts, {
      async execute(_input, context) {
        expectTypeOf(context.progress).toEqualTypeOf<bigint | undefined>();
        return context.unknown('x');
      },
      // @ts-expect-error a reconciliation has no progress
      reconcile: async (_input, context) => context.stillUnknown(String(context.progress)),
    }),
];

test('a handler without the methods of its contract is refused also at run time', () => {
  expect(() => defineHandler(reserveStock, { execute: async () => undefined } as never)).toThrow(
    /has no reconcile\(\)/,
  );
  expect(() => defineHandler(countLines, {} as never)).toThrow(/count-lines has no execute\(\)/);
});

test('a handler is bound to its contract', () => {
  const bound = defineHandler(countLines, { execute: async (_input, context) => context.complete({ lineCount: 1 }) });
  expect(bound.contract).toBe(countLines);
});
