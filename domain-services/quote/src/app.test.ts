import { createAuthenticator } from '@stepwright/service-kit';
import { expect, it } from 'vitest';
import { buildQuoteApp, type QuoteAppParts } from './app.ts';

const nothing = new Proxy({}, { get: (_target, name) => expect.unreachable(`${String(name)} was used`) });

it('is built without a database and describes every route', () => {
  const app = buildQuoteApp({
    database: nothing as QuoteAppParts['database'],
    authenticator: createAuthenticator({ issuer: 'x', audience: 'x', keys: { keys: [] } }),
    logger: nothing as QuoteAppParts['logger'],
    onCommit: () => {},
    catalog: nothing as QuoteAppParts['catalog'],
    approvalPolicy: nothing as QuoteAppParts['approvalPolicy'],
  });
  const paths = app.openApi().paths as Record<string, object>;
  expect(Object.entries(paths).map(([path, item]) => `${Object.keys(item).join()} ${path}`)).toEqual([
    'post /quotes',
    'put /quotes/{quoteId}/configuration',
    'post /quotes/{quoteId}/pricing',
    'post /quotes/{quoteId}/approval-submission',
    'post /quotes/{quoteId}/approval-decisions',
    'post /quotes/{quoteId}/artifacts',
    'post /quotes/{quoteId}/acceptance',
    'get /quotes/{quoteId}',
    'get /quotes/{quoteId}/transitions',
    'post /quotes/{quoteId}/process-claims',
    'post /quotes/{quoteId}/approval-requests/{approvalRequestId}/evaluation',
    'post /quotes/{quoteId}/approval-requests/{approvalRequestId}/tasks',
    'post /quotes/{quoteId}/approval-tasks/{approvalTaskId}/escalation',
    'post /quotes/{quoteId}/fallouts',
    'post /quotes/{quoteId}/fallout-resolutions',
    'post,get /operations',
    'post /operations/{operationId}/attempts',
    'post /operations/{operationId}/attempts/{attemptNo}/outcome',
    'post /operations/{operationId}/attempts/{attemptNo}/reconciliations',
  ]);
});
