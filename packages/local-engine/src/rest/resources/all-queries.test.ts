import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { insertSample } from '../../../test/data/sample-records.ts';
import { emptyState, engineOver } from '../../../test/data/sample-state.ts';
import { createDispatcher, type Dispatcher } from '../dispatch.ts';
import type { RestAnswer } from '../route.ts';
import { QUERY_ROUTES } from './all-queries.ts';

type Shapes = Record<string, Record<string, string[]>>;

/** Recorded on Camunda 7.24 by record-rest-shapes.ts. */
const recorded = JSON.parse(
  readFileSync(new URL('../../../test/data/rest-shapes.json', import.meta.url), 'utf8'),
) as Shapes;

const IDS: Record<string, string> = {
  '/deployment/:id/resources': '/deployment/dep-1/resources',
  '/process-definition/key/:key/statistics': '/process-definition/key/shapes/statistics',
  '/process-definition/key/:key/xml': '/process-definition/key/shapes/xml',
  '/decision-definition/key/:key/xml': '/decision-definition/key/dec/xml',
  '/process-instance/:id/activity-instances': '/process-instance/pi-1/activity-instances',
  '/process-instance/:id/variables/:name': '/process-instance/pi-1/variables/text',
  '/task/:id/identity-links': '/task/ut-1/identity-links',
  '/task/:id/form': '/task/ut-1/form',
};

function sampleDispatcher(): Dispatcher {
  const state = emptyState();
  insertSample(state);
  return createDispatcher(engineOver(state), QUERY_ROUTES);
}

function ask(dispatcher: Dispatcher, target: string, body?: unknown): RestAnswer {
  const [path = '', text = ''] = target.split('?');
  const query = new Map(new URLSearchParams(text));
  return dispatcher.dispatch({ method: body === undefined ? 'GET' : 'POST', path, query, body }) as RestAnswer;
}

describe('the shape of an answer', () => {
  const dispatcher = sampleDispatcher();
  it.each(Object.entries(recorded))('%s has the properties that Camunda answers, of the same types', (route, shape) => {
    const answer = ask(dispatcher, IDS[route] ?? route);
    expect(answer.status).toBe(200);
    const items = Array.isArray(answer.body) ? answer.body : [answer.body];
    // Of a version with a failed instance the sample has no statistics: the latest has no instances.
    if (route !== '/process-definition/key/:key/statistics') expect(items).not.toHaveLength(0);
    for (const item of items as Record<string, unknown>[]) {
      expect(Object.keys(item).sort()).toEqual(Object.keys(shape));
      for (const [name, value] of Object.entries(item)) {
        const seen = shape[name] ?? [];
        // Where the recorded instances show nothing but null, nothing is known of the type.
        if (seen.join() === 'null' || (value === null && CAN_BE_NULL.has(name))) continue;
        expect(name === 'value' ? ['string', 'number', 'boolean'] : seen, name).toContain(typeOf(value));
      }
    }
  });
});

/** Not null in the recorded instances by chance. */
const CAN_BE_NULL = new Set([
  'name',
  'activityName',
  'versionTag',
  'historyConfiguration',
  'lastUpdated',
  'dueDate',
  'executionId',
  'processInstanceId',
]);

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
