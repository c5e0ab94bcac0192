import { decisionDefinitions } from '../../queries/decision-definitions.ts';
import { resourceText } from '../../queries/definition-category.ts';
import { ofLatest } from '../latest-definition.ts';
import type { Handler, Route } from '../route.ts';
import { decisionDefinitionShape } from '../shapes/decision-definition.ts';
import { found, notFound } from './found-queries.ts';
import { listRoutes } from './list-queries.ts';

const missing = (id: string): Error =>
  notFound(
    `no deployed decision definition found with id '${id}': decisionDefinition is null`,
    'InvalidRequestException',
    0,
  );

/** What can be asked about decision definitions. */
export const decisionDefinitionQueries: readonly Route[] = [
  ...listRoutes({
    path: '/decision-definition',
    definition: decisionDefinitions,
    shape: decisionDefinitionShape,
    hasPost: false,
  }),
  ...ofOne(
    '',
    found((state, id) => {
      const decision = state.tables.decisions.get(id);
      return decision && decisionDefinitionShape(decision, state);
    }, missing),
  ),
  ...ofOne(
    '/xml',
    found((state, id) => {
      const decision = state.tables.decisions.get(id);
      return decision && { id, dmnXml: resourceText(decision, state) ?? null };
    }, missing),
  ),
];

/** A route by id, and the same by key of the latest version. */
function ofOne(rest: string, handler: Handler): readonly Route[] {
  return [
    { method: 'GET', path: `/decision-definition/:id${rest}`, handler },
    { method: 'GET', path: `/decision-definition/key/:key${rest}`, handler: ofLatest('decision', handler) },
  ];
}
