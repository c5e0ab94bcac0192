import type { XmlElement } from '@stepwright/model/xml';
import type { Compilation } from './compilation.ts';
import { EngineFault } from './engine-fault.ts';
import { readFields } from './fields.ts';

/** What Camunda says of a mail task without the library that sends mail, which its starter does not bring along. */
export const withoutMail =
  "ENGINE-09008 Exception while instantiating class 'org.camunda.bpm.engine.impl.bpmn.behavior.MailActivityBehavior': ENGINE-09017 Cannot load class 'org.camunda.bpm.engine.impl.bpmn.behavior.MailActivityBehavior'";

/** Reports what a mail task lacks. */
export function checkMail(compilation: Compilation, element: XmlElement): void {
  const names = new Set(readFields(compilation, element).map(({ name }) => name));
  if (!names.has('to')) compilation.problems.error('No recipient is defined on the mail activity', element);
  if (!names.has('html') && !names.has('text')) {
    compilation.problems.error('Text or html field should be provided', element);
  }
}

const switches = ['wait', 'redirectError', 'cleanEnv'];

/** Reports what a shell task lacks. @throws {EngineFault} for a field that is an expression, which Camunda does not expect */
export function checkShell(compilation: Compilation, element: XmlElement): void {
  const { problems } = compilation;
  const fields = readFields(compilation, element);
  for (const { name, text, isExpression } of fields) {
    if (isExpression) throw new EngineFault(`the field '${name}' of a shell task is an expression`, { element });
    if (!switches.includes(name ?? '') || /^(?:true|false)$/i.test(text)) continue;
    problems.error(`undefined value for shell ${name} parameter :${text}`, element);
  }
  if (!fields.some(({ name }) => name === 'command')) {
    problems.error('No shell command is defined on the shell activity', element);
  }
}
