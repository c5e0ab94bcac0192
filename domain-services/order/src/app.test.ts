import { createAuthenticator, type ServiceDatabase } from '@stepwright/service-kit';
import { describe, expect, it } from 'vitest';
import { buildOrderApp } from './app.ts';

const unreachable = async (): Promise<never> => {
  throw new Error('no database is there');
};

describe('buildOrderApp', () => {
  it('describes all routes without a database', () => {
    const app = buildOrderApp({
      database: { withTenant: unreachable, end: unreachable } as unknown as ServiceDatabase,
      authenticator: createAuthenticator({ issuer: 'urn:test', audience: 'test', keys: { keys: [] } }),
      logger: { info() {}, warn() {}, error() {} },
    });
    const { paths } = app.openApi() as { paths: Record<string, object> };
    expect(
      Object.entries(paths)
        .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
        .sort(),
    ).toEqual([
      'get /operations',
      'get /orders/{orderId}',
      'get /orders/{orderId}/lines/{lineIndex}',
      'get /orders/{orderId}/steps/{stepId}',
      'post /operations',
      'post /operations/{operationId}/attempts',
      'post /operations/{operationId}/attempts/{attemptNo}/outcome',
      'post /operations/{operationId}/attempts/{attemptNo}/reconciliations',
      'post /orders',
      'post /orders/{orderId}/billing-callbacks',
      'post /orders/{orderId}/billing-confirmations',
      'post /orders/{orderId}/cancellation',
      'post /orders/{orderId}/cancellation-completion',
      'post /orders/{orderId}/completion',
      'post /orders/{orderId}/decomposition',
      'post /orders/{orderId}/fallout-resolutions',
      'post /orders/{orderId}/fallouts',
      'post /orders/{orderId}/process-claims',
      'post /orders/{orderId}/steps/{stepId}/retry',
      'post /orders/{orderId}/undo-selections',
    ]);
  });
});
