import { spreadOf } from '@stepwright/bench-figures';
import { startStubEngine } from '../engines/start-stub-engine.ts';
import { type Measure, type MeasureOptions, shown } from '../figure.ts';
import { startSide } from '../sides/start-side.ts';

const FEW = 10_000;

/** Whether a worker grows with the tasks that it has seen. `TASKS=100000` is over sooner. */
export const memory: Measure = async (options) => {
  const many = Number(process.env.TASKS ?? 1_000_000);
  if (!(many > FEW)) throw new Error(`TASKS is a number above ${FEW}, got ${process.env.TASKS}.`);
  const heaps: { few: number; many: number }[] = [];
  for (let round = 0; round < options.rounds; round++) heaps.push(await heapsOf(many, options));
  const megabytes = (bytes: number[]): string => shown(spreadOf(bytes.map((each) => each / 1e6)));
  return {
    name: 'memory',
    what: `native, heap after ${many} tasks : after ${FEW}, stub engine`,
    aim: 'at most 1.2',
    spread: spreadOf(heaps.map((heap) => heap.many / heap.few)),
    sides: [
      `native after ${FEW} tasks: ${megabytes(heaps.map(({ few }) => few))} MB`,
      `native after ${many} tasks: ${megabytes(heaps.map((heap) => heap.many))} MB, ${heaps.length} processes`,
    ],
  };
};

async function heapsOf(many: number, options: MeasureOptions): Promise<{ few: number; many: number }> {
  const engine = await startStubEngine();
  const spec = { kind: 'native', url: engine.url, task: 'typed', settings: 'tuned' } as const;
  const side = startSide(spec, options, ['--expose-gc']);
  const heapAfter = async (offered: number, reached: number): Promise<number> => {
    await engine.offer(offered);
    await side.ask({ do: 'reach', tasks: reached });
    return (await side.ask<{ bytes: number }>({ do: 'heap' })).bytes;
  };
  try {
    await side.ask({ do: 'begin' });
    const heaps = { few: await heapAfter(FEW, FEW), many: await heapAfter(many - FEW, many) };
    await side.ask({ do: 'end' });
    return heaps;
  } finally {
    await side.stop();
    await engine.stop();
  }
}
