import type { BenchEngine } from '../engines/bench-engine.ts';
import { camundaOnH2 } from '../engines/camunda.ts';
import { startStubEngine } from '../engines/start-stub-engine.ts';
import type { Measure } from '../figure.ts';
import type { SideSpec } from '../sides/side.ts';
import { compareThroughput } from './throughput.ts';

/** What the worker costs where the engine's work is most of the time. */
export const rawLoop = againstRaw('rawLoop', 'at least 0.95', camundaOnH2, 'plain', 1_000);

/** What the worker costs with a contract that checks a variable of every type in and out, and with telemetry, where the engine's work is next to nothing. */
export const checkedAgainstRaw = againstRaw('checkedAgainstRaw', 'at least 0.4', startStubEngine, 'typed', 10_000);

/**
 * How far a worker can get on this engine: with both processors taken by the engine, no worker is faster than a loop that does nothing but the
 * calls. Reported beside `defaults` and `tunedReal`, whose aims no worker reaches where the loop does not.
 */
export const rawToStockDefaults = rawToStock('rawToStockDefaults', { settings: 'defaults', raw: 2_000, stock: 200 });
export const rawToStockTuned = rawToStock('rawToStockTuned', { settings: 'tuned', raw: 1_000, stock: 1_000 });

function rawToStock(name: string, { settings, raw, stock }: StockMatch): Measure {
  const contenders = [
    { name: 'raw loop', spec: { kind: 'raw', task: 'plain', settings: 'tuned' }, tasks: raw },
    { name: `stock, ${settings}`, spec: { kind: 'stock', task: 'plain', settings }, tasks: stock },
  ] as const;
  return (options) => compareThroughput({ name, aim: '', startEngine: camundaOnH2, contenders }, options);
}

/** How the stock client is set, and how many tasks a round has for whom. */
interface StockMatch {
  readonly settings: SideSpec['settings'];
  readonly raw: number;
  readonly stock: number;
}

function againstRaw(
  name: string,
  aim: string,
  startEngine: () => Promise<BenchEngine>,
  task: SideSpec['task'],
  tasks: number,
): Measure {
  const contenders = [
    { name: 'native', spec: { kind: 'native', task, settings: 'tuned', hasTelemetry: task === 'typed' }, tasks },
    { name: 'raw loop', spec: { kind: 'raw', task, settings: 'tuned' }, tasks },
  ] as const;
  return (options) => compareThroughput({ name, aim, startEngine, contenders }, options);
}
