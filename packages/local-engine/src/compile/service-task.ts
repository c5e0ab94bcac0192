import type { XmlElement } from '@stepwright/model/xml';
import type { ExternalTaskBehavior } from '../model/behavior.ts';
import type { ErrorEvent } from '../model/event-definition.ts';
import { draftActivity, readAsync, readPriority } from './activity-basics.ts';
import type { Compilation } from './compilation.ts';
import { requireExpression } from './compile-expression.ts';
import type { ActivityDraft, ScopeDraft } from './draft.ts';
import { EngineFault } from './engine-fault.ts';
import { readCaughtError } from './event-definitions.ts';
import { readFields } from './fields.ts';
import { checkListeners } from './listeners.ts';
import { checkMail, checkShell, withoutMail } from './mail-and-shell.ts';
import { setRetryCycle } from './retry-cycle.ts';
import { reportUnsupported } from './unsupported.ts';

const implementations = ['class', 'expression', 'delegateExpression', 'type'];

/** Compiles a service task, or a send task that is implemented like one. */
export function compileServiceTask(compilation: Compilation, element: XmlElement, scope: ScopeDraft): ActivityDraft {
  const draft = draftActivity(compilation, element, scope);
  readAsync(element, draft);
  if (element.tag === 'sendTask' && !isServiceTaskLike(element)) {
    const message =
      "One of the attributes 'class', 'delegateExpression', 'type', or 'expression' is mandatory on sendTask.";
    checkListeners(compilation, element);
    compilation.problems.error(message, element);
  } else {
    compileServiceTaskLike(compilation, element.tag, element, draft);
    checkListeners(compilation, element);
  }
  setRetryCycle(compilation, element, draft);
  return draft;
}

/** Whether the element says what implements it. */
export function isServiceTaskLike(element: XmlElement): boolean {
  const hasConnector = element.element('extensionElements')?.element('connector') !== undefined;
  return hasConnector || implementations.some((name) => element.camunda(name) !== undefined);
}

/**
 * Compiles what implements a task or a message event: an external worker or an expression. Everything else that Camunda offers runs Java in the
 * engine and is refused. `kind` is the word for the element in messages.
 */
export function compileServiceTaskLike(
  compilation: Compilation,
  kind: string,
  element: XmlElement,
  draft: ActivityDraft,
): void {
  const { problems } = compilation;
  const type = element.camunda('type');
  if (type?.toLowerCase() === 'external') {
    compileExternalTask(compilation, element, draft);
  } else if (type?.toLowerCase() === 'mail') {
    checkMail(compilation, element);
    refuse(compilation, `camunda:type="${type}"`, element, withoutMail);
  } else if (type?.toLowerCase() === 'shell') {
    checkShell(compilation, element);
    refuse(compilation, `camunda:type="${type}"`, element);
  } else if (type !== undefined) {
    problems.error(`Invalid usage of type attribute on ${kind}: '${type}'`, element);
    reportMissing(compilation, kind, element);
  } else {
    compileCode(compilation, kind, element, draft);
  }
}

function compileCode(compilation: Compilation, kind: string, element: XmlElement, draft: ActivityDraft): void {
  const { problems, expression } = compilation;
  const attribute = codeAttribute(element);
  const resultVariable = element.camunda('resultVariable') ?? element.camunda('resultVariableName');
  if (attribute === 'expression') {
    const compiled = expression(element.camunda(attribute) ?? '', element);
    draft.model.behavior = {
      kind: 'expression',
      expression: compiled,
      ...(resultVariable === undefined ? {} : { resultVariable }),
    };
  } else if (attribute !== undefined) {
    if (resultVariable !== undefined) {
      problems.error(`'resultVariableName' not supported for ${kind} elements using '${attribute}'`, element);
    }
    if (attribute === 'delegateExpression') requireExpression(element.camunda(attribute) ?? '', element);
    readFields(compilation, element);
    refuse(compilation, `camunda:${attribute}`, element);
  } else if (element.extension('connector')) {
    refuse(compilation, 'camunda:connector', element, missing(kind));
  } else {
    reportMissing(compilation, kind, element);
  }
}

function codeAttribute(element: XmlElement): 'class' | 'delegateExpression' | 'expression' | undefined {
  if (element.camunda('class')?.trim()) return 'class';
  if (element.camunda('delegateExpression') !== undefined) return 'delegateExpression';
  return element.camunda('expression')?.trim() ? 'expression' : undefined;
}

function refuse({ problems }: Compilation, feature: string, element: XmlElement, withoutOption?: string): void {
  const instead = 'use camunda:type="external" with a camunda:topic and do the work in an external task worker';
  reportUnsupported(problems, feature, element, instead, withoutOption);
}

function reportMissing({ problems }: Compilation, kind: string, element: XmlElement): void {
  problems.error(missing(kind), element);
}

function missing(kind: string): string {
  return `One of the attributes 'class', 'delegateExpression', 'type', or 'expression' is mandatory on ${kind}. If you are using a connector, make sure the connect process engine plugin is registered with the process engine.`;
}

function compileExternalTask(compilation: Compilation, element: XmlElement, draft: ActivityDraft): void {
  const { problems, expression } = compilation;
  draft.model.isScope = true;
  // Of external tasks alone Camunda reads the properties, and gives up when they stand there twice.
  element.extension('properties');
  const topic = element.camunda('topic');
  if (topic === undefined) {
    problems.error("External tasks must specify a 'topic' attribute in the camunda namespace", element);
  }
  const priority = readPriority(compilation, element, 'taskPriority');
  const behavior: ExternalTaskBehavior = {
    kind: 'externalTask',
    topic: expression(topic ?? '', element),
    ...(priority === undefined ? {} : { priority }),
    errors: readErrors(compilation, element),
  };
  draft.model.behavior = behavior;
}

function readErrors(compilation: Compilation, element: XmlElement): ExternalTaskBehavior['errors'] {
  const definitions = element.element('extensionElements')?.elements('errorEventDefinition') ?? [];
  return definitions.flatMap(
    (definition): readonly { condition: ReturnType<Compilation['expression']>; error: ErrorEvent }[] => {
      if (!definition.attributes.has('errorRef')) return [];
      const condition = definition.attribute('expression');
      if (condition === undefined) throw new EngineFault('an errorEventDefinition without an expression');
      return [
        { condition: compilation.expression(condition, definition), error: readCaughtError(compilation, definition) },
      ];
    },
  );
}
