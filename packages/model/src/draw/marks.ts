import type { Edge, Shape } from './diagram.ts';
import { type Heat, heatPaint } from './heat.ts';
import { drawHalf, drawHits } from './heat-signs.ts';
import { drawBadge } from './highlight-badge.ts';
import { type Highlight, type Paint, paintOf, surface } from './palette.ts';
import { isContainer, type ShapeKind } from './shape-kind.ts';
import type { SvgAttributes } from './svg.ts';

/** What a picture says about elements besides the model, by element id. Ids without a drawing are passed over. */
export interface MarkOptions {
  /** Progress or findings: an engine also reports activities that no diagram shows. */
  readonly highlight?: Readonly<Record<string, Highlight>>;
  /** How often elements ran. A highlight goes before it. */
  readonly heat?: Readonly<Record<string, Heat>>;
}

/** The looks of the elements of one picture. */
export class Marks {
  readonly #highlights: ReadonlyMap<string, Highlight>;
  readonly #heat: ReadonlyMap<string, Heat>;
  readonly #most: number;

  constructor({ highlight = {}, heat = {} }: MarkOptions) {
    this.#highlights = new Map(Object.entries(highlight));
    this.#heat = new Map(Object.entries(heat));
    this.#most = Object.values(heat).reduce((most, { hits }) => Math.max(most, hits), 0);
  }

  paintOf(id: string): Paint {
    const highlight = this.#highlights.get(id);
    const heat = this.#heat.get(id);
    return heat && !highlight ? heatPaint(heat, this.#most) : paintOf(highlight);
  }

  /** What contains others keeps its ground free of heat, or theirs could not be seen. */
  paintOfShape(shape: Shape): Paint {
    const paint = this.paintOf(shape.id);
    return this.#heat.has(shape.id) && !this.#highlights.has(shape.id) && isContainer(shape)
      ? { ...paint, fill: surface }
      : paint;
  }

  signOfShape({ id, bounds }: Shape, kind: ShapeKind): string {
    const highlight = this.#highlights.get(id);
    if (highlight) return drawBadge(highlight, kind, bounds);
    const heat = this.#heat.get(id);
    return heat ? drawHits(heat, bounds, this.paintOf(id)) : '';
  }

  signOfEdge(edge: Edge): string {
    const heat = this.#heat.get(edge.id);
    return heat?.isPartial === true ? drawHalf(edge, this.paintOf(edge.id)) : '';
  }

  /** For readers of the picture that are programs. */
  attributesOf(id: string): SvgAttributes {
    return { 'data-highlight': this.#highlights.get(id), 'data-hits': this.#heat.get(id)?.hits };
  }
}
