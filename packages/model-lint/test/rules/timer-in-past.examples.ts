import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const waits = (timer: string): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-wait" sourceRef="start" targetRef="wait" />
  <intermediateCatchEvent id="wait" name="Wait">
    <timerEventDefinition>${timer}</timerEventDefinition>
  </intermediateCatchEvent>`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a date of last year',
      files: { 'order.bpmn': waits('<timeDate>2025-12-31T10:00:00Z</timeDate>') },
      at: ['wait'],
      says: 'ends on 2025-12-31, which is over',
    },
    {
      title: 'a cycle that has ended',
      files: { 'order.bpmn': waits('<timeCycle>R5/PT1H/2026-01-01T00:00:00Z</timeCycle>') },
      at: ['wait'],
    },
    {
      title: 'a start',
      files: {
        'order.bpmn': {
          process:
            '  <startEvent id="start"><timerEventDefinition><timeDate>2026-05-31</timeDate></timerEventDefinition></startEvent>',
        },
      },
      at: ['start'],
    },
  ],
  valid: [
    { title: 'a date to come', files: { 'order.bpmn': waits('<timeDate>2030-01-31T10:00:00Z</timeDate>') } },
    {
      title: 'a date with an offset that is still to come',
      files: { 'order.bpmn': waits('<timeDate>2026-06-01T13:30:00+01:00</timeDate>') },
    },
    { title: 'a duration', files: { 'order.bpmn': waits('<timeDuration>PT15M</timeDuration>') } },
    { title: 'a duration where a date stands', files: { 'order.bpmn': waits('<timeDate>PT15M</timeDate>') } },
    { title: 'a date from a variable', files: { 'order.bpmn': waits('<timeDate>#{deliveryDate}</timeDate>') } },
    {
      title: 'a cycle that began in the past',
      files: { 'order.bpmn': waits('<timeCycle>R/2020-01-01T08:00:00Z/P1D</timeCycle>') },
    },
    { title: 'no date, which another rule says', files: { 'order.bpmn': waits('<timeDate>yesterday</timeDate>') } },
  ],
};
