import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const task = (cycle: string): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-ship" sourceRef="start" targetRef="ship" />
  <serviceTask id="ship" name="Ship" camunda:expression="#{true}" camunda:asyncBefore="true">
    <extensionElements><camunda:failedJobRetryTimeCycle>${cycle}</camunda:failedJobRetryTimeCycle></extensionElements>
  </serviceTask>`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a cycle in words',
      files: { 'order.bpmn': task('3 times') },
      at: ['ship'],
      says: 'the retry cycle "3 times" is neither a repetition nor a list of waits',
    },
    { title: 'the second wait of a list', files: { 'order.bpmn': task('PT10S,5 minutes,PT1H') }, at: ['ship'] },
    { title: 'the last wait of a list', files: { 'order.bpmn': task('PT10S,PT5M,1H') }, at: ['ship'] },
    { title: 'the first wait of a list', files: { 'order.bpmn': task('10S,PT5M') }, at: ['ship'] },
    {
      title: 'the rounds of a loop',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-ship" sourceRef="start" targetRef="ship" />
  <serviceTask id="ship" camunda:expression="#{true}">
    <multiInstanceLoopCharacteristics camunda:asyncBefore="true">
      <extensionElements><camunda:failedJobRetryTimeCycle>R3PT5M</camunda:failedJobRetryTimeCycle></extensionElements>
      <loopCardinality>3</loopCardinality>
    </multiInstanceLoopCharacteristics>
  </serviceTask>`,
        },
      },
      at: ['ship'],
    },
  ],
  valid: [
    { title: 'a repetition', files: { 'order.bpmn': task('R5/PT1M') } },
    { title: 'a list of waits', files: { 'order.bpmn': task('PT10S, PT5M, PT1H') } },
    { title: 'one wait', files: { 'order.bpmn': task('PT10S') } },
    { title: 'an expression', files: { 'order.bpmn': task('#{retryCycle}') } },
  ],
};
