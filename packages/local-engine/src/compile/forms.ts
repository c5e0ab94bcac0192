import type { XmlElement } from '@stepwright/model/xml';
import type { Expression } from '../juel/expression.ts';
import type { Compilation } from './compilation.ts';
import { requireExpression } from './compile-expression.ts';
import { EngineFault } from './engine-fault.ts';
import { checkGeneratedForm } from './generated-forms.ts';
import { reportUnsupported } from './unsupported.ts';

const bindings = ['deployment', 'latest', 'version'];

/** Reads `camunda:formKey`. Forms that the engine itself would generate, validate or hand out are refused. */
export function checkFormDefinition(compilation: Compilation, element: XmlElement): Expression | undefined {
  const { problems, expression } = compilation;
  const instead = 'use camunda:formKey and check the values in a task of your own';
  const handler = element.camunda('formHandlerClass');
  if (handler === undefined) checkGeneratedForm(compilation, element);
  else reportUnsupported(problems, 'camunda:formHandlerClass', element, instead, faultOfHandler(element, handler));
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

function requireVersion(element: XmlElement): void {
  const version = element.camunda('formRefVersion');
  if (version === undefined)
    throw new EngineFault('a form reference by version has no camunda:formRefVersion', { element });
  requireExpression(version, element);
}

/** Camunda makes the handler at deployment, and has only its own at hand unless a library brings others. */
function faultOfHandler({ tag }: XmlElement, name: string): string | undefined {
  const own = `org.camunda.bpm.engine.impl.form.handler.Default${tag === 'userTask' ? 'Task' : 'Start'}FormHandler`;
  if (name === own) return undefined;
  return `ENGINE-09008 Exception while instantiating class '${name}': ENGINE-09017 Cannot load class '${name}': ${name}`;
}

function checkFormReference({ problems }: Compilation, element: XmlElement, instead: string): void {
  const binding = element.camunda('formRefBinding');
  if (binding === undefined || !bindings.includes(binding)) {
    const message = `Invalid element definition: value for formRefBinding attribute has to be one of [${bindings.join(', ')}] but was ${binding ?? 'null'}`;
    problems.error(message, element);
  } else {
    requireExpression(element.camunda('formRef') ?? '', element);
    if (binding === 'version') requireVersion(element);
    reportUnsupported(problems, 'camunda:formRef', element, instead);
  }
}
