/** What a picture says about one element: its progress, or what was found about it. A failed one may also be one with an error. */
export type Highlight = 'done' | 'active' | 'failed' | 'warning' | 'info';

/** The colours of one element. */
export interface Paint {
  readonly stroke: string;
  readonly fill: string;
  readonly text: string;
  /** Of the outline. @default none, or what the kind of element has */
  readonly dash?: string;
  /** Of lines. @default 1.5 */
  readonly width?: number;
}

export const surface = '#ffffff';
export const band = '#eef2f6';
export const fontFamily = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif";

const plain: Paint = { stroke: '#25303b', fill: surface, text: '#17202a' };

const highlighted: Readonly<Record<Highlight, Paint>> = {
  done: { stroke: '#1a7f37', fill: '#e7f6eb', text: '#0f3d1c' },
  active: { stroke: '#0b5cc2', fill: '#e4effd', text: '#0a2f63' },
  failed: { stroke: '#c0272d', fill: '#fdeaea', text: '#5f1013' },
  warning: { stroke: '#8a5a00', fill: '#fff4d6', text: '#4d3200' },
  info: { stroke: '#4b5a6b', fill: '#eef2f6', text: '#25303b' },
};

/** The colours of an element with this highlight, or of one without. */
export function paintOf(highlight: Highlight | undefined): Paint {
  return highlight ? highlighted[highlight] : plain;
}
