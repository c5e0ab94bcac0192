import './matchers.ts';

export type { CoverageDemands } from './check-coverage.ts';
export { type ProcessTestFixtures, processTest } from './process-test.ts';
export { type TestScenariosOptions, testScenarios } from './test-scenarios.ts';
