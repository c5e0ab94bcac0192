import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const waits = (timer: string): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-wait" sourceRef="start" targetRef="wait" />
  <intermediateCatchEvent id="wait" name="Wait">
    <timerEventDefinition>${timer}</timerEventDefinition>
  </intermediateCatchEvent>`,
});

const taken: readonly (readonly [string, string])[] = [
  ['an expression', '<timeDuration>#{waitingTime}</timeDuration>'],
  ['a duration with an expression in it', '<timeDuration>PT#{minutes}M</timeDuration>'],
  ['a date', '<timeDate>2030-01-31T10:00:00Z</timeDate>'],
  ['a year', '<timeDate>2030</timeDate>'],
  ['a repetition', '<timeCycle>R3/PT10M</timeCycle>'],
  ['a cron expression', '<timeCycle>0 0 8 ? * MON-FRI</timeCycle>'],
  ['white space around a duration', '<timeDuration>\n      PT15M\n    </timeDuration>'],
];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a duration in words',
      files: { 'order.bpmn': waits('<timeDuration>5 minutes</timeDuration>') },
      at: ['wait'],
      says: '"5 minutes" is not a duration',
    },
    { title: 'minutes without T', files: { 'order.bpmn': waits('<timeDuration>P5MT</timeDuration>') }, at: ['wait'] },
    {
      title: 'a date that is none',
      files: { 'order.bpmn': waits('<timeDate>2030-02-31</timeDate>') },
      at: ['wait'],
      says: 'is not a date',
    },
    {
      title: 'a cron expression with five fields',
      files: { 'order.bpmn': waits('<timeCycle>0 8 * * *</timeCycle>') },
      at: ['wait'],
      says: 'is not a cycle',
    },
    { title: 'no text at all', files: { 'order.bpmn': waits('<timeDuration></timeDuration>') }, at: ['wait'] },
    {
      title: 'a boundary event',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-work" sourceRef="start" targetRef="work" />
  <userTask id="work" />
  <boundaryEvent id="late" attachedToRef="work">
    <timerEventDefinition><timeDuration>1 day</timeDuration></timerEventDefinition>
  </boundaryEvent>`,
        },
      },
      at: ['late'],
    },
  ],
  valid: [
    { title: 'a duration', files: { 'order.bpmn': waits('<timeDuration>PT15M</timeDuration>') } },
    ...taken.map(([title, timer]) => ({ title, files: { 'order.bpmn': waits(timer) } })),
    {
      title: 'a start, which the engine reads at deployment',
      files: {
        'order.bpmn': {
          process:
            '  <startEvent id="start"><timerEventDefinition><timeDuration>5 minutes</timeDuration></timerEventDefinition></startEvent>',
        },
      },
      isRefused: true,
    },
  ],
};
