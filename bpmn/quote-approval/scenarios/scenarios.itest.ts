import { testScenarios } from '@stepwright/process-test/vitest';
import { openEngine } from '../../test/helpers/open-engine.ts';
import { scenarios, subject } from './index.ts';

testScenarios(await subject, scenarios, { engine: openEngine });
