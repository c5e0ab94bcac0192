import { expect, test } from 'vitest';
import { createProject } from '../../project/create-project.ts';
import { lintProject } from '../../run/lint-project.ts';

const open = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x">';
const process = '<process id="p" isExecutable="true"><startEvent id="s"/>';
const close = '</process></definitions>';

/** A file as a hostile one arrives, by what is in it; the rule that refuses it. */
const hostile: readonly (readonly [name: string, content: () => Uint8Array, rule: string, fileName?: string])[] = [
  ['a billion laughs', () => billionLaughs('definitions'), 'deploy/doctype'],
  ['a billion laughs in a decision', () => billionLaughs('definitions'), 'deploy/doctype', 'tax.dmn'],
  [
    'an external entity',
    () => Buffer.from(`<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>`),
    'deploy/doctype',
  ],
  [
    'an external parameter entity',
    () => Buffer.from('<!DOCTYPE a [<!ENTITY % e SYSTEM "http://127.0.0.1:1/x"> %e;]><a/>'),
    'deploy/doctype',
  ],
  ['elements a hundred thousand deep', () => Buffer.from('<a>'.repeat(100_000)), 'deploy/too-large'],
  ['decisions a hundred thousand deep', () => Buffer.from('<a>'.repeat(100_000)), 'deploy/too-large', 'tax.dmn'],
  ['fifty megabytes', () => Buffer.alloc(50_000_000, ' '), 'deploy/too-large'],
  ['fifty megabytes of a decision', () => Buffer.alloc(50_000_000, ' '), 'deploy/too-large', 'tax.dmn'],
  ['many elements', () => Buffer.from(`${open}${process}${'<task/>'.repeat(100_000)}${close}`), 'deploy/too-large'],
  [
    'hundreds of thousands of attributes',
    () => Buffer.from(`<a ${Array.from({ length: 400_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
    'deploy/xml',
  ],
  [
    'so many attributes that the file is too large',
    () => Buffer.from(`<a ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
    'deploy/too-large',
  ],
  ['quadratic blow-up by entities', () => quadraticBlowUp(), 'deploy/doctype'],
  ['references without end', () => Buffer.from(`<a>${'&amp'.repeat(1_000_000)}</a>`), 'deploy/xml'],
  ['comments that are open', () => Buffer.from(`<a>${'<!--'.repeat(1_000_000)}</a>`), 'deploy/xml'],
  ['tags that are open', () => Buffer.from('<a '.repeat(1_000_000)), 'deploy/xml'],
  ['quotes that are open', () => Buffer.from(`<a ${'b="'.repeat(1_000_000)}`), 'deploy/xml'],
  ['a long name', () => Buffer.from(`<${'a'.repeat(4_000_000)}`), 'deploy/xml'],
  ['nothing but zeros', () => Buffer.alloc(4_000_000), 'deploy/xml'],
];

test.each(hostile.map(([name, ...given]) => [name, given] as const))(
  'refuses %s soon and in little memory',
  (_, given) => {
    const [content, rule, fileName = 'order.bpmn'] = given;
    const file = { fileName, content: content() };
    const memoryBefore = globalThis.process.memoryUsage().heapUsed;
    const startedAt = performance.now();
    const { findings } = lintProject(createProject({ files: [file] }));
    expect(performance.now() - startedAt).toBeLessThan(5000);
    expect(globalThis.process.memoryUsage().heapUsed - memoryBefore).toBeLessThan(1_000_000_000);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    expect(findings.filter(({ rule: name }) => !name.startsWith('deploy/'))).toEqual([]);
  },
);

test.each([
  ['flows from and to one event', () => wide((at) => `<sequenceFlow id="f${at}" sourceRef="s" targetRef="s"/>`)],
  ['gateways without flows', () => wide((at) => `<exclusiveGateway id="g${at}"/>`)],
  ['boundary events of one host', () => wide((at) => `<boundaryEvent id="b${at}" attachedToRef="s"/>`)],
  ['ids that repeat', () => wide(() => '<task id="t"/>')],
  [
    'links of one name',
    () => wide((at) => `<intermediateCatchEvent id="l${at}"><linkEventDefinition name="l"/></intermediateCatchEvent>`),
  ],
])('judges a file just within the limits soon: %s', (_, content) => {
  const startedAt = performance.now();
  const { findings } = lintProject(createProject({ files: [{ fileName: 'order.bpmn', content: content() }] }), {
    only: ['deploy'],
  });
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.length).toBeLessThan(2000);
});

function billionLaughs(root: string): Uint8Array {
  const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
  return Buffer.from(`<!DOCTYPE ${root} [<!ENTITY l0 "lol">${entities}]><${root}>&l9;</${root}>`);
}

function quadraticBlowUp(): Uint8Array {
  return Buffer.from(`<!DOCTYPE a [<!ENTITY x "${'x'.repeat(50_000)}">]><a>${'&x;'.repeat(50_000)}</a>`);
}

function wide(elementAt: (index: number) => string): Uint8Array {
  return Buffer.from(`${open}${process}${Array.from({ length: 25_000 }, (_, at) => elementAt(at)).join('')}${close}`);
}
