import { expect, it, onTestFinished } from 'vitest';
import { createLocalEngine } from '../index.ts';

const circle = `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
  <process id="circle" isExecutable="true" camunda:historyTimeToLive="1">
    <startEvent id="s" /><sequenceFlow id="f1" sourceRef="s" targetRef="x" />
    <exclusiveGateway id="x" /><sequenceFlow id="f2" sourceRef="x" targetRef="x" />
  </process>
</definitions>`;

it('ends a command whose model goes in circles, and goes on', async () => {
  const engine = await createLocalEngine({ jobExecutor: false });
  onTestFinished(() => engine.stop());
  await engine.client.deployments.create({ name: 'd', files: [{ name: 'circle.bpmn', content: circle }] });
  const start = engine.client.processInstances.start({ processDefinitionKey: 'circle' }, { timeoutMs: 60_000 });
  await expect(start).rejects.toThrow("more than 250000 steps, at last at activity 'x'");
  expect(await engine.client.processInstances.list()).toEqual([]);
});
