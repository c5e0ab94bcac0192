import type { FlowNode } from '@stepwright/model/graph';
import type { Project } from '../../project/project.ts';
import type { Rule } from '../../rule.ts';
import { nodeLabel } from '../flow-logic/node-label.ts';
import { type DiagramShape, diagramOf } from './diagram-of.ts';

/** Shapes that only touch, or were moved by hand, are left alone. In units of the diagram. */
const tolerance = 5;

/** A plane with very many shapes beside each other is looked at only so far. */
const comparisonsMax = 2_000_000;

/** E1 of the check table. */
export const elementsOverlap: Rule = {
  name: 'elements-overlap',
  severity: 'info',
  title: 'Two shapes lie on each other in the diagram.',
  why: 'One hides the other: readers and operators do not see what is there.',
  cure: 'Move one of them.',
  check({ project, report }) {
    for (const process of project.processes) {
      const file = project.fileOf(process);
      const nodes = new Map(process.allNodes.map((node) => [node.id, node]));
      for (const { shapes } of diagramOf(process.file)) {
        const own = shapes.flatMap((shape) => placed(shape, nodes.get(shape.shows)));
        for (const [hidden, other] of overlaps(own)) {
          const related: Related = [{ file, element: other.shape.element, message: 'the other shape' }];
          const message = `the shapes of ${nodeLabel(hidden.node)} and ${nodeLabel(other.node)} overlap`;
          report({ file, element: hidden.shape.element, subject: hidden.node, message, related });
        }
      }
    }
  },
};

type Related = readonly { file: Project['files'][number]; element: DiagramShape['element']; message: string }[];

interface Placed {
  readonly shape: DiagramShape;
  readonly node: FlowNode;
}

/** Boundary events lie on their hosts. */
function placed(shape: DiagramShape, node: FlowNode | undefined): Placed[] {
  return node && node.kind !== 'boundaryEvent' ? [{ shape, node }] : [];
}

/** Each shape with the first one that it lies on: goes over the plane from left to right, and keeps the shapes that still reach so far. */
function overlaps(all: readonly Placed[]): readonly (readonly [Placed, Placed])[] {
  const ordered = [...all].sort((a, b) => a.shape.x - b.shape.x);
  const found: [Placed, Placed][] = [];
  let open: Placed[] = [];
  let comparisons = 0;
  for (const one of ordered) {
    open = open.filter(({ shape }) => shape.x + shape.width - tolerance > one.shape.x);
    comparisons += open.length;
    if (comparisons > comparisonsMax) break;
    const other = open.find(
      (candidate) => overlapsInHeight(one.shape, candidate.shape) && !areNested(one.node, candidate.node),
    );
    if (other) found.push([one, other]);
    open.push(one);
  }
  return found;
}

function overlapsInHeight(a: DiagramShape, b: DiagramShape): boolean {
  const isWide = Math.min(a.width, b.width) > tolerance;
  return isWide && a.y + tolerance < b.y + b.height && b.y + tolerance < a.y + a.height;
}

/** Whether one is in the other. */
function areNested(a: FlowNode, b: FlowNode): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

function isWithin(inner: FlowNode, outer: FlowNode): boolean {
  for (let owner = inner.scope.owner; owner; owner = owner.scope.owner) if (owner === outer) return true;
  return false;
}
