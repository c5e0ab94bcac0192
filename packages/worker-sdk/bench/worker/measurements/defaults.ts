import { camundaOnH2 } from '../engines/camunda.ts';
import type { Measure } from '../figure.ts';
import { compareThroughput } from './throughput.ts';

/** Both as they come, the native worker with the lines that it logs. The stock client fetches ten tasks every 300 ms, so it gets fewer. */
export const defaults: Measure = (options) =>
  compareThroughput(
    {
      name: 'defaults',
      aim: 'at least 20',
      startEngine: camundaOnH2,
      contenders: [
        { name: 'native', spec: { kind: 'native', task: 'plain', settings: 'defaults' }, tasks: 2_000 },
        { name: 'stock', spec: { kind: 'stock', task: 'plain', settings: 'defaults' }, tasks: 200 },
      ],
    },
    options,
  );
