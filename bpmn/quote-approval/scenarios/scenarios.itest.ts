import { testScenarios } from '@stepwright/process-test/vitest';
import { openEngine } from '../../test/helpers/open-engine.ts';
import { scenarios, subject } from './index.ts';

const thresholds = { nodes: 100, flows: 100, conditions: 100, errors: 100, timers: 100 };

testScenarios(await subject, scenarios, { engine: openEngine, coverage: { thresholds } });
