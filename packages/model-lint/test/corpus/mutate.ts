import { readXml, type XmlElement } from '@stepwright/model/xml';

/** Numbers from 0 to below 1 that are the same for the same seed. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A changed text, and what was done to it in a few words. */
export interface Mutation {
  readonly what: string;
  readonly text: string;
}

interface Spot {
  readonly text: string;
  readonly element: XmlElement;
  readonly elements: readonly XmlElement[];
  pick<T>(of: readonly T[]): T | undefined;
}

type Operation = (spot: Spot) => string | undefined;

const otherTags = [
  'task',
  'userTask',
  'serviceTask',
  'endEvent',
  'startEvent',
  'exclusiveGateway',
  'intermediateThrowEvent',
  'subProcess',
  'scriptTask',
  'receiveTask',
  'boundaryEvent',
  'foo',
  'adHocSubProcess',
  'callActivity',
];

const operations: Readonly<Record<string, Operation>> = {
  drop: (spot) => replaced(spot, spot.element, ''),
  repeat: (spot) => replaced(spot, spot.element, outer(spot).repeat(2)),
  'move behind the next': swapWithNext,
  'empty the content of': ({ text, element }) => spliced(text, element.place.offset, contentEnd(text, element), ''),
  'drop an attribute of': (spot) => changeAttribute(spot, () => ''),
  'empty an attribute of': (spot) => changeAttribute(spot, (name) => ` ${name}=""`),
  'double an attribute of': (spot) => changeAttribute(spot, (name, value) => ` ${name}="${value}" ${name}="${value}"`),
  'put words into an attribute of': (spot) => changeAttribute(spot, (name) => ` ${name}="some thing"`),
  'break an expression in': (spot) => changeAttribute(spot, (name) => ` ${name}="\${a b"`),
  'point somewhere else from': (spot) =>
    changeAttribute(spot, (name, value) =>
      /Ref$|^default$|bpmnElement|href/.test(name) ? ` ${name}="nowhere"` : ` ${name}="${value}"`,
    ),
  'use an id twice in': (spot) => {
    const other = spot.pick(spot.elements.filter(({ id }) => id !== undefined && id !== spot.element.id))?.id;
    return other === undefined
      ? undefined
      : changeAttribute(spot, (name, value) => ` ${name}="${name === 'id' ? other : value}"`);
  },
  'add an attribute to': ({ text, element }) =>
    spliced(text, element.start.offset + 1 + element.name.length, undefined, ' foo="bar"'),
  'add a text to': ({ text, element }) =>
    text[element.place.offset - 2] === '/' ? undefined : spliced(text, element.place.offset, undefined, 'words'),
  'call something else': renamed,
  'wrap into a subprocess': (spot) => {
    const prefix = spot.element.name.includes(':') ? `${spot.element.name.split(':')[0]}:` : '';
    return replaced(
      spot,
      spot.element,
      `<${prefix}subProcess id="wrap"><${prefix}startEvent id="wrapStart"/>${outer(spot)}</${prefix}subProcess>`,
    );
  },
  'cut the file at': ({ text, element }) => text.slice(0, element.start.offset),
};

/** Changes a text at one place, chosen by the seed; tries again until something has changed. */
export function mutate(text: string, seed: number): Mutation {
  const random = seededNumbers(seed);
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
  const elements = elementsOf(text);
  const weighted = elements.filter(({ parent }) => parent);
  for (;;) {
    const element = pick(weighted);
    const name = pick(Object.keys(operations));
    if (!element || name === undefined) throw new Error('a base model without elements');
    const changed = operations[name]?.({ text, element, elements, pick });
    if (changed !== undefined && changed !== text)
      return { what: `${name} ${element.id ?? element.tag}`, text: changed };
  }
}

function elementsOf(text: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const open = [readXml(Buffer.from(text)).root];
  for (let element = open.pop(); element; element = open.pop()) {
    found.push(element);
    open.push(...element.children.toReversed());
  }
  return found;
}

function outer({ text, element }: Spot): string {
  return text.slice(element.start.offset, element.end.offset);
}

function replaced({ text }: Spot, element: XmlElement, by: string): string {
  return spliced(text, element.start.offset, element.end.offset, by);
}

function spliced(text: string, from: number, to: number | undefined, by: string): string {
  return text.slice(0, from) + by + text.slice(to ?? from);
}

function contentEnd(text: string, element: XmlElement): number {
  return element.end.offset === element.place.offset
    ? element.place.offset
    : text.lastIndexOf('</', element.end.offset - 1);
}

function swapWithNext({ text, element }: Spot): string | undefined {
  const siblings = element.parent?.children ?? [];
  const next = siblings[siblings.indexOf(element) + 1];
  if (!next) return undefined;
  const first = text.slice(element.start.offset, element.end.offset);
  const between = text.slice(element.end.offset, next.start.offset);
  const second = text.slice(next.start.offset, next.end.offset);
  return spliced(text, element.start.offset, next.end.offset, second + between + first);
}

function renamed({ text, element, pick }: Spot): string | undefined {
  const tag = pick(otherTags) ?? 'foo';
  const name = element.name.includes(':') ? `${element.name.split(':')[0]}:${tag}` : tag;
  const whole = text.slice(element.start.offset, element.end.offset);
  const opened = `<${name}${whole.slice(1 + element.name.length)}`;
  const closing = `</${element.name}>`;
  const changed = opened.endsWith(closing) ? `${opened.slice(0, -closing.length)}</${name}>` : opened;
  return spliced(text, element.start.offset, element.end.offset, changed);
}

function changeAttribute(
  { text, element, pick }: Spot,
  change: (name: string, value: string) => string,
): string | undefined {
  const tag = text.slice(element.start.offset, element.place.offset);
  const found = pick([...tag.matchAll(/\s([\w:-]+)="([^"]*)"/g)]);
  if (found === undefined) return undefined;
  const [whole, name = '', value = ''] = found;
  const at = element.start.offset + found.index;
  return spliced(text, at, at + whole.length, change(name, value));
}
