import type { Picture } from './draw-diagram.ts';
import { drawText } from './draw-text.ts';
import type { Point } from './geometry.ts';
import { type Heat, heatPaint, heatSteps } from './heat.ts';
import { drawHalf } from './heat-signs.ts';
import { paintOf } from './palette.ts';
import { tag } from './svg.ts';
import { type TextBlock, textBlock } from './wrap-text.ts';

const swatchSize = { width: 26, height: 14 };
const gap = 18;
const rowHeight = 22;

interface Entry {
  readonly block: TextBlock;
  draw(at: Point): string;
}

/** Draws what shades and signs mean, and lines of text below; its upper left corner is at the origin. */
export function drawHeatLegend(heat: Readonly<Record<string, Heat>>, lines: readonly string[]): Picture {
  const entries = entriesOf(Object.values(heat));
  let x = 0;
  const drawn = entries.map(({ block, draw }) => {
    const svg = draw({ x, y: 0 }) + textAt(block, { x: x + swatchSize.width + 6, y: 0 });
    x += swatchSize.width + 6 + block.width + gap;
    return svg;
  });
  const blocks = lines.map((line) => textBlock(line, Number.MAX_SAFE_INTEGER, 11));
  const texts = blocks.map((block, index) => textAt(block, { x: 0, y: rowHeight + index * 16 }));
  const width = Math.max(x - gap, ...blocks.map((block) => block.width));
  const bounds = { x: 0, y: 0, width, height: rowHeight + blocks.length * 16 };
  return { svg: tag('g', { 'data-kind': 'legend' }, ...drawn, ...texts), bounds };
}

function entriesOf(all: readonly Heat[]): readonly Entry[] {
  const most = all.reduce((highest, { hits }) => Math.max(highest, hits), 0);
  const steps = heatSteps(most).map(({ from, to }) => shade(from, from === to ? `${from}×` : `${from}–${to}×`, most));
  const half: Entry = {
    block: label('one way only'),
    draw: ({ x, y }) =>
      drawHalf(
        {
          points: [
            { x, y: y + 7 },
            { x: x + 26, y: y + 7 },
          ],
        },
        paintOf(undefined),
      ),
  };
  const hasHalf = all.some(({ isPartial }) => isPartial === true);
  return [shade(0, 'never', most), ...steps, ...(hasHalf ? [half] : [])];
}

function shade(hits: number, text: string, most: number): Entry {
  const { fill, stroke, dash } = heatPaint({ hits }, most);
  const look = { ...swatchSize, rx: 3, fill, stroke, 'stroke-width': 1.5, 'stroke-dasharray': dash };
  return { block: label(text), draw: ({ x, y }) => tag('rect', { x, y, ...look }) };
}

function label(text: string): TextBlock {
  return textBlock(text, 300, 11);
}

function textAt(block: TextBlock, at: Point): string {
  return drawText(block, at, { color: paintOf(undefined).text, anchor: 'start' });
}
