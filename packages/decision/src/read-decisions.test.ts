import { describe, expect, it } from 'vitest';
import { buildDmn } from '../test/helpers/build-dmn.ts';
import { readDecisions } from './read-decisions.ts';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="drd" name="Fees" namespace="n">
  <decision id="fee" name="Fee" camunda:historyTimeToLive="P10D" camunda:versionTag="3">
    <informationRequirement id="q"><requiredDecision href="#rate" /></informationRequirement>
    <decisionTable id="t" hitPolicy="COLLECT" aggregation="MAX">
      <input id="i" label="Amount" camunda:inputVariable="amount"><inputExpression id="e" typeRef="integer"><text>x</text></inputExpression></input>
      <output id="o" name="fee" label="Fee" typeRef="double" />
      <rule id="r1">
        <description>small ones</description>
        <inputEntry id="e1"><text>&lt; 10</text></inputEntry>
        <outputEntry id="o1"><text>rate *</text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
  <decision id="rate" name="Rate">
    <variable id="v" name="rate" typeRef="double" />
    <literalExpression id="l"><text>0.5</text></literalExpression>
  </decision>
</definitions>`;

describe('readDecisions', () => {
  it('tells what the file says', async () => {
    const model = await readDecisions(xml, { fileName: 'fees.dmn' });
    expect(model).toMatchObject({ fileName: 'fees.dmn', drd: { id: 'drd', name: 'Fees' } });
    expect(model.decisions).toMatchObject([
      {
        id: 'fee',
        name: 'Fee',
        historyTimeToLive: 'P10D',
        versionTag: '3',
        kind: 'decisionTable',
        requiredDecisions: ['rate'],
        hitPolicy: 'COLLECT',
        aggregator: 'MAX',
        inputs: [{ id: 'i', label: 'Amount', expression: 'x', typeRef: 'integer', inputVariable: 'amount' }],
        outputs: [{ id: 'o', label: 'Fee', name: 'fee', typeRef: 'double' }],
        line: 3,
      },
      { id: 'rate', kind: 'literalExpression', outputs: [{ name: 'rate', typeRef: 'double' }], hitPolicy: undefined },
    ]);
  });

  it('lists FEEL that does not parse with its place, and fails only when it comes to it', async () => {
    const model = await readDecisions(xml, { fileName: 'fees.dmn' });
    expect(model.problems).toMatchObject([{ code: 'FEEL_SYNTAX', decisionId: 'fee', elementId: 'o1', line: 11 }]);
    expect(model.evaluate('fee', { x: { type: 'Integer', value: 50 } }).result).toEqual([]);
    expect(() => model.evaluate('fee', { x: { type: 'Integer', value: 5 } })).toThrow(
      expect.objectContaining({ code: 'FEEL_SYNTAX', elementId: 'o1', line: 11, engineType: 'FeelException' }),
    );
  });

  it('names the known decisions when asked for another', async () => {
    const model = await readDecisions(xml);
    expect(() => model.evaluate('fees')).toThrow("there is no decision 'fees': the model has fee, rate");
  });

  it('refuses variables of types that decisions do not read', async () => {
    const model = await readDecisions(buildDmn([{ id: 'd', literal: 'x' }]));
    const json = { type: 'Json', value: '{}' } as never;
    expect(() => model.evaluate('d', { x: json })).toThrow(expect.objectContaining({ code: 'VARIABLE_UNSUPPORTED' }));
  });

  it.each([
    ['too many bytes', `${xml}${' '.repeat(2_000_000)}`, 'DMN_TOO_LARGE'],
    ['too many bytes in few characters', `${xml}<!--${'😀'.repeat(600_000)}-->`, 'DMN_TOO_LARGE'],
    ['nesting', '<a>'.repeat(100) + '</a>'.repeat(100), 'DMN_TOO_DEEP'],
    ['a DOCTYPE', `<!doctype a>${xml}`, 'DMN_DOCTYPE'],
    ['a DOCTYPE behind a comment', `<!-- > -->\n<!DOCTYPE a [<!ENTITY b "c">]>${xml}`, 'DMN_DOCTYPE'],
    ['an entity', xml.replace('0.5', '&lol;'), 'DMN_ENTITY'],
    ['an entity in an attribute', xml.replace('"Fees"', '"&lol;"'), 'DMN_ENTITY'],
    ['nothing', '', 'DMN_XML'],
    ['no XML', 'hello', 'DMN_XML'],
    ['an element that is not closed', xml.replace('</definitions>', ''), 'DMN_XML'],
    ['crossed tags', '<a><b></a></b>', 'DMN_XML'],
    ['two roots', '<a/><b/>', 'DMN_XML'],
    ['an unknown prefix', '<x:a/>', 'DMN_XML'],
    ['other XML', '<a xmlns="urn:a"/>', 'DMN_STRUCTURE'],
  ])('refuses %s', async (_, source, code) => {
    await expect(readDecisions(source)).rejects.toMatchObject({ name: 'DecisionError', code });
  });

  it('accepts what only looks like a DOCTYPE or an entity', async () => {
    const source = xml.replace('0.5', '<![CDATA[0.5 // <!DOCTYPE &lol;]]>').replace('<rule', '<!-- <!DOCTYPE --><rule');
    expect((await readDecisions(source)).evaluate('rate').result[0]?.get('rate')).toEqual({
      type: 'Double',
      value: 0.5,
    });
  });

  it.each([
    ['open tags', '<a '.repeat(300_000)],
    ['comments', '<!--'.repeat(300_000)],
    ['quotes', `<a b="${'<"'.repeat(300_000)}`],
    ['ampersands', `<a>${'&amp;'.repeat(300_000)}`],
    ['closing tags', '</a>'.repeat(300_000)],
    ['elements', `<a>${'<b/>'.repeat(250_000)}</a>`],
    ['lines', `<a>${'\n<b/>'.repeat(150_000)}</a>`],
    ['angle brackets', '<'.repeat(1_500_000)],
  ])('answers quickly for many %s', async (_, source) => {
    const start = performance.now();
    await expect(readDecisions(source)).rejects.toMatchObject({ name: 'DecisionError' });
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('the fingerprint', () => {
  const of = async (source: string): Promise<string | undefined> =>
    (await readDecisions(source)).decisions[0]?.fingerprint;

  it.each([
    ['the layout', (source: string) => source.replaceAll('\n', '\n\n')],
    ['ids and labels', (source: string) => source.replaceAll('"r1"', '"rule"').replace('"Amount"', '"Sum"')],
    ['annotations', (source: string) => source.replace('small ones', 'little ones')],
  ])('does not see %s', async (_, change) => {
    expect(change(xml)).not.toBe(xml);
    expect(await of(change(xml))).toBe(await of(xml));
  });

  it.each([
    ['a test', '&lt; 10', '&lt;= 10'],
    ['an output', 'rate *', 'rate * 2'],
    ['a type', 'typeRef="integer"', 'typeRef="long"'],
    ['the aggregation', '"MAX"', '"MIN"'],
    ['the name of an output', 'name="fee"', 'name="charge"'],
    ['a required decision', '0.5', '0.6'],
  ])('sees %s', async (_, from, to) => {
    expect(await of(xml.replace(from, to))).not.toBe(await of(xml));
  });
});
