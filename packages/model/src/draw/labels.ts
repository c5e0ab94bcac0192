import type { Diagram, Edge, Shape } from './diagram.ts';
import { edgeKindOf, startMarkOf } from './edges.ts';
import {
  type Bounds,
  bordersOf,
  boundsAround,
  grow,
  lengthInside,
  overlapArea,
  type Segment,
  segmentsOf,
} from './geometry.ts';
import { placesAlong, placesAround } from './label-candidates.ts';
import { bandOf } from './pools.ts';
import { isContainer, shapeKindOf } from './shape-kind.ts';
import { textWidth } from './text-width.ts';
import { type TextBlock, textBlock } from './wrap-text.ts';

/** The name of an element that stands beside it. */
export interface Label {
  readonly ownerId: string;
  readonly block: TextBlock;
  readonly bounds: Bounds;
}

/** What a label should keep away from. */
interface Obstacles {
  readonly boxes: readonly Bounds[];
  readonly lines: readonly Segment[];
}

interface Place {
  readonly bounds: Bounds;
  readonly block: TextBlock;
}

interface Request {
  readonly ownerId: string;
  /** Best first. */
  readonly places: readonly Place[];
  readonly isGiven: boolean;
}

const labelSize = 11;
const widthDefault = 92;
/** For places where there is room for short lines only. */
const widthNarrow = 60;
const labelled = new Set(['event', 'gateway', 'data-object', 'data-store']);

/** A place that the author chose is left only for one that is better by more than this. */
const trustInGiven = 150;
const costPerBoxArea = 10;
/** Lines that cross or touch share less than this, lines that run on top of each other share more. */
const sharedLengthMin = 12;
const costPerLineLength = 4;

/**
 * Finds places for the names of events, gateways, data and lines. The label bounds of the file come first; a label that would stand on a
 * shape or on another label there, as happens in models drawn by hand, goes to the nearest place that is free.
 */
export function placeLabels(diagram: Diagram): readonly Label[] {
  const obstacles = obstaclesOf(diagram);
  const requests = [
    ...diagram.shapes.flatMap(requestForShape),
    ...diagram.edges.flatMap((edge) => requestForEdge(edge, diagram)),
  ];
  const inOrder = [...requests.filter((request) => request.isGiven), ...requests.filter((request) => !request.isGiven)];
  const placed: Label[] = [];
  for (const request of inOrder) {
    const taken = placed.map((label) => label.bounds);
    const place = bestPlace(request, { boxes: [...obstacles.boxes, ...taken], lines: obstacles.lines });
    placed.push({ ownerId: request.ownerId, ...place });
  }
  return placed;
}

function requestForShape(shape: Shape): readonly Request[] {
  const kind = shapeKindOf(shape.element);
  if (!kind || !labelled.has(kind)) return [];
  const first = kind === 'gateway' ? 'above' : 'below';
  return requestFor(shape, (block) => placesAround(shape.bounds, block, first));
}

function requestForEdge(edge: Edge, { edges }: Diagram): readonly Request[] {
  const kind = edgeKindOf(edge.element);
  if (kind !== 'sequence' && kind !== 'message') return [];
  const others = edges.filter((other) => other !== edge).flatMap(({ points }) => segmentsOf(points));
  const [own, shared] = partition(segmentsOf(edge.points), (segment) => !isShared(segment, others));
  return requestFor(edge, (block) => placesAlong([...own, ...shared], block));
}

/** A name beside a piece that several lines share would not tell which of them it names. */
function isShared({ from, to }: Segment, others: readonly Segment[]): boolean {
  const around = boundsAround([from, to].map((point) => ({ ...point, width: 0, height: 0 }))) as Bounds;
  return others.some((other) => lengthInside(other, grow(around, 1)) > sharedLengthMin);
}

function requestFor(owner: Shape | Edge, placesFor: (block: TextBlock) => readonly Bounds[]): readonly Request[] {
  const name = owner.element.name?.trim() ?? '';
  if (name === '') return [];
  const free = [widthDefault, widthNarrow].flatMap((width) => {
    const block = textBlock(name, widthFor(name, width), labelSize);
    return placesFor(block).map((bounds) => ({ bounds, block }));
  });
  const given = owner.labelBounds ? [givenPlace(name, owner.labelBounds)] : [];
  return [{ ownerId: owner.id, places: [...given, ...free], isGiven: given.length > 0 }];
}

/** Never less than the longest word needs, within reason. */
function widthFor(name: string, wanted: number): number {
  const longestWord = Math.max(...name.split(/\s+/).map((word) => textWidth(word, labelSize)));
  return Math.max(wanted, Math.min(longestWord, 160));
}

/** Given bounds were measured with another font: a little more is allowed. */
function givenPlace(name: string, given: Bounds): Place {
  const block = textBlock(name, widthFor(name, given.width < 1 ? widthDefault : given.width * 1.1), labelSize);
  const x = given.x + (given.width - block.width) / 2;
  return { block, bounds: { x, y: given.y, width: block.width, height: block.height } };
}

function obstaclesOf({ shapes, edges }: Diagram): Obstacles {
  const containers = shapes.filter(isContainer);
  const bands = containers.filter(
    ({ element }) => element.$instanceOf('bpmn:Participant') || element.$instanceOf('bpmn:Lane'),
  );
  return {
    boxes: [
      ...shapes.filter((shape) => !isContainer(shape)).map(({ bounds }) => bounds),
      ...bands.map(bandOf),
      ...containers.flatMap(titleOf),
      ...edges.flatMap(startMarkOf),
    ],
    lines: [
      ...edges.flatMap(({ points }) => segmentsOf(points)),
      ...containers.flatMap(({ bounds }) => bordersOf(bounds)),
    ],
  };
}

/** The strip at the top of an open subprocess that holds its name. */
function titleOf({ element, bounds }: Shape): readonly Bounds[] {
  if (!element.$instanceOf('bpmn:SubProcess') || !element.name) return [];
  return [{ x: bounds.x, y: bounds.y, width: Math.min(bounds.width, textWidth(element.name, 13) + 20), height: 22 }];
}

function bestPlace({ places, isGiven }: Request, obstacles: Obstacles): Place {
  let best = places[0] as Place;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, place] of places.entries()) {
    const cost = costOf(place.bounds, obstacles) + index + (isGiven && index > 0 ? trustInGiven : 0);
    if (cost >= least) continue;
    best = place;
    least = cost;
  }
  return best;
}

function partition<T>(all: readonly T[], question: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(question), all.filter((one) => !question(one))];
}

function costOf(place: Bounds, { boxes, lines }: Obstacles): number {
  const box = grow(place, 1);
  const onBoxes = boxes.reduce((sum, obstacle) => sum + overlapArea(box, obstacle), 0);
  const onLines = lines.reduce((sum, line) => sum + lengthInside(line, box), 0);
  return onBoxes * costPerBoxArea + onLines * costPerLineLength;
}
