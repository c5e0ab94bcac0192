import type { Bounds, Point } from './geometry.ts';
import { escapeXml, tag } from './svg.ts';
import { lineHeight, type TextBlock } from './wrap-text.ts';

export interface DrawTextOptions {
  readonly color: string;
  /** @default 'middle' */
  readonly anchor?: 'start' | 'middle';
  readonly weight?: 'bold';
  /** A rim in this colour keeps the text readable where a line runs below it. */
  readonly rim?: string;
}

/** Draws lines of text from a top edge down; `at.x` is the middle of the lines or, with anchor `start`, their left end. */
export function drawText(block: TextBlock, at: Point, options: DrawTextOptions): string {
  const anchor = options.anchor ?? 'middle';
  const lines = block.lines.map((line, index) =>
    tag('tspan', { x: at.x, y: at.y + index * lineHeight(block.fontSize) + block.fontSize * 0.95 }, escapeXml(line)),
  );
  const attributes = {
    'font-size': block.fontSize,
    'font-weight': options.weight,
    'text-anchor': anchor,
    fill: options.color,
    ...(options.rim
      ? { stroke: options.rim, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
      : {}),
  };
  return block.lines.every((line) => line === '') ? '' : tag('text', attributes, ...lines);
}

/** Draws a block in the middle of a box. */
export function drawTextCentered(block: TextBlock, box: Bounds, options: DrawTextOptions): string {
  return drawText(block, { x: box.x + box.width / 2, y: box.y + (box.height - block.height) / 2 }, options);
}
