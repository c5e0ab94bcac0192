import { Engine } from './engine.ts';
import { JobExecutor } from './jobs/job-executor.ts';
import { tryJob } from './jobs/try-job.ts';
import { LockExpiries } from './lock-expiries.ts';
import { EngineClock } from './state/engine-clock.ts';
import { openDataFolder } from './store/open-data-folder.ts';
import { Store } from './store/store.ts';

/** How an engine is opened. */
export interface LocalEngineOptions {
  /** Where the engine keeps everything on disk. @default only in memory */
  readonly dataDir?: string;
  /** Whether due jobs run by themselves. Without it they wait for the API, as in tests. @default true */
  readonly jobExecutor?: boolean;
  /** What a BPMN error that nothing catches does. @default 'exception', as on the engines that Stepwright starts; Camunda's default is 'silent' */
  readonly unhandledBpmnError?: 'silent' | 'exception';
  /** Retries of a new job. @default 3 */
  readonly defaultRetries?: number;
  /** Makes ids repeatable and branches run in another legal order for each seed, to expose races. In memory only. */
  readonly seed?: number;
  /** Gets what an operator should know, for example what a crash left and was repaired. @default nobody */
  readonly log?: (line: string) => void;
}

/** Runs due jobs by hand and moves the engine's time on, for an engine whose job executor is off. */
export interface JobRuns {
  /** Executes the jobs that are due now, and those that become due by that, until none is left. A failed one has cost a retry. */
  runDueJobs(): Promise<number>;
  /** Moves the clock on and executes on its way every job at its due date. */
  advance(byMs: number): Promise<void>;
  /** Moves the clock to the next due date of a job and executes what is due; undefined when no job waits. */
  runToNextDue(): Promise<Date | undefined>;
}

/** What is open of an engine, whoever talks to it. */
export interface OpenEngine extends JobRuns {
  readonly engine: Engine;
  readonly clock: EngineClock;
  /** Ends what is under way and closes the data folder. May run twice. */
  close(): Promise<void>;
}

/** One turn of `runDueJobs` executes at most so many: a cycle of jobs that are due at once never ends by itself. */
const jobsMax = 100_000;

/**
 * Opens an engine in this process.
 * @throws StoreError when the data folder is in use, corrupt or too new
 * @throws TypeError for a seed together with a data folder
 */
export async function openEngine(options: LocalEngineOptions = {}): Promise<OpenEngine> {
  const { dataDir, seed, log = () => undefined } = options;
  if (dataDir !== undefined && seed !== undefined) {
    throw new TypeError('A seed makes ids repeatable, which a data folder must not have: leave out seed or dataDir.');
  }
  const store = new Store(dataDir === undefined ? {} : { log: await openDataFolder(dataDir, log) });
  const clock = new EngineClock();
  const { unhandledBpmnError = 'exception', defaultRetries = 3 } = options;
  const engine = new Engine({ store, clock, settings: { unhandledBpmnError, defaultRetries }, seed });
  await engine.loadDefinitions().catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const executor = options.jobExecutor === false ? undefined : new JobExecutor(engine);
  executor?.wake();
  clock.onMoved(() => executor?.wake());
  const lockExpiries = new LockExpiries(engine, clock);
  return {
    engine,
    clock,
    runDueJobs: () => runDueJobs(engine, clock),
    advance: (byMs) => advance(engine, clock, byMs),
    runToNextDue: () => runToNextDue(engine, clock),
    close: async () => {
      lockExpiries.stop();
      await executor?.stop();
      await store.close();
    },
  };
}

async function runDueJobs(engine: Engine, clock: EngineClock): Promise<number> {
  const { dueJobs } = engine.state.tables;
  for (let count = 0; count < jobsMax; count += 1) {
    const [job] = dueJobs.due(clock.now(), 1);
    if (!job) return count;
    await tryJob(engine, job.id);
  }
  throw new Error(`${jobsMax} jobs ran and more are due: a model loops over jobs that are due at once`);
}

async function advance(engine: Engine, clock: EngineClock, byMs: number): Promise<void> {
  const untilMs = clock.now() + byMs;
  for (let due = engine.state.tables.dueJobs.nextDueAtMs(); due !== undefined && due <= untilMs; ) {
    clock.set(Math.max(due, clock.now()), { fixed: true });
    await runDueJobs(engine, clock);
    due = engine.state.tables.dueJobs.nextDueAtMs();
  }
  clock.set(untilMs, { fixed: true });
}

async function runToNextDue(engine: Engine, clock: EngineClock): Promise<Date | undefined> {
  const due = engine.state.tables.dueJobs.nextDueAtMs();
  if (due === undefined) return undefined;
  clock.set(Math.max(due, clock.now()), { fixed: true });
  await runDueJobs(engine, clock);
  return new Date(clock.now());
}
