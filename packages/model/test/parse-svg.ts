/** A node of a parsed picture. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: SvgNode[];
  text: string;
}

const token = /<\/([\w-]+)>|<([\w-]+)((?: [\w:-]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*)(\/?)>|([^<]+)/y;

/** Parses XML as strictly as our writer writes it, so that a picture with a slip fails: every tag closed, no bare `&`, `<` or double attribute. */
export function parseSvg(svg: string): SvgNode {
  const root: SvgNode = { name: '#document', attributes: {}, children: [], text: '' };
  const stack = [root];
  token.lastIndex = 0;
  while (token.lastIndex < svg.length) {
    const at = token.lastIndex;
    const match = token.exec(svg);
    if (!match) throw new Error(`not well-formed at ${at}: ${svg.slice(at, at + 60)}`);
    take(match, stack);
  }
  if (stack.length !== 1 || root.children.length !== 1) throw new Error(`${stack.length - 1} tags are not closed`);
  return root.children[0] as SvgNode;
}

/** Every node of a tree for which the question is answered with yes. */
export function findAll(node: SvgNode, question: (node: SvgNode) => boolean): readonly SvgNode[] {
  return [...(question(node) ? [node] : []), ...node.children.flatMap((child) => findAll(child, question))];
}

/** The group of an element. */
export function groupOf(root: SvgNode, elementId: string): SvgNode {
  const groups = findAll(root, (node) => node.attributes['data-element-id'] === elementId);
  if (groups.length !== 1) throw new Error(`${groups.length} groups for ${elementId}`);
  return groups[0] as SvgNode;
}

/** The lines of text below a node, without hover titles. */
export function linesOf(node: SvgNode): readonly string[] {
  return findAll(node, ({ name }) => name === 'tspan').map(({ text }) => text);
}

function take([whole, closed, opened, attributes = '', isEmpty, text]: RegExpExecArray, stack: SvgNode[]): void {
  const parent = stack.at(-1) as SvgNode;
  if (text !== undefined) parent.text += unescapeXml(text);
  if (closed !== undefined && stack.pop()?.name !== closed) throw new Error(`${whole} closes another tag`);
  if (opened === undefined) return;
  const node: SvgNode = { name: opened, attributes: attributesOf(attributes), children: [], text: '' };
  parent.children.push(node);
  if (!isEmpty) stack.push(node);
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/ ([\w:-]+)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`attribute ${name} stands twice`);
    attributes[name] = unescapeXml(value);
  }
  return attributes;
}

function unescapeXml(text: string): string {
  if (/&(?!#\d+;)/.test(text)) throw new Error(`bare & in ${text}`);
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}
