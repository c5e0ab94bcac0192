import type { Bounds } from './geometry.ts';
import { type Highlight, paintOf, surface } from './palette.ts';
import type { ShapeKind } from './shape-kind.ts';
import { formatNumber, tag } from './svg.ts';

const signs: Readonly<Record<Highlight, string>> = {
  done: 'M-3.6 0.2L-1 3L3.8 -2.8',
  active: 'M-2 -3.4L3.4 0L-2 3.4Z',
  failed: 'M0 -4V1M0 3.6V3.9',
  warning: 'M0 -4.2L4 2.8H-4Z',
  info: 'M0 -3.9V-3.6M0 -0.6V4',
};

/** How far the outline of a shape stays away from the corner of its bounds, as a part of its width. */
const insets: Partial<Readonly<Record<ShapeKind, number>>> = { event: 0.08, gateway: 0.18 };

/** Draws a small disc on the upper right of the outline, so that progress does not depend on seeing colours. */
export function drawBadge(highlight: Highlight, kind: ShapeKind, { x, y, width }: Bounds): string {
  const color = paintOf(highlight).stroke;
  const inset = (insets[kind] ?? 0.02) * width;
  const transform = `translate(${formatNumber(x + width - inset)} ${formatNumber(y + inset)})`;
  const disc = tag('circle', { r: 7, fill: color, stroke: surface, 'stroke-width': 1.5 });
  const sign = {
    d: signs[highlight],
    fill: highlight === 'active' ? surface : 'none',
    stroke: surface,
    'stroke-width': highlight === 'active' ? 0.5 : 2,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  return tag('g', { 'data-badge': highlight, transform }, disc, tag('path', sign));
}
