import { drawBpmn, type Highlight, readBpmn } from '@stepwright/model';
import type { ProcessUnderTest } from '../../process-under-test.ts';
import type { MutantResult, MutationReport } from '../mutation-report.ts';

/**
 * Draws the model of the process with its survivors: an element of which every mutant survived is marked as failed, one with some survivors
 * as a warning, one whose mutants were all killed as done. Signs say the same as colours.
 *
 * @throws {ModelError} MODEL_WITHOUT_DIAGRAM when the model has none, MODEL_UNREADABLE when it is not right throughout.
 */
export async function drawSurvivors({ graph, files }: ProcessUnderTest, report: MutationReport): Promise<string> {
  const { fileName } = graph.file;
  const content = files.find(({ name }) => name === fileName)?.content ?? '';
  const counted = report.results.filter(({ file, outcome }) => file === fileName && isCounted(outcome));
  const highlight = new Map(
    [...Map.groupBy(counted, ({ element }) => element)].map(([element, results]) => [element, markOf(results)]),
  );
  const { process, killed, survived } = report;
  const title = `${process}: ${killed} of ${killed + survived} mutants killed`;
  return drawBpmn(await readBpmn(content, { fileName }), { title, highlight: Object.fromEntries(highlight) });
}

function isCounted(outcome: MutantResult['outcome']): boolean {
  return outcome === 'killed' || outcome === 'survived';
}

function markOf(results: readonly MutantResult[]): Highlight {
  const survivors = results.filter(({ outcome }) => outcome === 'survived').length;
  if (survivors === 0) return 'done';
  return survivors === results.length ? 'failed' : 'warning';
}
