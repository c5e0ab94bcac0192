import { ok, type Route } from '../route.ts';

/** The version of Camunda whose API and semantics this engine has. */
export const CAMUNDA_VERSION = '7.24.0';

/** What can be asked about the engine itself. Here is only one engine, and no telemetry is ever sent. */
export const engineQueries: readonly Route[] = [
  { method: 'GET', path: '/version', handler: () => ok({ version: CAMUNDA_VERSION }) },
  { method: 'GET', path: '/engine', handler: () => ok([{ name: 'default' }]) },
  { method: 'GET', path: '/telemetry/configuration', handler: () => ok({ enableTelemetry: false }) },
];
