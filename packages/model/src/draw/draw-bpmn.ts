import { ModelError } from '../model-error.ts';
import type { BpmnModel } from '../read-bpmn.ts';
import { type Diagram, readDiagrams } from './diagram.ts';
import { drawDiagram, type Picture } from './draw-diagram.ts';
import { drawText } from './draw-text.ts';
import type { Bounds } from './geometry.ts';
import { drawHeatLegend } from './heat-legend.ts';
import { type MarkOptions, Marks } from './marks.ts';
import { fontFamily, paintOf, surface } from './palette.ts';
import { escapeXml, formatNumber, tag } from './svg.ts';
import { type TextBlock, textBlock } from './wrap-text.ts';

/** What stands in a picture besides the model. */
export interface DrawBpmnOptions extends MarkOptions {
  /** Stands above the picture and is read by screen readers. */
  readonly title?: string;
  /** Lines of text below a picture with heat, after what its shades mean. @default none */
  readonly legend?: readonly string[];
}

const margin = 20;
const headingSize = 16;

/**
 * Draws a model as one SVG document, from its diagram interchange. The same model and options give the same bytes. The picture has its own
 * white background, contains no script, style sheet, link or id, and so may stand beside others in one page. Several planes, as of closed
 * subprocesses, are drawn below each other.
 *
 * @throws {ModelError} MODEL_WITHOUT_DIAGRAM, MODEL_DIAGRAM_BROKEN, or MODEL_SHAPE_UNSUPPORTED for choreographies and conversations.
 *
 * @example
 * await writeFile('quote-approval.svg', drawBpmn(model, { title: 'Quote approval' }));
 */
export function drawBpmn(model: BpmnModel, options: DrawBpmnOptions = {}): string {
  const diagrams = readDiagrams(model);
  if (diagrams.length === 0) throw withoutDiagram(model);
  const marks = new Marks(options);
  const sheets = diagrams.map((diagram) => withHeading(diagram, drawDiagram(diagram, marks, model)));
  const legend = options.heat && drawHeatLegend(options.heat, options.legend ?? []);
  return stack(legend ? [...sheets, { ...legend, heading: textBlock('', 0, 13) }] : sheets, options.title);
}

interface Sheet extends Picture {
  readonly heading: TextBlock;
}

function withHeading(diagram: Diagram, picture: Picture): Sheet {
  return { ...picture, heading: textBlock(diagram.name, Math.max(picture.bounds.width, 300), 13) };
}

/** Writes sheets below each other. A single one keeps the coordinates of the file, so that picture and model can be compared. */
function stack(sheets: readonly Sheet[], title: string | undefined): string {
  const first = (sheets[0] as Sheet).bounds;
  const width = Math.ceil(sheets.reduce((widest, { bounds }) => Math.max(widest, bounds.width), 0));
  const heading = textBlock(title ?? '', Math.max(width, 300), headingSize);
  const headingHeight = title ? heading.height + 12 : 0;
  const parts: string[] = [];
  let bottom = first.y;
  for (const [index, sheet] of sheets.entries()) {
    const caption = index === 0 ? '' : drawHeading(sheet.heading, first.x, bottom + 2 * margin);
    const top = index === 0 ? first.y : bottom + 2 * margin + sheet.heading.height + 8;
    parts.push(caption, moved(sheet, first.x, top));
    bottom = top + sheet.bounds.height;
  }
  const view = {
    x: Math.floor(first.x - margin),
    y: Math.floor(first.y - margin - headingHeight),
    width: Math.ceil(Math.max(width, title ? heading.width : 0)) + 2 * margin,
    height: Math.ceil(bottom - first.y + headingHeight) + 2 * margin,
  };
  const head = title ? drawHeading(heading, first.x, first.y - headingHeight) : '';
  return document(view, title, [head, ...parts]);
}

function drawHeading(block: TextBlock, x: number, y: number): string {
  return drawText(block, { x, y }, { color: paintOf(undefined).text, anchor: 'start', weight: 'bold' });
}

function moved({ svg, bounds }: Sheet, x: number, y: number): string {
  if (bounds.x === x && bounds.y === y) return svg;
  return tag(
    'g',
    { transform: `translate(${formatNumber(x - bounds.x)} ${formatNumber(y - bounds.y)})` },
    `\n${svg}\n`,
  );
}

function document(view: Bounds, title: string | undefined, parts: readonly string[]): string {
  const { x, y, width, height } = view;
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `${x} ${y} ${width} ${height}`,
    role: 'img',
    'aria-label': title ?? 'BPMN diagram',
    'font-family': fontFamily,
  };
  const name = title ? tag('title', {}, escapeXml(title)) : '';
  const background = tag('rect', { ...view, fill: surface });
  const content = [name, background, ...parts].filter((part) => part !== '');
  return `${tag('svg', attributes, `\n${content.join('\n')}\n`)}\n`;
}

function withoutDiagram(model: BpmnModel): ModelError {
  const message =
    'the model has no diagram interchange (BPMNDiagram with shapes), so it cannot be drawn: lay it out in a modeler';
  return new ModelError('MODEL_WITHOUT_DIAGRAM', model.fileName, [{ message }]);
}
