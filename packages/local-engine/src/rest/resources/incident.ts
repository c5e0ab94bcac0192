import { resolveIncident } from '../../commands/resolve-incident.ts';
import { setIncidentAnnotation } from '../../commands/set-incident-annotation.ts';
import { bodyOf, textOf } from '../request-body.ts';
import { isBadRequest, isNotFound, reworded } from '../rest-error.ts';
import { type Handler, NO_CONTENT, type RestAnswer, type Route } from '../route.ts';

/** Incidents. */
export const incidentRoutes: readonly Route[] = [
  { method: 'DELETE', path: '/incident/:id', handler: resolve },
  { method: 'PUT', path: '/incident/:id/annotation', handler: annotate },
  { method: 'DELETE', path: '/incident/:id/annotation', handler: clearAnnotation },
];

async function resolve(...[engine, { params }]: Parameters<Handler>): Promise<RestAnswer> {
  await reworded(
    engine.execute((state) => resolveIncident(state, params.id as string)),
    (error) => {
      if (isNotFound(error)) return { status: 404, type: 'InvalidRequestException', code: null };
      return isBadRequest(error) ? { type: 'InvalidRequestException', code: null } : undefined;
    },
  );
  return NO_CONTENT;
}

async function annotate(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const annotation = textOf(bodyOf(request), 'annotation');
  await engine.execute((state) => setIncidentAnnotation(state, request.params.id as string, annotation));
  return NO_CONTENT;
}

async function clearAnnotation(...[engine, { params }]: Parameters<Handler>): Promise<RestAnswer> {
  await engine.execute((state) => setIncidentAnnotation(state, params.id as string, undefined));
  return NO_CONTENT;
}
