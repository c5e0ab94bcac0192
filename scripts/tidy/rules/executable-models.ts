import type { BpmnElement, BpmnModel } from '@stepwright/model';
import { elementsOf } from '../model-elements.ts';
import { type ProcessRoom, placesOf } from '../process-room.ts';
import type { Violation } from '../violation.ts';

/** A model can be deployed, is cleaned up some day, and holds no code: neither scripts nor Java. */
export function executableModels(rooms: readonly ProcessRoom[]): Violation[] {
  return rooms.flatMap(({ key, model }) => {
    if (!model) return [];
    const file = placesOf(key).model;
    return elementsOf(model).flatMap((element) =>
      faultsOf(element).map((fault) => {
        const line = lineOf(model, element);
        const message = `${ownerOf(element)} ${fault}`;
        return { rule: 'executable-models', file, ...(line === undefined ? {} : { line }), message };
      }),
    );
  });
}

function faultsOf(element: BpmnElement): string[] {
  return [...(element.$type === 'bpmn:Process' ? processFaults(element) : []), ...codeFaults(element)];
}

function processFaults(process: BpmnElement): string[] {
  return [
    ...(process.isExecutable === true ? [] : ['is not executable; set isExecutable="true"']),
    ...(process.historyTimeToLive
      ? []
      : ['has no camunda:historyTimeToLive; say how long its history is kept, as in P180D']),
    ...(process.versionTag ? [] : ['has no camunda:versionTag; write the version that people speak of']),
  ];
}

function codeFaults(element: BpmnElement): string[] {
  const { $type } = element;
  const toWorker = 'let a worker do it by an external task';
  if ($type === 'bpmn:ScriptTask' || $type === 'camunda:Script') return [`holds a script; ${toWorker}`];
  if (/^camunda:(?:Execution|Task)Listener$/.test($type)) return [`has a listener; ${toWorker}`];
  if ($type === 'camunda:Connector') return [`has a connector; ${toWorker}`];
  if ($type === 'bpmn:FormalExpression' && element.language)
    return [`holds a script in ${element.language}; write an expression, or ${toWorker}`];
  const java = ['class', 'delegateExpression', 'expression'].find((property) => typeof element[property] === 'string');
  return java === undefined ? [] : [`calls Java by camunda:${java}; ${toWorker}`];
}

function ownerOf(element: BpmnElement): string {
  return element.id ?? (element.$parent ? ownerOf(element.$parent) : 'the model');
}

function lineOf(model: BpmnModel, element: BpmnElement): number | undefined {
  return model.positionOf(ownerOf(element))?.line;
}
