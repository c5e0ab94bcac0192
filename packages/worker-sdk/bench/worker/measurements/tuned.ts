import type { BenchEngine } from '../engines/bench-engine.ts';
import { camundaOnH2, camundaOnPostgres } from '../engines/camunda.ts';
import { startStubEngine } from '../engines/start-stub-engine.ts';
import type { Measure } from '../figure.ts';
import { compareThroughput } from './throughput.ts';

/** Both with the same limits, where the engine's work is most of the time. */
export const tunedReal = tuned('tunedReal', 'at least 1.2', camundaOnH2, 1_000);

/** The same on a database over a connection. */
export const tunedPostgres = tuned('tunedPostgres', '', camundaOnPostgres, 500);

/** Both with the same limits, where the engine's work is next to nothing. */
export const tunedStub = tuned('tunedStub', 'at least 1.5', startStubEngine, 10_000);

function tuned(name: string, aim: string, startEngine: () => Promise<BenchEngine>, tasks: number): Measure {
  const spec = { task: 'plain', settings: 'tuned' } as const;
  const contenders = [
    { name: 'native', spec: { ...spec, kind: 'native' }, tasks },
    { name: 'stock', spec: { ...spec, kind: 'stock' }, tasks },
  ] as const;
  return (options) => compareThroughput({ name, aim, startEngine, contenders }, options);
}
