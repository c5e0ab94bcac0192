import type { ProcessFile } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';

/** A shape of a diagram, in the units of the diagram. */
export interface DiagramShape {
  readonly element: XmlElement;
  /** The id of what it shows. */
  readonly shows: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is drawn in one plane: a collaboration, a process, or a subprocess that is opened by itself. */
export interface DiagramPlane {
  readonly shapes: readonly DiagramShape[];
  /** The ids of what has a shape or an edge there. */
  readonly shown: ReadonlySet<string>;
}

/** The planes of a file's diagrams. */
export function diagramOf({ root }: ProcessFile): readonly DiagramPlane[] {
  const planes = root.elements('BPMNDiagram').flatMap((diagram) => diagram.elements('BPMNPlane'));
  return planes.map((plane) => {
    const shapes = plane.elements('BPMNShape');
    const drawn = [...shapes, ...plane.elements('BPMNEdge')].map(shownBy);
    return { shapes: shapes.flatMap(shapeOf), shown: new Set(drawn) };
  });
}

/** The id that `bpmnElement` names, without the prefix of a namespace. */
function shownBy(element: XmlElement): string {
  const name = element.attribute('bpmnElement') ?? '';
  return name.slice(name.indexOf(':') + 1);
}

function shapeOf(element: XmlElement): DiagramShape[] {
  const [bounds] = element.elements('Bounds');
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
    Number(bounds?.attribute(name) ?? Number.NaN),
  );
  const all = [x, y, width, height];
  if (!all.every(Number.isFinite)) return [];
  return [
    {
      element,
      shows: shownBy(element),
      x: x as number,
      y: y as number,
      width: width as number,
      height: height as number,
    },
  ];
}
