import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { crashRule, rules, suppressionRules } from '@stepwright/model-lint';
import { BpmnModdle } from 'bpmn-moddle';
import camundaDescriptor from 'camunda-bpmn-moddle/resources/camunda.json' with { type: 'json' };
import { rolldown } from 'rolldown';
import { expect, onTestFinished, test } from 'vitest';
import { bpmnlintName } from './bpmnlint-name.ts';
import { configs } from './index.ts';
import type { ModdleElement } from './lint-definitions.ts';
import { type BpmnlintRuleFactory, ruleFactory } from './rule-factory.ts';

const call = (more = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="urn:example">
  <process id="order" isExecutable="true" camunda:historyTimeToLive="P30D">
    <startEvent id="start" />
    <sequenceFlow id="to-ship" sourceRef="start" targetRef="ship" />
    <callActivity id="ship" calledElement="shipping"><extensionElements>${more}</extensionElements></callActivity>
  </process>
</definitions>`;

async function read(text: string): Promise<ModdleElement> {
  const { rootElement } = await new BpmnModdle({ camunda: camundaDescriptor }).fromXML(text);
  return rootElement as unknown as ModdleElement;
}

function reportsOf(definitions: ModdleElement, name: string): string[] {
  const ids: string[] = [];
  ruleFactory(name)().check(definitions, { report: (id) => ids.push(id) });
  return ids;
}

test('a finding is a report at its element, in the very turn in which bpmnlint asks', async () => {
  expect(reportsOf(await read(call()), 'business-key-not-passed')).toEqual(['ship']);
  expect(
    reportsOf(
      await read(call('<camunda:in businessKey="#{execution.processBusinessKey}" />')),
      'business-key-not-passed',
    ),
  ).toEqual([]);
});

test('what is changed in a tree is seen by the next run', async () => {
  const definitions = await read(call());
  const [process] = (definitions as unknown as { rootElements: { flowElements: { $type: string }[] }[] }).rootElements;
  expect(reportsOf(definitions, 'business-key-not-passed')).toEqual(['ship']);
  await Promise.resolve();
  if (process) process.flowElements = process.flowElements.filter(({ $type }) => $type !== 'bpmn:CallActivity');
  expect(reportsOf(definitions, 'business-key-not-passed')).toEqual([]);
});

test('every rule has its file, and every configured rule exists', () => {
  const files = readdirSync(fileURLToPath(new URL('generated', import.meta.url))).map((file) =>
    file.replace('.ts', ''),
  );
  const names = [...rules, crashRule, ...suppressionRules].map(({ name }) => bpmnlintName(name));
  expect(files.toSorted()).toEqual(names.toSorted());
  for (const name of Object.keys(configs.recommended.rules)) expect(names).toContain(name.replace('stepwright/', ''));
  for (const name of Object.keys(configs.deploy.rules)) expect(name).toMatch(/^stepwright\/deploy-/);
});

test('bpmnlint finds the rules by their names and ends with 1 for an error', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stepwright-bpmnlint-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const require = createRequire(import.meta.url);
  symlinkSync(join(require.resolve('bpmnlint/package.json'), '../..'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "models" }');
  const settings = {
    extends: ['plugin:stepwright/recommended'],
    rules: { 'stepwright/business-key-not-passed': 'error' },
  };
  writeFileSync(join(folder, '.bpmnlintrc'), JSON.stringify(settings));
  writeFileSync(join(folder, 'order.bpmn'), call());
  const script = join(folder, 'node_modules/bpmnlint/bin/bpmnlint.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=stepwright-source', script, 'order.bpmn'],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 30_000,
    },
  );
  expect(stderr).toBe('');
  expect(stdout).toMatch(/ship\s+error\s+the call of "shipping" passes no business key/);
  expect(status).toBe(1);
});

test('a bundle of it needs nothing of Node, so that a Modeler can run it', async () => {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('generated/deploy-time-to-live.ts', import.meta.url)),
    platform: 'browser',
    resolve: { conditionNames: ['stepwright-source', 'import', 'default'] },
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'rule' });
  expect(output[0].imports).toEqual([]);
  const modeler = createContext({ TextEncoder, TextDecoder, queueMicrotask, console });
  runInContext(`${output[0].code}; globalThis.rule = rule;`, modeler, { timeout: 10_000 });
  const { rule } = modeler as unknown as { rule: { default: BpmnlintRuleFactory } };
  const without = await read(call().replace(' camunda:historyTimeToLive="P30D"', ''));
  const [reports, none]: [string[], string[]] = [[], []];
  rule.default().check(without, { report: (id) => reports.push(id) });
  rule.default().check(await read(call()), { report: (id) => none.push(id) });
  expect([reports, none]).toEqual([['order'], []]);
});
