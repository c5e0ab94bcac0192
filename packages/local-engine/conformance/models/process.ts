import type { Model } from '../case.ts';
import { element, escapeXml, type Fragment, type Part, piecesOf, raw } from './fragment.ts';

const NAMESPACES = [
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'targetNamespace="urn:conformance"',
].join(' ');

/**
 * Makes a model of one process: executable, kept in history for a day, no diagram. Messages, signals, errors and escalations that
 * are referred to are declared with their name or code, unless `declare` gives the declaration.
 *
 * @example
 * process('p', start('s'), externalTask('a'), end('e'), path('s', 'a', 'e'))
 */
export function process(key: string, ...parts: readonly Part[]): Model {
  return definitions(key, processElement(key, ...parts), ...parts);
}

/** Makes the process element alone, for models of several processes: `definitions('both', processElement(…), processElement(…))`. */
export function processElement(key: string, ...parts: readonly Part[]): Fragment {
  return raw(element('process', key, [{ isExecutable: true, 'camunda:historyTimeToLive': 'P1D' }, parts]));
}

/** Makes a model of processes; the file is `<name>.bpmn`. */
export function definitions(name: string, ...parts: readonly Part[]): Model {
  const given = piecesOf(parts);
  const body = given.filter(({ slot, xml }) => slot === 'content' && xml.startsWith('<process')).map(({ xml }) => xml);
  const declared = given.filter(({ slot }) => slot === 'root').map(({ xml }) => xml);
  const text = [...declared, ...body].join('\n');
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', `<definitions ${NAMESPACES}>`, ...missing(text), text];
  return { name: `${name}.bpmn`, text: `${[...lines, '</definitions>'].join('\n')}\n` };
}

/** Declares a message, signal, error or escalation by hand: `declare('message', 'message-m', { name: 'm-${x}' })`. */
export function declare(kind: string, id: string, ...parts: readonly Part[]): Fragment {
  return raw(element(kind, id, parts), 'root');
}

/** Makes a model of any text. */
export function rawModel(name: string, text: string): Model {
  return { name, text };
}

/** Declares what is referred to and not declared: `message-go` is the message `go`. */
function missing(text: string): string[] {
  const kinds = { message: 'name', signal: 'name', error: 'errorCode', escalation: 'escalationCode' };
  return Object.entries(kinds).flatMap(([kind, attribute]) => {
    const references = [...text.matchAll(new RegExp(`${kind}Ref="(${kind}-([^"]+))"`, 'g'))];
    const ids = new Map(references.map(([, id = '', name = '']) => [id, name]));
    return [...ids]
      .filter(([id]) => !text.includes(`<${kind} id="${id}"`))
      .map(
        ([id, name]) =>
          `<${kind} id="${id}" ${attribute}="${escapeXml(name)}"${kind === 'error' ? ` name="${name}"` : ''}/>`,
      );
  });
}
