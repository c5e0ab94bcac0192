import { expect } from 'vitest';
import { effectHandler } from '../../helpers/effect-handler.ts';
import { countingHandler } from '../counting-handler.ts';
import type { Row } from '../row.ts';

/** What the model, the engine and a person hear of an answer. */
export const outcomeRows: readonly Row[] = [
  {
    id: 'two-tasks',
    title: 'two tasks, one with an external effect, carry an instance to its end',
    stock: 'yes',
    model: { topics: ['count-lines', 'reserve-stock'] },
    async run({ work, begin, ended, valuesOf, until }) {
      const { worker } = work([countingHandler().handler, effectHandler({}).handler]);
      const id = await begin();
      expect(await ended(id)).toContain('done');
      expect(await valuesOf(id)).toMatchObject({ lineCount: ['Integer', 2], reservationId: ['String', 'R-1'] });
      await until('both are counted', () => worker.counters.completed === 2);
      expect(worker.counters).toMatchObject({ fetched: 2, retried: 0, failed: 0, pollErrors: 0 });
    },
  },
  {
    id: 'bpmn-error',
    title: 'a BPMN error is caught by the model',
    stock: 'yes',
    async run({ work, begin, ended, until }) {
      const { worker } = work([countingHandler((context) => context.bpmnError('NO_STOCK')).handler]);
      expect(await ended(await begin())).toContain('ended-by-NO_STOCK');
      await until('it is counted', () => worker.counters.bpmnErrors === 1);
    },
  },
  {
    id: 'bpmn-error-data',
    title: 'the data of a BPMN error reach the process in the types of the contract',
    stock: 'yes',
    async run({ work, begin, ended, valuesOf }) {
      work([countingHandler((context) => context.bpmnError('TOO_LARGE', { quantityMax: 9 })).handler]);
      const id = await begin();
      expect(await ended(id)).toContain('ended-by-TOO_LARGE');
      expect(await valuesOf(id)).toMatchObject({ quantityMax: ['Integer', 9] });
    },
  },
  {
    id: 'undeclared-bpmn-error',
    title: 'a BPMN error that the contract does not declare is an incident at once',
    stock: 'yes',
    async run({ work, begin, incidentOf }) {
      const { handler, inputs } = countingHandler((context) => context.bpmnError('OUT_OF_PAPER' as 'NO_STOCK'));
      work([handler]);
      expect((await incidentOf(await begin())).incidentMessage).toMatch(/^CONTRACT_OUTPUT: .*"OUT_OF_PAPER"/);
      expect(inputs).toHaveLength(1);
    },
  },
  {
    id: 'fail',
    title: 'an answer that gives up is an incident at once, with its code and no retry left',
    stock: 'yes',
    async run({ work, begin, incidentOf, engine, until }) {
      const { handler, inputs } = countingHandler((context) => context.fail('PRICE_MISSING', 'nobody priced it'));
      const { worker } = work([handler]);
      const incident = await incidentOf(await begin());
      expect(incident).toMatchObject({ incidentMessage: 'PRICE_MISSING: nobody priced it', activityId: 'count-lines' });
      expect(await engine.externalTasks.get(incident.configuration ?? '')).toMatchObject({ retries: 0 });
      await until('it is counted', () => worker.counters.failed === 1);
      expect(inputs).toHaveLength(1);
    },
  },
  {
    id: 'answer-of-nobody',
    title: 'an answer that no method of the context made counts as an error of the handler',
    stock: 'yes',
    async run({ work, begin, failuresOf, until }) {
      work([countingHandler(() => ({ kind: 'complete', output: { lineCount: 1 } })).handler]);
      const id = await begin();
      const [failure] = await until('it has failed', async () => {
        const failures = await failuresOf(id);
        return failures.length > 0 && failures;
      });
      expect(failure?.errorMessage).toMatch(/^HANDLER_ERROR: execute answered with object/);
    },
  },
];
