import { textOf } from '@stepwright/model';
import { externalTasksOf } from '../model-elements.ts';
import { type ProcessRoom, placesOf } from '../process-room.ts';
import type { Violation } from '../violation.ts';

/** One name walks the whole way: contract file, topic, service task, handler and its test; nothing extra on any side. */
export function topics(rooms: readonly ProcessRoom[]): Violation[] {
  return rooms.flatMap((room) => [
    ...wholeRoom(room),
    ...contractNames(room),
    ...modelNames(room),
    ...workerNames(room),
  ]);
}

const report = (file: string, message: string, line?: number): Violation => ({
  rule: 'topics',
  file,
  message,
  ...(line === undefined ? {} : { line }),
});

function topicsOf({ contract }: ProcessRoom): string[] {
  return contract?.tasks.map(({ topic }) => topic) ?? [];
}

function wholeRoom({ key, contract, model }: ProcessRoom): Violation[] {
  const places = placesOf(key);
  const process = model?.processes[0];
  return [
    ...(contract
      ? []
      : [report(places.contract, `is missing or defines no process; define ${key} with defineProcess`)]),
    ...(model ? [] : [report(places.model, `is missing; draw the model of ${key} there`)]),
    ...(contract && contract.key !== key
      ? [report(places.contract, `has the key ${contract.key}; write the folder's name, ${key}`)]
      : []),
    ...(process && process.id !== key
      ? [report(places.model, `has the process id ${process.id}; write the folder's name, ${key}`)]
      : []),
    ...(model && model.processes.length > 1
      ? [report(places.model, `has ${model.processes.length} processes; keep one in each file`)]
      : []),
  ];
}

function contractNames(room: ProcessRoom): Violation[] {
  const { contracts, contract } = placesOf(room.key);
  const used = new Set(topicsOf(room));
  const files = Object.entries(room.taskFiles).flatMap(([stem, tasks]) => {
    const file = `${contracts}/${stem}.ts`;
    if (tasks.length !== 1) return [report(file, `defines ${tasks.length} tasks; define one in each file`)];
    const topic = tasks[0]?.topic ?? '';
    return [
      ...(topic === stem ? [] : [report(file, `defines the topic ${topic}; name file and topic alike`)]),
      ...(used.has(topic)
        ? []
        : [report(file, `defines ${topic}, which process.ts does not list; add it to tasks or remove the file`)]),
    ];
  });
  const withoutFile = topicsOf(room).filter((topic) => !(topic in room.taskFiles));
  return [
    ...files,
    ...withoutFile.map((topic) =>
      report(contract, `lists ${topic}, which has no file; define it in ${contracts}/${topic}.ts`),
    ),
  ];
}

function modelNames(room: ProcessRoom): Violation[] {
  const { model, contract: contractFile } = placesOf(room.key);
  if (!room.model || !room.contract) return [];
  const declared = new Set(topicsOf(room));
  const tasks = externalTasksOf(room.model);
  const drawn = new Set(tasks.map((task) => textOf(task, 'topic')));
  return [
    ...tasks.flatMap((task) => {
      const topic = textOf(task, 'topic');
      const line = room.model?.positionOf(task.id ?? '')?.line;
      return [
        ...(task.id === topic
          ? []
          : [report(model, `the task ${task.id} has the topic ${topic}; name id and topic alike`, line)]),
        ...(declared.has(topic)
          ? []
          : [
              report(
                model,
                `the topic ${topic} is in no contract; define it in ${placesOf(room.key).contracts}/${topic}.ts`,
                line,
              ),
            ]),
      ];
    }),
    ...[...declared]
      .filter((topic) => !drawn.has(topic))
      .map((topic) =>
        report(contractFile, `lists ${topic}, which no service task of ${model} has; draw it or remove it`),
      ),
  ];
}

function workerNames(room: ProcessRoom): Violation[] {
  const { worker } = placesOf(room.key);
  const declared = topicsOf(room);
  return [
    ...declared
      .filter((topic) => !room.handlers.includes(topic))
      .map((topic) => report(`${worker}/${topic}.ts`, 'is missing or binds no handler; bind one with defineHandler')),
    ...room.handlers
      .filter((name) => !declared.includes(name))
      .map((name) =>
        report(`${worker}/${name}.ts`, `binds a handler, but ${room.key} has no topic ${name}; rename or remove it`),
      ),
    ...declared
      .filter((topic) => !room.handlerTests.includes(topic))
      .map((topic) => report(`${worker}/${topic}.test.ts`, `is missing; test the handler of ${topic} there`)),
  ];
}
