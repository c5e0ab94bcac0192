import { type JuelNode, juelChildren, parseJuel } from '@stepwright/model/juel';

/** Names that the engine itself resolves. */
const engineNames = new Set(['execution', 'task', 'externalTask', 'authenticatedUserId', 'caseExecution']);

const variableMethods = /^(?:get|set|has|remove)Variable(?:Local)?$/;

/** Whether a text says the same for every instance. */
export function isConstant(text: string): boolean {
  return !/[$#]\{/.test(text);
}

/** The parts of a text that are evaluated; none when it is no expression, or one that the engine refuses. */
export function expressionsIn(text: string): readonly JuelNode[] {
  if (isConstant(text)) return [];
  try {
    return parseJuel(text).flatMap((part) => ('node' in part ? [part.node] : []));
  } catch {
    return [];
  }
}

/** The variables that a text reads; also by `execution.getVariable('x')`. A bean cannot be told from a variable. */
export function namesIn(text: string): readonly string[] {
  return expressionsIn(text).flatMap(namesOf);
}

function namesOf(whole: JuelNode): readonly string[] {
  const names: string[] = [];
  const open = [whole];
  // No recursion: a sum of thousands is that deep.
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'identifier' && !engineNames.has(node.name)) names.push(node.name);
    names.push(...namedByMethod(node));
    open.push(...juelChildren(node));
  }
  return names;
}

function namedByMethod(node: JuelNode): readonly string[] {
  if (node.kind !== 'method' || node.base.kind !== 'identifier' || !engineNames.has(node.base.name)) return [];
  const [first] = node.parameters;
  const isOfVariable = variableMethods.test(node.name ?? '') && first?.kind === 'literal';
  return isOfVariable && first.literal.type === 'String' ? [first.literal.value] : [];
}
