export { type CoverageThresholds, checkThresholds, type ThresholdMiss } from './coverage/check-thresholds.ts';
export { compareCoverage } from './coverage/compare-coverage.ts';
export { countKinds, type KindCount } from './coverage/count-kinds.ts';
export { coverRun, coverRuns } from './coverage/cover-run.ts';
export {
  type CoverageItem,
  type CoverageKind,
  coverageKinds,
  type ProcessCoverage,
} from './coverage/coverage-item.ts';
export { type CoverageReport, coverageJson, coverageReport, readCoverage } from './coverage/coverage-json.ts';
export { type CoverageLcovOptions, coverageLcov } from './coverage/coverage-lcov.ts';
export { coverageSummary } from './coverage/coverage-summary.ts';
export { type DrawCoverageOptions, drawCoverage } from './coverage/draw-coverage.ts';
export { mergeCoverage } from './coverage/merge-coverage.ts';
export { writeCoverage } from './coverage/write-coverage.ts';
export { type ConnectOptions, connectTestEngine } from './engine/connect-test-engine.ts';
export { createLocalTestEngine, type LocalTestEngineOptions } from './engine/local-test-engine.ts';
export type { TestClock, TestEngine } from './engine/test-engine.ts';
export type { Mutant } from './mutation/mutant.ts';
export { type MutantsOptions, mutantsOf } from './mutation/mutants-of.ts';
export {
  type MutantOutcome,
  type MutantResult,
  type MutationCounts,
  type MutationReport,
  mutationReportSchema,
} from './mutation/mutation-report.ts';
export { type MutationOperator, operatorNames } from './mutation/operators.ts';
export { drawSurvivors } from './mutation/report/draw-survivors.ts';
export { mutationJson } from './mutation/report/mutation-json.ts';
export { mutationText } from './mutation/report/mutation-text.ts';
export { scenarioRuns } from './mutation/scenario-runs.ts';
export { type MutationRun, type ScoreOptions, scoreMutants } from './mutation/score-mutants.ts';
export { ProcessTestError, type ProcessTestErrorCode } from './process-test-error.ts';
export { type ModelFile, type ProcessUnderTest, processUnderTest, readProcess } from './process-under-test.ts';
export {
  type Comparison,
  type ComparisonOptions,
  comparisonWith,
  type Difference,
  looksDifferent,
} from './properties/looks-different.ts';
export type { InstanceState, OpenTask, OpenUserTask, SetTimer, Wait } from './properties/play/instance-state.ts';
export type { Invariant, Violation } from './properties/play/invariants.ts';
export type { DrawOptions } from './properties/play/stage.ts';
export {
  formatPropertyReport,
  type PropertyFailure,
  type PropertyReport,
  type PropertyRunOptions,
  propertyRun,
} from './properties/property-run.ts';
export {
  type ArbitraryOfMapOptions,
  type ArbitraryOptions,
  arbitraryOf,
  arbitraryOfMap,
} from './properties/values/arbitrary-of.ts';
export { type TellingValue, type TellingValues, tellingValuesOf } from './properties/values/telling-values.ts';
export { type RecordOptions, recordScenario } from './replay/record-scenario.ts';
export type { MadeDecision, Passage, RaisedError, RunHistory } from './run/run-history.ts';
export { type RunOptions, runScenario, type ScenarioResult } from './run/run-scenario.ts';
export { type FailureParts, ScenarioFailure } from './run/scenario-failure.ts';
export type { Situation } from './run/situation.ts';
export type {
  Act,
  Complete,
  Decide,
  Expectation,
  Fail,
  FireTimer,
  PassTime,
  RaiseError,
  Scenario,
  ScenarioStart,
  ScenarioValues,
  SendMessage,
  SendSignal,
  Step,
} from './scenario/scenario.ts';
export { readScenarios, scenarioJsonSchema, writeScenarios } from './scenario/scenario-json.ts';
export {
  type Expected,
  type NamedElements,
  type NestedSteps,
  type ScenarioWords,
  scenariosFor,
} from './scenario/scenarios-for.ts';
