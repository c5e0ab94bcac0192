export type { Fault, FaultKind, Faults } from './faults/faults.ts';
export type { JobRuns, LocalEngineOptions } from './local-engine.ts';
export { CAMUNDA_VERSION } from './rest/resources/engine-queries.ts';
export {
  createLocalEngine,
  type LocalEngine,
  type LocalEngineServer,
  type LocalEngineServerOptions,
  startLocalEngine,
} from './start-local-engine.ts';
export { EngineError } from './state/engine-error.ts';
export { StoreError, type StoreErrorCode } from './store/store-error.ts';
