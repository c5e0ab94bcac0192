import { modelText, type ShapeText } from './model-text.ts';

/** Element of the definition -> name of the sign. */
export const signOfDefinition = {
  messageEventDefinition: 'message',
  timerEventDefinition: 'timer',
  errorEventDefinition: 'error',
  signalEventDefinition: 'signal',
  escalationEventDefinition: 'escalation',
  conditionalEventDefinition: 'conditional',
  linkEventDefinition: 'link',
  compensateEventDefinition: 'compensate',
  terminateEventDefinition: 'terminate',
  cancelEventDefinition: 'cancel',
} as const;

export const eventTags = [
  'startEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
  'endEvent',
] as const;

/** Every kind of event with every definition and with none, in a grid; also combinations that BPMN does not know. */
export function allEventsModel(): string {
  const definitions = [undefined, ...Object.keys(signOfDefinition)];
  const rows = eventTags.flatMap(
    (tag) =>
      (tag === 'startEvent' || tag === 'boundaryEvent'
        ? [
            [tag, true],
            [tag, false],
          ]
        : [[tag, true]]) as [string, boolean][],
  );
  const events = rows.flatMap(([tag, interrupts], row) =>
    definitions.map((definition, column) => eventText(tag, interrupts, definition, column, row)),
  );
  const host = { id: 'host', xml: '<bpmn:task id="host" name="host"/>', at: '-140 240 100 80' };
  return modelText([host, ...events]);
}

function eventText(
  tag: string,
  interrupts: boolean,
  definition: string | undefined,
  column: number,
  row: number,
): ShapeText {
  const id = `${tag}-${interrupts ? 'i' : 'n'}-${definition ?? 'none'}`;
  const interrupting = tag === 'startEvent' ? 'isInterrupting' : 'cancelActivity';
  const look = tag === 'boundaryEvent' ? 'attachedToRef="host"' : '';
  const flag = interrupts ? '' : `${interrupting}="false"`;
  const name = definition?.replace('EventDefinition', '') ?? 'none';
  const xml = `<bpmn:${tag} id="${id}" name="${name}" ${look} ${flag}>${definition ? `<bpmn:${definition}/>` : ''}</bpmn:${tag}>`;
  return { id, xml, at: `${column * 100} ${row * 80} 36 36` };
}
