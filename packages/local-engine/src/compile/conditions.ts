import type { XmlElement } from '@stepwright/model/xml';
import type { Expression } from '../juel/expression.ts';
import type { Compilation } from './compilation.ts';
import { faultOfScript } from './scripts.ts';
import { reportUnsupported } from './unsupported.ts';

const formalExpression = 'http://www.omg.org/spec/BPMN/20100524/MODEL:tFormalExpression';
const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';

/** Reads the condition of a sequence flow or of a conditional event. */
export function readCondition(compilation: Compilation, element: XmlElement, ownerId: string | undefined): Expression {
  const { problems, definitions, expression } = compilation;
  const type = element.attribute(`${schemaInstance}:type`);
  if (type !== undefined) {
    const resolved = type.includes(':')
      ? definitions.resolveName(type)
      : `http://www.omg.org/spec/BPMN/20100524/MODEL:${type}`;
    if (resolved !== formalExpression) {
      problems.error('Invalid type, only tFormalExpression is currently supported', element, ownerId);
    }
  }
  const language = element.attribute('language');
  if (language === undefined) return expression(element.text.trim(), element);
  const parts = { language, source: element.text.trim(), resource: element.camunda('resource') };
  const fault = faultOfScript(compilation, parts, element);
  if (fault !== undefined) {
    problems.error(`Unable to process condition expression:${fault}`, element, ownerId);
    return expression('', element);
  }
  const instead = 'write the condition as an expression without a language';
  reportUnsupported(problems, `a condition in ${language}`, element, instead);
  return expression('', element);
}
