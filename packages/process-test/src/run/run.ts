import type { EngineClient, ProcessInstanceId } from '@stepwright/engine-client';
import type { TestEngine } from '../engine/test-engine.ts';
import type { ProcessUnderTest } from '../process-under-test.ts';
import type { RaisedError } from './run-history.ts';
import type { RunTime } from './run-time.ts';

/** A scenario under way: one instance on one engine, and what the kit must remember about it. */
export interface Run {
  readonly subject: ProcessUnderTest;
  readonly engine: TestEngine;
  readonly client: EngineClient;
  readonly time: RunTime;
  readonly businessKey: string;
  readonly processInstanceId: ProcessInstanceId;
  readonly raised: RaisedError[];
  /** Incidents that a step has asked for or an expectation has seen. */
  readonly knownIncidents: Set<string>;
}

/** Who completes external tasks: an engine wants to know. */
export const workerId = 'process-test';
