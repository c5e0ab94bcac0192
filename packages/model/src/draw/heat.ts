import type { Paint } from './palette.ts';
import { surface } from './palette.ts';

/** How often an element ran, for pictures of what tests cover. */
export interface Heat {
  /** Zero: it never ran. */
  readonly hits: number;
  /** Something of it never happened, as one way of a condition. @default false */
  readonly isPartial?: boolean;
}

/** A range of hits that is drawn in one shade. */
export interface HeatStep {
  readonly from: number;
  readonly to: number;
}

const shades = ['#eaf6ec', '#cfead5', '#aedbb8', '#8bca99', '#66b87a'];
const cold: Paint = { stroke: '#c0272d', fill: surface, text: '#5f1013', dash: '5 3.5' };

/** The colours of an element by its hits, on a scale of logarithms up to the most of the picture. */
export function heatPaint({ hits }: Heat, most: number): Paint {
  if (hits === 0) return cold;
  const step = stepOf(hits, most);
  return { stroke: '#1a7f37', fill: shades[step] as string, text: '#0f3d1c', width: 1.5 + step * 0.6 };
}

/** The ranges of a picture whose hottest element has this many hits, from the coldest to the hottest. */
export function heatSteps(most: number): readonly HeatStep[] {
  const starts = shades.map((_, step) => (step === 0 ? 1 : firstOf(step, most))).filter((from) => from <= most);
  const distinct = [...new Set(starts)];
  return distinct.map((from, index) => ({ from, to: (distinct[index + 1] ?? most + 1) - 1 }));
}

function stepOf(hits: number, most: number): number {
  const starts = shades.map((_, step) => (step === 0 ? 1 : firstOf(step, most)));
  return starts.findLastIndex((from) => from <= hits);
}

/** The fewest hits of a step: equal steps of the logarithm, and none below two. */
function firstOf(step: number, most: number): number {
  return Math.max(2, Math.ceil(most ** (step / shades.length) - 1e-9));
}
