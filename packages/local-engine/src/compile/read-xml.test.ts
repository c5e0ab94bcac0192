import { readXml } from '@stepwright/model/xml';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../state/engine-error.ts';
import { compileProcesses } from './compile-processes.ts';

const read = (text: string) => readXml(Buffer.from(text)).root;

async function refusalOf(content: Uint8Array | string): Promise<EngineError> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const fault = await compileProcesses({ name: 'x.bpmn', content: bytes }).catch((error: unknown) => error);
  if (!(fault instanceof EngineError)) throw new Error(`the file was not refused: ${String(fault)}`);
  return fault;
}

describe('reading XML', () => {
  it('counts lines and columns as SAX does: behind the start tag, whatever ends the lines', () => {
    const root = read('<a>\r\n <b\r\n  c="1"/>\r<d/>\n<e></e></a>');
    const [b, d, e] = root.children;
    expect([b, d, e].map((element) => [element?.line, element?.column])).toEqual([
      [3, 10],
      [4, 5],
      [5, 4],
    ]);
    expect([root.end, e?.end]).toMatchObject([
      { line: 5, column: 12 },
      { line: 5, column: 8 },
    ]);
  });

  it('decodes references, character data and blanks in attributes', () => {
    const root = read('<a b="1&#10;&lt;&#x1F600;\n2"><![CDATA[<&]]> &amp;&quot;\r\n<!-- no --></a>');
    expect(root.attribute('b')).toBe('1\n<😀 2');
    expect(root.text).toBe('<& &"\n');
  });

  it('knows elements and attributes by namespace, not by prefix', () => {
    const root = read('<x:a xmlns:x="urn:1"><x:b xmlns:x="urn:2" x:c="2" c="0"/></x:a>');
    expect(root.uri).toBe('urn:1');
    expect([...(root.children[0]?.attributes ?? [])]).toEqual([
      ['urn:2:c', '2'],
      ['c', '0'],
    ]);
  });

  it('reads UTF-16 and the encodings that a file declares', () => {
    expect(readXml(Buffer.from('\uFEFF<a b="ä"/>', 'utf16le')).root.attribute('b')).toBe('ä');
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a b="ä"/>', 'latin1');
    expect(readXml(latin).root.attribute('b')).toBe('ä');
  });
});

describe('hostile files', () => {
  const tooDeep = '<a>'.repeat(20_000) + '</a>'.repeat(20_000);
  const cases: readonly (readonly [string, Uint8Array | string, number, string])[] = [
    ['50 MB', new Uint8Array(50_000_000), 400, 'a file of more than 10000000 bytes'],
    ['100,000 elements and more', `<a>${'<b/>'.repeat(100_000)}</a>`, 400, 'a file of more than 100000 elements'],
    ['20,000 elements deep', tooDeep, 400, 'elements that nest deeper than 200'],
    [
      'a bomb of entities',
      '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
      500,
      'DOCTYPE is disallowed',
    ],
    ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 500, 'DOCTYPE is disallowed'],
    ['millions of ampersands', `<a>${'&'.repeat(5_000_000)}</a>`, 500, 'The entity name must immediately follow'],
    ['millions of open tags', '<'.repeat(5_000_000), 500, 'well-formed character data or markup'],
    ['an endless comment', `<a><!--${'-'.repeat(5_000_000)}`, 500, 'must start and end within the same entity'],
    ['a million attributes', `<a ${'b '.repeat(1_000_000)}/>`, 500, 'must be followed by the'],
    ['invalid UTF-8', Buffer.from([0x3c, 0x61, 0xff, 0x3e]), 500, 'Invalid byte'],
    ['a NUL', '<a>\0</a>', 500, 'An invalid XML character (Unicode: 0x0)'],
    ['half a surrogate pair', '<a b="&#xD800;"/>', 500, 'Character reference "&#xD800" is an invalid XML character.'],
    ['an unknown encoding', '<?xml version="1.0" encoding="nope"?><a/>', 500, 'The encoding "nope" is not supported'],
  ];

  it.each(cases)('refuses %s within seconds', { timeout: 5_000 }, async (_, content, status, reason) => {
    const refusal = await refusalOf(content);
    expect(refusal.status).toBe(status);
    expect(refusal.message).toContain(reason);
  });

  it('takes other limits when told so', () => {
    const content = Buffer.from('<a><b><c/></b></a>');
    const limits = { bytesMax: 100, depthMax: 2, elementsMax: 10 };
    expect(() => readXml(content, limits)).toThrow('elements that nest deeper than 2');
    expect(() => readXml(content, { ...limits, depthMax: 3, elementsMax: 2 })).toThrow('more than 2 elements');
    expect(readXml(content, { ...limits, depthMax: 3 }).root.tag).toBe('a');
  });

  it('stops at 1,000 problems instead of reporting every pair of elements that exclude each other', async () => {
    const events = Array.from(
      { length: 200 },
      (_, index) => `<boundaryEvent id="b${index}" attachedToRef="t"><compensateEventDefinition/></boundaryEvent>`,
    );
    const refusal = await refusalOf(
      `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p" isExecutable="true" xmlns:c="http://camunda.org/schema/1.0/bpmn" c:historyTimeToLive="1"><startEvent id="s"/><task id="t"/>${events.join('')}</process></definitions>`,
    );
    const { details } = refusal.more as { details: Record<string, { errors: unknown[] }> };
    expect(details['x.bpmn']?.errors).toHaveLength(1000);
  });
});
