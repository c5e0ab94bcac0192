import { expect, test } from 'vitest';
import {
  exampleFiles,
  exampleFinding,
  exampleResult,
  fullFinding,
  hostileFinding,
} from '../../test/helpers/example-findings.ts';
import { reporters } from './index.ts';

const context = { files: exampleFiles };

test('shows findings by file with their picture, and the clean files', () => {
  const page = reporters.html(exampleResult(), { ...context, pictures: new Map([['bpmn/order.bpmn', '<svg></svg>']]) });
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  for (const part of [
    '<title>Model lint: 1 error, 1 warning in 1 of 2 files</title>',
    'aria-label="Model of bpmn/order.bpmn"><svg></svg></div>',
    '<span class="severity">error</span> <span class="place">3:1</span> <strong>the attribute &#34;x&#34; is unknown</strong>',
    '<pre>a | b\n1 | 2</pre>',
    '<dt>Element</dt><dd>deliver &#34;Deliver goods&#34;</dd>',
    '<dt>Path</dt><dd>start &#62; pay</dd>',
    '<h2>Without findings</h2>\n<ul>\n<li>bpmn/clean.bpmn</li>',
  ]) {
    expect(page).toContain(part);
  }
});

test('a page of several files has a list of them', () => {
  const page = reporters.html(exampleResult([fullFinding, exampleFinding({ file: 'b.bpmn' })]), context);
  expect(page).toContain('<li><a href="#file-2">b.bpmn</a> 1 finding</li>');
  expect(reporters.html(exampleResult(), context)).not.toContain('<nav');
});

test('is complete in itself: no script, and nothing from elsewhere', () => {
  const page = reporters.html(exampleResult([hostileFinding]), { files: [] });
  expect(page).not.toMatch(/<script|<link|<img|<iframe|\s(?:src|on\w+)=|url\(|@import|javascript:x\)"/i);
  const harmless = exampleFinding({
    path: ['x'],
    related: [{ file: 'x', line: 1, column: 1, message: 'x' }],
    details: ['x'],
  });
  const tags = (text: string) => text.match(/<\/?\w+/g);
  expect(tags(page)).toEqual(tags(reporters.html(exampleResult([harmless]), { files: [] })));
});
