import type { Fault, Faults } from '../faults/faults.ts';
import { invalidRequest } from '../state/engine-error.ts';
import { bodyOf, flagOf, integerOf, textOf } from './request-body.ts';
import { NO_CONTENT, ok, type Route } from './route.ts';

/** What tests may do to an engine besides using it. */
export interface TestControls {
  /** Moves the engine's clock: it goes on from there, or stands still with `fixed`; undefined puts it back. */
  setClock?(nowMs: number | undefined, options: { readonly fixed: boolean }): void;
  readonly faults?: Faults;
}

// The extended form without an offset is what Java's Instant reads.
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/;

/** The endpoints `/test/clock` and `/test/faults`; only for engines that were started with them. */
export function testRoutes({ setClock, faults }: TestControls): readonly Route[] {
  return [
    ...(setClock === undefined ? [] : clockRoutes(setClock)),
    ...(faults === undefined ? [] : faultRoutes(faults)),
  ];
}

/** The same contract as the test clock of the engines of `@stepwright/test-servers`. */
function clockRoutes(setClock: NonNullable<TestControls['setClock']>): readonly Route[] {
  return [
    {
      method: 'PUT',
      path: '/test/clock',
      handler: (_engine, request) => {
        const body = bodyOf(request);
        const now = textOf(body, 'now') ?? '';
        if (!INSTANT.test(now) || Number.isNaN(Date.parse(now))) {
          throw invalidRequest(`now must be an ISO instant, not ${JSON.stringify(body.now ?? null)}`);
        }
        setClock(Date.parse(now), { fixed: flagOf(body, 'fixed') });
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: '/test/clock',
      handler: () => {
        setClock(undefined, { fixed: false });
        return NO_CONTENT;
      },
    },
  ];
}

function faultRoutes(faults: Faults): readonly Route[] {
  return [
    {
      method: 'PUT',
      path: '/test/faults',
      handler: (_engine, request) => {
        const body = bodyOf(request);
        const times = integerOf(body, 'times');
        const delayMs = integerOf(body, 'delayMs');
        plan(faults, {
          on: textOf(body, 'on') ?? '',
          kind: textOf(body, 'kind') as Fault['kind'],
          ...(times === undefined ? {} : { times }),
          ...(delayMs === undefined ? {} : { delayMs }),
        });
        return NO_CONTENT;
      },
    },
    { method: 'GET', path: '/test/faults', handler: () => ok(faults.pending) },
    {
      method: 'DELETE',
      path: '/test/faults',
      handler: () => {
        faults.clear();
        return NO_CONTENT;
      },
    },
  ];
}

function plan(faults: Faults, fault: Fault): void {
  try {
    faults.next(fault);
  } catch (error) {
    throw invalidRequest(error instanceof Error ? error.message : String(error));
  }
}
