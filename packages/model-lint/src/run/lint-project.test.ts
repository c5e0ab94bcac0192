import { expect, test } from 'vitest';
import { createProject } from '../project/create-project.ts';
import type { Rule } from '../rule.ts';
import { applyFixes } from './apply-fixes.ts';
import { lintProject } from './lint-project.ts';
import { LintSettingsError } from './lint-settings.ts';

const texts = { title: 'Looks.', why: 'It matters.', cure: 'Mend it.' };

/** Finds every task. */
const everyTask: Rule = {
  ...texts,
  name: 'every-task',
  severity: 'warning',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of process.allNodes.filter(({ kind }) => kind === 'task')) {
        report({ file: project.fileOf(process), element: node.element, message: `task ${node.id}` });
      }
    }
  },
};
const deployRule: Rule = { ...everyTask, name: 'deploy/every-task', severity: 'error' };
const crashing: Rule = {
  ...texts,
  name: 'crashing',
  severity: 'info',
  check() {
    throw new Error('no luck');
  },
};

function ignore(value: string): string {
  return `<extensionElements><camunda:properties><camunda:property name="lint-ignore" value="${value}"/></camunda:properties></extensionElements>`;
}

function project(body: string, beside = '') {
  const text = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">${beside}
<process id="p" isExecutable="true">${body}</process></definitions>`;
  const files = [{ fileName: 'a.bpmn', content: Buffer.from(text) }];
  return createProject({ files, now: new Date('2026-06-01T12:00:00Z') });
}

function namesOf(body: string, settings = {}, beside = ''): string[] {
  const { findings } = lintProject(project(body, beside), settings, [everyTask]);
  return findings.map(({ rule, elementId }) => `${rule} ${elementId}`);
}

test('a finding says where, why and what to do, and keeps its fingerprint when lines move', () => {
  const [finding] = lintProject(project('<task id="a" name="Ask"/>'), {}, [everyTask]).findings;
  const [moved] = lintProject(project('\n\n  <task id="a" name="Ask"/>'), {}, [everyTask]).findings;
  expect(finding).toMatchObject({
    file: 'a.bpmn',
    line: 2,
    column: 37,
    elementId: 'a',
    elementName: 'Ask',
    why: 'It matters.',
    cure: 'Mend it.',
  });
  expect(moved).toMatchObject({ line: 4, column: 3, fingerprint: finding?.fingerprint });
  expect(finding?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
});

test('a rule that crashes is a finding, and the others run on', () => {
  const { findings } = lintProject(project('<task id="a"/>'), {}, [crashing, everyTask]);
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['rule-crashed', 'error'],
    ['every-task', 'warning'],
  ]);
  expect(findings[0]?.message).toBe('the rule crashing failed: no luck');
});

test('severities are settings, off is off, and only some may be asked for', () => {
  const result = lintProject(project('<task id="a"/>'), { rules: { 'every-task': 'info' } }, [everyTask]);
  expect(result.findings[0]?.severity).toBe('info');
  expect(namesOf('<task id="a"/>', { rules: { 'every-task': 'off' } })).toEqual([]);
  expect(lintProject(project('<task id="a"/>'), { only: ['deploy'] }, [everyTask, deployRule]).ruleNames).toEqual([
    'deploy/every-task',
  ]);
});

test.each([
  [{ rules: { 'every-tusk': 'off' as const } }, /there is no rule "every-tusk": did you mean every-task/],
  [{ rules: { 'every-task': 'loud' as 'off' } }, /rules.every-task is "loud"/],
  [{ rules: { 'deploy/every-task': 'off' as const } }, /what the engine refuses stays an error/],
  [{ only: ['nothing'] }, /there is no rule "nothing"/],
])('%j is refused', (settings, message) => {
  expect(() => lintProject(project(''), settings, [everyTask, deployRule])).toThrow(LintSettingsError);
  expect(() => lintProject(project(''), settings, [everyTask, deployRule])).toThrow(message);
});

test('a suppression holds for its element and what is in it, until its last day', () => {
  const good = ignore('every-task until 2026-06-01: agreed with sales');
  expect(namesOf(`<task id="a">${good}</task><task id="b"/>`)).toEqual(['every-task b']);
  expect(namesOf(`<subProcess id="s">${good}<task id="a"/></subProcess>`)).toEqual([]);
  expect(namesOf('<task id="a"/><task id="b"/>', {}, good)).toEqual([]);
  const expired = ignore('every-task until 2026-05-31: agreed with sales');
  expect(namesOf(`<task id="a">${expired}</task>`)).toEqual(['every-task a', 'suppression-expired a']);
});

test.each([
  'every-task',
  'every-task until 2026-13-01: no such month',
  'every-task until 2027-01-01:',
  'another-rule until 2027-01-01: there is none',
  'deploy/every-task until 2027-01-01: it cannot be',
])('the suppression "%s" suppresses nothing and is a finding', (value) => {
  expect(namesOf(`<task id="a">${ignore(value)}</task>`)).toEqual(['every-task a', 'suppression-invalid a']);
});

test('a suppression that hides nothing is a finding, unless its rule did not run', () => {
  const unused = `<startEvent id="s">${ignore('every-task until 2027-01-01: it was there')}</startEvent>`;
  expect(namesOf(unused)).toEqual(['suppression-unused s']);
  expect(namesOf(unused, { rules: { 'every-task': 'off' } })).toEqual([]);
});

test('the configuration suppresses by file and element', () => {
  const suppression = { rule: 'every-task', file: 'a.bpmn', elementId: 'a', reason: 'old', until: '2026-12-31' };
  expect(namesOf('<task id="a"/><task id="b"/>', { suppressions: [suppression] })).toEqual(['every-task b']);
  expect(namesOf('<task id="a"/>', { suppressions: [{ ...suppression, reason: ' ' }] })).toContain(
    'suppression-invalid a',
  );
});

test('fixes are applied from the end; one that overlaps another waits for the next run', () => {
  const base = lintProject(project('<task id="a"/>'), {}, [everyTask]).findings[0];
  if (!base) throw new Error('no finding');
  const fixing = (start: number, end: number, text: string) => ({
    ...base,
    fix: { title: 'Change.', edits: [{ start, end, text }] },
  });
  const findings = [fixing(0, 1, 'A'), fixing(4, 5, ''), fixing(4, 6, 'X'), base];
  expect(applyFixes('abcdefg', findings)).toEqual({ text: 'Abcdfg', applied: [findings[0], findings[1]] });
});
