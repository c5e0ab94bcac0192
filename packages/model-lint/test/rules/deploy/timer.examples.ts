// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'nothing in it',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<intermediateCatchEvent id="wait"><timerEventDefinition /></intermediateCatchEvent>`,
        },
      },
      at: ['wait'],
      says: 'Timer needs configuration',
      isRefused: true,
    },
    {
      title: 'a start at no time',
      files: {
        'order.bpmn': {
          process:
            '<startEvent id="start"><timerEventDefinition><timeDate>tomorrow</timeDate></timerEventDefinition></startEvent>',
        },
      },
      at: ['order'],
      says: `'tomorrow'`,
      isRefused: true,
    },
    {
      title: 'cron of seven fields',
      files: {
        'order.bpmn': {
          process:
            '<startEvent id="start"><timerEventDefinition><timeCycle>0 0 9 * * ? 2030</timeCycle></timerEventDefinition></startEvent>',
        },
      },
      at: ['order'],
      says: '7 parts',
      isRefused: true,
    },
    {
      title: 'a variable in a start',
      files: {
        'order.bpmn': {
          process:
            '<startEvent id="start"><timerEventDefinition><timeDuration>${wait}</timeDuration></timerEventDefinition></startEvent>',
        },
      },
      at: ['order'],
      says: `Cannot resolve identifier 'wait'`,
      isRefused: true,
    },
    {
      title: 'a start that is over',
      files: {
        'order.bpmn': {
          process:
            '<startEvent id="start"><timerEventDefinition><timeCycle>R2/2011-01-01T00:00:00Z/PT1H</timeCycle></timerEventDefinition></startEvent>',
        },
      },
      at: ['order'],
      says: 'duedate is null',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a cycle',
      files: {
        'order.bpmn': {
          process:
            '<startEvent id="start"><timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition></startEvent>',
        },
      },
    },
    {
      title: 'an intermediate timer may use variables',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>\${wait}</timeDuration></timerEventDefinition></intermediateCatchEvent>`,
        },
      },
    },
  ],
};
