import type { XmlElement } from '@stepwright/model/xml';
import type { CallMapping } from '../model/io-mapping.ts';
import type { Compilation } from './compilation.ts';

/** Reads the `camunda:in` elements of a call activity or of a throwing signal. */
export function readInMappings(compilation: Compilation, owner: XmlElement): readonly CallMapping[] {
  const elements = owner.element('extensionElements')?.camundaElements('in') ?? [];
  return elements.flatMap((element): readonly CallMapping[] => {
    const businessKey = element.attribute('businessKey');
    if (businessKey) return [{ kind: 'businessKey', expression: compilation.expression(businessKey, element) }];
    return readMapping(compilation, element, owner.id);
  });
}

/** Reads the `camunda:out` elements of a call activity. */
export function readOutMappings(compilation: Compilation, owner: XmlElement): readonly CallMapping[] {
  const elements = owner.element('extensionElements')?.camundaElements('out') ?? [];
  return elements.flatMap((element) => readMapping(compilation, element, owner.id));
}

function readMapping(
  { problems, expression }: Compilation,
  element: XmlElement,
  ownerId: string | undefined,
): readonly CallMapping[] {
  const local = element.attribute('local') === 'true';
  if (element.attribute('variables') === 'all') return [{ kind: 'all', local }];
  const source = element.attribute('source');
  const sourceExpression = source === undefined ? element.attribute('sourceExpression') : undefined;
  const target = element.attribute('target');
  const compiled = sourceExpression ? expression(sourceExpression, element) : undefined;
  if (source === '') problems.error("Empty attribute 'source' when passing variables", element, ownerId);
  if (sourceExpression === '') {
    problems.error("Empty attribute 'sourceExpression' when passing variables", element, ownerId);
  }
  if (source === undefined && sourceExpression === undefined) {
    problems.error("Missing parameter 'source' or 'sourceExpression' when passing variables", element, ownerId);
  }
  if (target === undefined || target === '') {
    const fault = target === undefined ? 'Missing' : 'Empty';
    const message = `${fault} attribute 'target' when attribute 'source' or 'sourceExpression' is set`;
    problems.error(message, element, ownerId);
    return [];
  }
  if (compiled) return [{ kind: 'expression', expression: compiled, target, local }];
  return source ? [{ kind: 'source', source, target, local }] : [];
}
