import { describe, expect, test } from 'vitest';
import { modelText } from '../test/model-text.ts';
import { ModelError } from './model-error.ts';
import { type ReadBpmnOptions, readBpmn } from './read-bpmn.ts';

const head = `<?xml version="1.0"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">`;
const file = (content: string) => `${head}\n${content}\n</bpmn:definitions>`;

async function refusalOf(xml: string, options?: ReadBpmnOptions): Promise<ModelError> {
  const error = await readBpmn(xml, { fileName: 'a.bpmn', ...options }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ModelError);
  return error as ModelError;
}

describe('readBpmn', () => {
  test('gives processes and elements with their camunda attributes', async () => {
    const task = '<bpmn:serviceTask id="reserve"\n camunda:type="external" camunda:topic="reserve-inventory"/>';
    const model = await readBpmn(file(`<bpmn:process id="p">\n  ${task}</bpmn:process><bpmn:process id="q"/>`));
    expect(model.processes.map(({ id }) => id)).toEqual(['p', 'q']);
    expect(model.elementById('reserve')).toMatchObject({ $type: 'bpmn:ServiceTask', topic: 'reserve-inventory' });
    expect(model.positionOf('reserve')).toEqual({ line: 4, column: 3 });
    expect(model.elementById('nothing')).toBeUndefined();
    expect(model.positionOf('nothing')).toBeUndefined();
  });

  test('reads the same file twice at the same time without mixing them', async () => {
    const xml = modelText([{ id: 't', xml: '<bpmn:task id="t"/>', at: '0 0 100 80' }]);
    const [one, two] = await Promise.all([readBpmn(xml), readBpmn(xml)]);
    expect(one.elementById('t')).not.toBe(two.elementById('t'));
  });

  test.each([
    ['an empty file', '', 'missing start tag', undefined],
    ['another format', '<html/>', 'unexpected element <html>', 'a.bpmn:1:1'],
    ['an end in the middle', `${head}\n<bpmn:process id="p">`, 'unexpected end of file', 'a.bpmn:3:22'],
    ['a wrong end tag', file('<bpmn:process id="p"></bpmn:task>'), 'closing tag mismatch', 'a.bpmn:3:22'],
    [
      'an unknown element',
      file('<bpmn:process id="p"><bpmn:foo/></bpmn:process>'),
      'unknown type <bpmn:Foo>',
      'a.bpmn:3:22',
    ],
    [
      'an unknown attribute',
      file('\n  <bpmn:process id="p" foo="1"/>'),
      'unknown attribute <foo> in bpmn:Process p',
      'a.bpmn:4:3',
    ],
    ['an unknown camunda attribute', file('<bpmn:process id="p" camunda:topik="1"/>'), '<camunda:topik>', 'a.bpmn:3:1'],
    ['an id used twice', file('<bpmn:process id="p"/>\n<bpmn:process id="p"/>'), 'duplicate ID <p>', 'a.bpmn:4:1'],
    ['an entity that nobody defined', file('<bpmn:process id="p" name="&x;"/>'), 'write &amp;', 'a.bpmn:3:28'],
  ])('refuses %s and names the place', async (_, xml, message, place) => {
    const error = await refusalOf(xml);
    expect(error.code).toBe('MODEL_UNREADABLE');
    expect(error.message).toContain(message);
    if (place) expect(error.message).toContain(`${place}: `);
  });

  test('lists every reference to nothing with the element that holds it', async () => {
    const flow = '<bpmn:sequenceFlow id="f" sourceRef="x" targetRef="y"/>';
    const error = await refusalOf(file(`<bpmn:process id="p">\n${flow}</bpmn:process>`));
    const position = { line: 4, column: 1 };
    expect(error.issues).toEqual([
      { message: 'unresolved reference <x> in bpmn:SequenceFlow f, property bpmn:sourceRef', position, elementId: 'f' },
      { message: 'unresolved reference <y> in bpmn:SequenceFlow f, property bpmn:targetRef', position, elementId: 'f' },
    ]);
  });

  test.each([
    ['in front', `<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x "y">]>\n${file('')}`, 'a.bpmn:2:1'],
    ['in lower case', `<!doctype a>${file('')}`, 'a.bpmn:1:1'],
    ['behind a processing instruction that looks like a comment', `<?a <!-- ?><!DOCTYPE a><?b --> ?>`, 'a.bpmn:1:12'],
  ])('refuses a DOCTYPE %s', async (_, xml, place) => {
    const error = await refusalOf(xml);
    expect(error.code).toBe('MODEL_WITH_DOCTYPE');
    expect(error.message).toContain(place);
  });

  test('does not take a DOCTYPE or an entity in a comment or CDATA for a real one', async () => {
    const text = '<bpmn:documentation><![CDATA[<!DOCTYPE & &x;]]></bpmn:documentation>';
    const model = await readBpmn(file(`<!-- <!DOCTYPE a> & --><bpmn:process id="p">${text}</bpmn:process>`));
    expect(model.processes).toHaveLength(1);
  });

  test('refuses more bytes than allowed, counted in UTF-8', async () => {
    const xml = file('<bpmn:process id="p" name="ü"/>');
    const bytes = Buffer.byteLength(xml);
    expect((await readBpmn(xml, { bytesMax: bytes })).processes).toHaveLength(1);
    const error = await refusalOf(xml, { bytesMax: bytes - 1 });
    expect(error.code).toBe('MODEL_TOO_LARGE');
    expect(error.message).toBe(
      `a.bpmn: the file has ${bytes} bytes, allowed are ${bytes - 1}: split the model or raise bytesMax`,
    );
  });

  test('answers soon when sections are opened thousands of times and never closed', async () => {
    const startedAt = performance.now();
    await refusalOf(`<!DOCTYPE a>${'<!--'.repeat(400_000)}`);
    await refusalOf(`${'<a <![CDATA[]]>'.repeat(100_000)}<!DOCTYPE a>`);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
