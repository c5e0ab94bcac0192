import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an expression follows a user task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" />
  <sequenceFlow id="approve-to-book" sourceRef="approve" targetRef="book" />
  <serviceTask id="book" name="Book" camunda:expression="\${ledger.book(execution)}" />
  <sequenceFlow id="book-to-done" sourceRef="book" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['book'],
      says: '"Book" runs in the transaction that "Approve" is completed in',
      isFixable: true,
    },
    {
      title: 'behind a message and a gateway',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-paid" sourceRef="start" targetRef="paid" />
  <intermediateCatchEvent id="paid" name="Paid">
    <messageEventDefinition id="paid-message" messageRef="pay" />
  </intermediateCatchEvent>
  <sequenceFlow id="paid-to-choice" sourceRef="paid" targetRef="choice" />
  <exclusiveGateway id="choice" name="Big?" default="choice-to-done" />
  <sequenceFlow id="choice-to-book" sourceRef="choice" targetRef="book">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />
  <serviceTask id="book" name="Book" camunda:class="com.example.Book" />
  <sequenceFlow id="book-to-done" sourceRef="book" targetRef="done" />`,
          definitions: `<message id="pay" name="pay" />`,
        },
      },
      at: ['book'],
      isFixable: true,
    },
    {
      title: 'at the end of a subprocess, behind it, and one step further',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-sub" sourceRef="start" targetRef="sub" />
  <subProcess id="sub" name="Sub">
    <startEvent id="begin" />
    <sequenceFlow id="begin-to-approve" sourceRef="begin" targetRef="approve" />
    <userTask id="approve" name="Approve" />
    <sequenceFlow id="approve-to-fine" sourceRef="approve" targetRef="fine" />
    <endEvent id="fine" />
  </subProcess>
  <sequenceFlow id="sub-to-book" sourceRef="sub" targetRef="book" />
  <serviceTask id="book" name="Book" camunda:delegateExpression="\${book}" />
  <sequenceFlow id="book-to-tell" sourceRef="book" targetRef="tell" />
  <serviceTask id="tell" name="Tell" camunda:expression="\${mail.send()}" />
  <sequenceFlow id="tell-to-done" sourceRef="tell" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['book', 'tell'],
      isFixable: true,
    },
  ],
  valid: [
    {
      title: 'a job does it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" />
  <sequenceFlow id="approve-to-book" sourceRef="approve" targetRef="book" />
  <serviceTask id="book" name="Book" camunda:asyncBefore="true" camunda:expression="\${ledger.book(execution)}" />
  <sequenceFlow id="book-to-done" sourceRef="book" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'the user task ends its transaction itself',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" camunda:asyncAfter="true" />
  <sequenceFlow id="approve-to-book" sourceRef="approve" targetRef="book" />
  <serviceTask id="book" name="Book" camunda:expression="\${ledger.book(execution)}" />
  <sequenceFlow id="book-to-done" sourceRef="book" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'a worker does it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" />
  <sequenceFlow id="approve-to-book" sourceRef="approve" targetRef="book" />
  <serviceTask id="book" name="Book" camunda:type="external" camunda:topic="book" />
  <sequenceFlow id="book-to-done" sourceRef="book" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'a wait state lies between',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" name="Approve" />
  <sequenceFlow id="approve-to-pause" sourceRef="approve" targetRef="pause" />
  <intermediateCatchEvent id="pause" name="A minute">
    <timerEventDefinition id="timer">
      <timeDuration>PT1M</timeDuration>
    </timerEventDefinition>
  </intermediateCatchEvent>
  <sequenceFlow id="pause-to-book" sourceRef="pause" targetRef="book" />
  <serviceTask id="book" name="Book" camunda:expression="\${ledger.book(execution)}" />
  <sequenceFlow id="book-to-done" sourceRef="book" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'nobody completes anything before it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-book" sourceRef="start" targetRef="book" />
  <serviceTask id="book" name="Book" camunda:expression="\${ledger.book(execution)}" />
  <sequenceFlow id="book-to-approve" sourceRef="book" targetRef="approve" />
  <userTask id="approve" name="Approve" />
  <sequenceFlow id="approve-to-done" sourceRef="approve" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
