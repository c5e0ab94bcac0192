import type { XmlElement } from '@stepwright/model/xml';
import type { Expression } from '../juel/expression.ts';
import type { Compilation } from './compilation.ts';
import { reportUnsupported } from './unsupported.ts';

const bindings = ['deployment', 'latest', 'version'];

/** Reads `camunda:formKey`. Forms that the engine itself would generate, validate or hand out are refused. */
export function checkFormDefinition(compilation: Compilation, element: XmlElement): Expression | undefined {
  const { problems, expression } = compilation;
  const instead = 'use camunda:formKey and check the values in a task of your own';
  if (element.camunda('formHandlerClass') !== undefined) {
    reportUnsupported(problems, 'camunda:formHandlerClass', element, instead);
  }
  for (const tag of ['formData', 'formProperty']) {
    const [form] = element.element('extensionElements')?.camundaElements(tag) ?? [];
    if (form) reportUnsupported(problems, `camunda:${tag}`, form, instead);
  }
  const formKey = element.camunda('formKey');
  const formRef = element.camunda('formRef');
  if (formKey !== undefined && formRef !== undefined) {
    const message = 'Invalid element definition: only one of the attributes formKey and formRef is allowed.';
    problems.error(message, element);
  }
  if (formRef !== undefined) checkFormReference(compilation, element, instead);
  return formKey === undefined ? undefined : expression(formKey, element);
}

function checkFormReference({ problems }: Compilation, element: XmlElement, instead: string): void {
  const binding = element.camunda('formRefBinding');
  if (binding === undefined || !bindings.includes(binding)) {
    const message = `Invalid element definition: value for formRefBinding attribute has to be one of [${bindings.join(', ')}] but was ${binding ?? 'null'}`;
    problems.error(message, element);
  } else {
    reportUnsupported(problems, 'camunda:formRef', element, instead);
  }
}
