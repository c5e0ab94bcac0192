import type { Highlight } from '@stepwright/model';
import type { Finding } from '../finding.ts';
import type { Project } from '../project/project.ts';
import type { Severity } from '../rule.ts';
import { groupByFile } from './group-by-file.ts';
import { orderBySeverity } from './order-by-severity.ts';

const highlights: Readonly<Record<Severity, Highlight>> = { error: 'failed', warning: 'warning', info: 'info' };

/** Drawing needs a second parser, whose time grows with the square of the faults that it finds. */
const drawnBytesMax = 1_000_000;

/**
 * Draws each model that has findings, its elements marked by the worst of theirs. A model without a diagram, or that cannot be drawn, is left out:
 * a report is no place to fail over a picture.
 */
export async function drawFindings(
  project: Project,
  findings: readonly Finding[],
): Promise<ReadonlyMap<string, string>> {
  const { drawBpmn, readBpmn } = await import('@stepwright/model');
  const pictures = new Map<string, string>();
  for (const [fileName, found] of groupByFile(findings)) {
    const file = project.files.find((one) => one.fileName === fileName);
    if (!file?.model || !file.text.includes('BPMNDiagram')) continue;
    try {
      const model = await readBpmn(file.text, { fileName, bytesMax: drawnBytesMax });
      pictures.set(fileName, drawBpmn(model, { title: fileName, highlight: marksOf(found) }));
    } catch {
      // No picture.
    }
  }
  return pictures;
}

function marksOf(findings: readonly Finding[]): Readonly<Record<string, Highlight>> {
  const worstLast = orderBySeverity(findings).toReversed();
  return Object.fromEntries(
    worstLast.flatMap(({ elementId, severity }) =>
      elementId === undefined ? [] : [[elementId, highlights[severity]]],
    ),
  );
}
