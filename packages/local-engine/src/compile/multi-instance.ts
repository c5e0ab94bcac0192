import type { XmlElement } from '@stepwright/model/xml';
import type { Expression } from '../juel/expression.ts';
import type { MultiInstanceBehavior } from '../model/behavior.ts';
import { type Compilation, parseBoolean } from './compilation.ts';
import { type ActivityDraft, createActivityDraft, type ScopeDraft } from './draft.ts';
import { EngineFault } from './engine-fault.ts';

/** Makes the body of a multi-instance activity; undefined for any other element. `finishBody` must follow once the inner activity is made. */
export function draftBody(compilation: Compilation, element: XmlElement, scope: ScopeDraft): ActivityDraft | undefined {
  const loop = element.element('multiInstanceLoopCharacteristics');
  if (!loop) return undefined;
  const id = `${element.id ?? 'null'}#multiInstanceBody`;
  const body = createActivityDraft(scope, id, { type: 'multiInstanceBody', line: element.line });
  body.model.isScope = true;
  const behavior = readLoop(compilation, loop, id);
  // The inner activity does not exist yet; `finishBody` sets it before anybody looks.
  body.model.behavior = { ...behavior, inner: body.model };
  return body;
}

export function finishBody(body: ActivityDraft, inner: ActivityDraft): void {
  inner.isMultiInstance = true;
  const { behavior } = body.model;
  if (behavior.kind !== 'multiInstanceBody') throw new EngineFault('a body of something else than a multi-instance');
  body.model.behavior = { ...behavior, inner: inner.model };
}

function readLoop(compilation: Compilation, loop: XmlElement, bodyId: string): Omit<MultiInstanceBehavior, 'inner'> {
  const { problems, expression } = compilation;
  const sequential = parseBoolean(loop.attribute('isSequential') ?? 'false');
  if (sequential === undefined) throw new EngineFault(`'${loop.attribute('isSequential')}' is no boolean`);
  const cardinality = readCardinality(compilation, loop, bodyId);
  const completionText = loop.element('completionCondition')?.text;
  const collection = readCollection(compilation, loop);
  const item = loop.element('inputDataItem');
  const elementVariable = item ? item.attribute('name') : loop.camunda('elementVariable');
  if (cardinality === undefined && collection === undefined) {
    problems.error('Either loopCardinality or loopDataInputRef/activiti:collection must be set', loop, bodyId);
  }
  if (collection === undefined && elementVariable !== undefined) {
    const message =
      'LoopDataInputRef/activiti:collection must be set when using inputDataItem or activiti:elementVariable';
    problems.error(message, loop, bodyId);
  }
  return {
    kind: 'multiInstanceBody',
    sequential,
    ...(cardinality === undefined ? {} : { cardinality }),
    ...(collection === undefined ? {} : { collection }),
    ...(elementVariable === undefined ? {} : { elementVariable }),
    ...(completionText === undefined ? {} : { completionCondition: expression(completionText, loop) }),
  };
}

function readCardinality(
  { problems, expression }: Compilation,
  loop: XmlElement,
  bodyId: string,
): Expression | undefined {
  const text = loop.element('loopCardinality')?.text;
  if (text === undefined) return undefined;
  if (text === '') {
    problems.error('loopCardinality must be defined for a multiInstanceLoopCharacteristics definition ', loop, bodyId);
  }
  return expression(text, loop);
}

function readCollection({ expression }: Compilation, loop: XmlElement): MultiInstanceBehavior['collection'] {
  const text = loop.element('loopDataInputRef')?.text ?? loop.camunda('collection');
  if (text === undefined) return undefined;
  return text.includes('{') ? { expression: expression(text, loop) } : { variable: text };
}
