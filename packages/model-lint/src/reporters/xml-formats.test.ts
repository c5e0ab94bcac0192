import { readXml } from '@stepwright/model/xml';
import { describe, expect, test } from 'vitest';
import { exampleFiles, exampleFinding, exampleResult, hostileFinding } from '../../test/helpers/example-findings.ts';
import { reporters } from './index.ts';

const context = { files: exampleFiles };
const withInfo = exampleResult([
  ...exampleResult().findings,
  exampleFinding({ severity: 'info', elementId: undefined }),
]);

describe('junit', () => {
  test('has a suite for each file, a case for each finding, and a passing case for a clean file', () => {
    expect(reporters.junit(exampleResult([exampleFinding()]), context)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="stepwright lint" tests="2" failures="1">
  <testsuite name="bpmn/clean.bpmn" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="bpmn/clean.bpmn"/>
  </testsuite>
  <testsuite name="bpmn/order.bpmn" tests="1" failures="1" errors="0" skipped="0">
    <testcase name="business-key-not-passed deliver 12:5" classname="bpmn/order.bpmn">
      <failure message="the call of &#34;delivery&#34; passes no business key" type="warning">bpmn/order.bpmn:12:5: warning: the call of &#34;delivery&#34; passes no business key&#10;Why: Operators do not find it.&#10;Cure: Add the key.</failure>
    </testcase>
  </testsuite>
</testsuites>`);
  });

  test('does not fail for an info', () => {
    const written = reporters.junit(withInfo, context);
    expect(written).toContain('tests="4" failures="2"');
    expect(written.match(/<system-out>/g)).toHaveLength(1);
  });
});

describe('checkstyle', () => {
  test('has every file with its findings', () => {
    expect(
      reporters.checkstyle(exampleResult([exampleFinding()]), context),
    ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="bpmn/clean.bpmn">
  </file>
  <file name="bpmn/order.bpmn">
    <error line="12" column="5" severity="warning" message="the call of &#34;delivery&#34; passes no business key. Add the key." source="stepwright.business-key-not-passed"/>
  </file>
</checkstyle>`);
  });
});

describe.each(['junit', 'checkstyle'] as const)('%s with hostile names', (format) => {
  test('stays the XML that it is', () => {
    const harmless = exampleFinding({ ...hostileFinding, file: 'x', rule: 'x', message: 'x', elementId: 'x' });
    const tags = (text: string) => text.match(/<\/?\w+/g);
    const written = reporters[format](exampleResult([hostileFinding]), context);
    expect(tags(written)).toEqual(tags(reporters[format](exampleResult([harmless]), context)));
    const { root } = readXml(Buffer.from(written));
    const file = root.elements(format === 'junit' ? 'testsuite' : 'file').at(-1);
    expect(file?.attribute('name')).toBe(hostileFinding.file.replace('\u001b', '\ufffd').replace('\ud800', '\ufffd'));
  });
});
