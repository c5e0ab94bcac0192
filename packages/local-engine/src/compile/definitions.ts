import type { XmlDocument, XmlElement } from '@stepwright/model/xml';
import type { Expression } from '../juel/expression.ts';
import type { CompileExpression } from './compile-expression.ts';
import { EngineFault } from './engine-fault.ts';
import type { Problems } from './problems.ts';

export interface ErrorDefinition {
  readonly id: string | undefined;
  readonly code: string | undefined;
  readonly messageText: Expression | undefined;
}

export interface EscalationDefinition {
  readonly code: string | undefined;
}

/** What the processes of a file refer to. */
export interface Definitions {
  /** The name of a message; undefined for a message without one, absent when there is no such message. */
  readonly messages: ReadonlyMap<string, Expression | undefined>;
  readonly signals: ReadonlyMap<string, Expression>;
  readonly errors: ReadonlyMap<string, ErrorDefinition>;
  readonly escalations: ReadonlyMap<string, EscalationDefinition>;
  /** Turns a reference into the key of `messages` or `signals`. */
  resolveName(name: string): string;
}

/** Reads messages, signals, errors and escalations, and refuses imports. */
export function readDefinitions(document: XmlDocument, problems: Problems, compile: CompileExpression): Definitions {
  const { root } = document;
  const targetNamespace = root.attribute('targetNamespace');
  const keyOf = (id: string | undefined) => `${targetNamespace}:${id}`;
  refuseImports(root, problems);
  return {
    messages: readMessages(root, keyOf, compile),
    signals: readSignals(root, keyOf, problems, compile),
    errors: readErrors(root, problems, compile),
    escalations: readEscalations(root, problems),
    resolveName: (name) => resolveName(name, document, keyOf),
  };
}

function resolveName(name: string, document: XmlDocument, keyOf: (id: string) => string): string {
  const colon = name.indexOf(':');
  if (colon === -1) return keyOf(name);
  return `${document.rootNamespaces.get(name.slice(0, colon))}:${name.slice(colon + 1)}`;
}

function refuseImports(root: XmlElement, problems: Problems): void {
  for (const element of root.elements('import')) {
    const type = element.attribute('importType');
    if (type === undefined) throw new EngineFault('an import has no importType');
    if (type === 'http://schemas.xmlsoap.org/wsdl/') {
      problems.error(`Could not find importer for type ${type}`, element);
    }
    problems.error(`Could not import item of type ${type}`, element);
  }
}

function readMessages(
  root: XmlElement,
  keyOf: (id: string | undefined) => string,
  compile: CompileExpression,
): ReadonlyMap<string, Expression | undefined> {
  const messages = new Map<string, Expression | undefined>();
  for (const element of root.elements('message')) {
    const name = element.attribute('name');
    messages.set(keyOf(element.id), name === undefined ? undefined : compile(name, element));
  }
  return messages;
}

function readSignals(
  root: XmlElement,
  keyOf: (id: string | undefined) => string,
  problems: Problems,
  compile: CompileExpression,
): ReadonlyMap<string, Expression> {
  const signals = new Map<string, Expression>();
  const uses = new Map<string, number>();
  for (const element of root.elements('signal')) {
    const name = element.attribute('name');
    const earlier = name === undefined ? 0 : (uses.get(name) ?? 0);
    for (let count = 0; count < earlier; count += 1) problems.error(`duplicate signal name '${name}'.`, element);
    if (element.id === undefined) problems.error('signal must have an id', element);
    else if (name === undefined) problems.error(`signal with id '${element.id}' has no name`, element);
    else {
      signals.set(keyOf(element.id), compile(name, element));
      uses.set(name, earlier + 1);
    }
  }
  return signals;
}

function readErrors(
  root: XmlElement,
  problems: Problems,
  compile: CompileExpression,
): ReadonlyMap<string, ErrorDefinition> {
  const errors = new Map<string, ErrorDefinition>();
  for (const element of root.elements('error')) {
    const { id } = element;
    if (id === undefined) problems.error(`'id' is mandatory on error definition`, element);
    const message = element.camunda('errorMessage');
    const messageText = message === undefined ? undefined : compile(message, element);
    if (id !== undefined) errors.set(id, { id, code: element.attribute('errorCode'), messageText });
  }
  return errors;
}

function readEscalations(root: XmlElement, problems: Problems): ReadonlyMap<string, EscalationDefinition> {
  const escalations = new Map<string, EscalationDefinition>();
  for (const element of root.elements('escalation')) {
    if (element.id === undefined) problems.error('escalation must have an id', element);
    else escalations.set(element.id, { code: element.attribute('escalationCode') || undefined });
  }
  return escalations;
}
