import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { insertSample } from '../../../test/data/sample-records.ts';
import { emptyState, engineOver } from '../../../test/data/sample-state.ts';
import { createDispatcher } from '../dispatch.ts';
import { QUERY_ROUTES } from './all-queries.ts';

interface Refusal {
  readonly ask: string;
  readonly body?: unknown;
  readonly answer: { readonly status: number; readonly body: unknown };
}

/** Recorded on Camunda 7.24 by record-rest-shapes.ts. */
const refusals = JSON.parse(
  readFileSync(new URL('../../../test/data/rest-refusals.json', import.meta.url), 'utf8'),
) as readonly Refusal[];

describe('a question that Camunda refuses', () => {
  const state = emptyState();
  insertSample(state);
  const dispatcher = createDispatcher(engineOver(state), QUERY_ROUTES);
  it.each(refusals.map((refusal) => [refusal.ask, refusal] as const))(
    '%s is refused in the same words',
    (ask, refusal) => {
      const [path = '', text = ''] = ask.split('?');
      const query = new Map(new URLSearchParams(text));
      const method = refusal.body === undefined ? 'GET' : 'POST';
      expect(dispatcher.dispatch({ method, path, query, body: refusal.body })).toEqual(refusal.answer);
    },
  );
});
