import { drawBpmn, type Heat, readBpmn } from '@stepwright/model';
import { ProcessTestError } from '../process-test-error.ts';
import type { ProcessUnderTest } from '../process-under-test.ts';
import { countKinds } from './count-kinds.ts';
import { type CoverageItem, conditionId, type ProcessCoverage } from './coverage-item.ts';

/** What a picture of a coverage shows. */
export interface DrawCoverageOptions {
  /** The name of the model's file. @default that of the process under test */
  readonly file?: string;
  /** @default the key of the process */
  readonly title?: string;
}

/**
 * Draws a model with what was covered, as SVG: what ran is shaded by how often, on a scale of logarithms, and bears the number; what never ran
 * has a red dashed outline; a flow of whose condition one way never happened has a half-filled disc. The numbers of all kinds stand below.
 *
 * @throws {ModelError} when the model has no diagram, or one that cannot be drawn.
 * @throws {ProcessTestError} PROCESS_NOT_FOUND when there is no such file.
 */
export async function drawCoverage(
  subject: ProcessUnderTest,
  coverage: ProcessCoverage,
  options: DrawCoverageOptions = {},
): Promise<string> {
  const { file = subject.graph.file.fileName, title = `Coverage of ${subject.contract.key}` } = options;
  const model = subject.files.find(({ name }) => name === file);
  if (!model) {
    const names = subject.files.map(({ name }) => name).join(', ');
    throw new ProcessTestError('PROCESS_NOT_FOUND', `There is no file ${file} to draw; the files are: ${names}.`);
  }
  const items = coverage.items.filter((item) => item.file === file);
  const heat = Object.fromEntries(heatOf(items));
  return drawBpmn(await readBpmn(model.content, { fileName: file }), { title, heat, legend: legendOf(coverage) });
}

function heatOf(items: readonly CoverageItem[]): ReadonlyMap<string, Heat> {
  const ways = new Map(items.filter(({ kind }) => kind === 'conditions').map(({ id, hits }) => [id, hits]));
  const isPartial = (flow: string) => {
    // A way that cannot be, as that the last condition of a gateway fails, is no item.
    const hits = [true, false].flatMap((way) => ways.get(conditionId(flow, way)) ?? []);
    return hits.some((count) => count > 0) && hits.some((count) => count === 0);
  };
  return new Map(
    items
      .filter(({ kind }) => kind === 'nodes' || kind === 'flows')
      .map(({ element, kind, hits }) => [element, { hits, isPartial: kind === 'flows' && isPartial(element) }]),
  );
}

/** Of the whole coverage: a picture of one file stands for its project. */
function legendOf(coverage: ProcessCoverage): readonly string[] {
  const counts = countKinds(coverage).filter(({ all }) => all > 0);
  return [counts.map(({ kind, covered, all, percent }) => `${kind} ${covered}/${all} (${percent} %)`).join(', ')];
}
