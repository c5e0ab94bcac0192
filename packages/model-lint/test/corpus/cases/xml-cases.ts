import { model, start, started } from '../corpus-text.ts';

const plain = started('<task id="t" name="täsk"/>');
const declared = (declaration: string) => plain.replace(/^<\?xml.*\?>/, declaration);
const latin = (text: string, encoding: string): Uint8Array<ArrayBuffer> =>
  Buffer.from(text.replace('UTF-8', encoding), 'latin1');
const bytes = (text: string): Uint8Array<ArrayBuffer> => Buffer.from(text);
const swapped = (content: Buffer<ArrayBuffer>): Uint8Array<ArrayBuffer> => content.swap16();
const nested = (depth: number, tag: string) => `<${tag}>`.repeat(depth) + `</${tag}>`.repeat(depth);

/** Files that differ in their bytes: encodings, declarations, markup that is broken. */
export const xmlCases: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'UTF-8 with a mark': bytes(`\uFEFF${plain}`),
  'UTF-16 with a little mark': Buffer.from(`\uFEFF${plain.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
  'UTF-16 with a big mark': swapped(Buffer.from(`\uFEFF${plain.replace('UTF-8', 'UTF-16')}`, 'utf16le')),
  'UTF-16 without a mark': Buffer.from(plain.replace('UTF-8', 'UTF-16LE'), 'utf16le'),
  'UTF-16 that says UTF-8': Buffer.from(`\uFEFF${plain}`, 'utf16le'),
  'UTF-8 that says UTF-16': bytes(plain.replace('UTF-8', 'UTF-16')),
  'Latin 1': latin(plain, 'ISO-8859-1'),
  'Windows 1252': latin(plain, 'windows-1252'),
  'Cp1252 as Java calls it': latin(plain, 'Cp1252'),
  'Latin 1 that says UTF-8': latin(plain, 'UTF-8'),
  'UTF-8 that says Latin 1': bytes(plain.replace('UTF-8', 'ISO-8859-1')),
  'UTF8 without the hyphen': bytes(plain.replace('UTF-8', 'UTF8')),
  'utf-8 in small letters': bytes(plain.replace('UTF-8', 'utf-8')),
  'US-ASCII': bytes(plain.replace('UTF-8', 'US-ASCII').replace('ä', 'a')),
  'US-ASCII with an umlaut': bytes(plain.replace('UTF-8', 'US-ASCII')),
  'an encoding that nobody knows': bytes(plain.replace('UTF-8', 'x-foo')),
  'an empty encoding': bytes(plain.replace('UTF-8', '')),
  'no declaration': bytes(plain.replace(/^<\?xml.*\?>\n/, '')),
  'a declaration without an encoding': bytes(declared('<?xml version="1.0"?>')),
  'a declaration in single quotes': bytes(declared("<?xml version='1.0' encoding='utf-8' standalone='no' ?>")),
  'a declaration of version 1.1': bytes(declared('<?xml version="1.1" encoding="UTF-8"?>')),
  'a declaration of version 2.0': bytes(declared('<?xml version="2.0"?>')),
  'a declaration without a version': bytes(declared('<?xml encoding="UTF-8"?>')),
  'a declaration without blanks': bytes(declared('<?xml version="1.0"encoding="UTF-8"?>')),
  'a declaration in the wrong order': bytes(declared('<?xml encoding="UTF-8" version="1.0"?>')),
  'a declaration that stands alone perhaps': bytes(declared('<?xml version="1.0" standalone="maybe"?>')),
  'a declaration behind a blank line': bytes(`\n${plain}`),
  'a declaration behind a comment': bytes(`<!-- x -->${plain}`),
  'two declarations': bytes(plain.replace('?>\n', '?>\n<?xml version="1.0"?>\n')),
  'blanks in front and behind': bytes(`${plain.replace(/^<\?xml.*\?>\n/, '\n\n  ')}\n\n`),
  'an instruction': bytes(plain.replace('<process', '<?foo bar?><process')),
  'an instruction without a name': bytes(plain.replace('<process', '<? foo?><process')),
  'a style sheet': bytes(plain.replace('<definitions', '<?xml-stylesheet href="x"?><definitions')),
  'a comment': bytes(plain.replace('<process', '<!-- a <b> & c --><process')),
  'a comment with two dashes': bytes(plain.replace('<process', '<!-- a -- b --><process')),
  'a comment with three dashes at its end': bytes(plain.replace('<process', '<!-- a ---><process')),
  'a comment behind the end': bytes(`${plain}<!-- x -->`),
  'a comment that is open': bytes(`${plain}<!-- x`),
  'text behind the end': bytes(`${plain}x`),
  'a zero behind the end': bytes(`${plain}\0`),
  'a control character': bytes(plain.replace('täsk', 'a\u0001b')),
  'a control character as a reference': bytes(plain.replace('täsk', 'a&#1;b')),
  'a line break as a reference': bytes(plain.replace('täsk', 'a&#10;b&#xD;c')),
  'a surrogate as a reference': bytes(plain.replace('täsk', '&#xD800;')),
  'an emoji as a reference': bytes(plain.replace('täsk', '&#x1F600;')),
  'an emoji in an id': bytes(started('<task id="t😀"/>')),
  'a non-breaking space': bytes(started('<task\u00A0id="t"/>')),
  'an ampersand': bytes(plain.replace('täsk', 'a & b')),
  'an entity of HTML': bytes(plain.replace('täsk', 'a&nbsp;b')),
  'a reference without its end': bytes(plain.replace('täsk', 'a&amp b')),
  'a less-than in an attribute': bytes(plain.replace('täsk', 'a < b')),
  'a greater-than in an attribute': bytes(plain.replace('täsk', 'a > b')),
  'character data': bytes(started('<task id="t"><documentation><![CDATA[<b>&</b>]]></documentation></task>')),
  'character data that is open': bytes(started('<task id="t"><documentation><![CDATA[x</documentation></task>')),
  'the end of character data in a text': bytes(started('<task id="t"><documentation>a ]]> b</documentation></task>')),
  'character data between elements': bytes(started('<![CDATA[ ]]>')),
  'character data with text between elements': bytes(started('<![CDATA[x]]>')),
  'a document type': bytes(plain.replace('<definitions', '<!DOCTYPE definitions><definitions')),
  'a document type with an entity': bytes(
    plain.replace('<definitions', '<!DOCTYPE d [<!ENTITY e "x">]><definitions').replace('täsk', '&e;'),
  ),
  'an external entity': bytes(
    plain
      .replace('<definitions', '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><definitions')
      .replace('täsk', '&e;'),
  ),
  'an attribute twice': bytes(started('<task id="t" id="u"/>')),
  'an attribute twice by namespace': bytes(
    started('<task id="t" camunda:async="true" c:async="true" xmlns:c="http://camunda.org/schema/1.0/bpmn"/>'),
  ),
  'attributes without a blank': bytes(started('<task id="t"name="x"/>')),
  'an attribute without quotes': bytes(started('<task id=t/>')),
  'an attribute without a value': bytes(started('<task id="t" checked/>')),
  'a blank in front of the equals sign': bytes(started('<task id = "t" />')),
  'a blank in front of a name': bytes(started('< task id="t"/>')),
  'a blank behind the slash': bytes(started('<task id="t"></ task>')),
  'a blank behind the name of an end': bytes(started('<task id="t"></task >')),
  'an end of another name': bytes(started('<task id="t"></tusk>')),
  'elements that cross': bytes(started('<subProcess id="a"><startEvent id="b"></subProcess></startEvent>')),
  'an unbound prefix': bytes(started('<foo:task id="t"/>')),
  'an unbound prefix of an attribute': bytes(started('<task id="t" foo:x="y"/>')),
  'an unbound prefix in a value': bytes(started('<task id="t"><incoming>foo:x</incoming></task>')),
  'a prefix that is undeclared': bytes(started('<task id="t" xmlns:camunda=""/>')),
  'a default namespace that is undeclared': bytes(started('<task id="t" xmlns=""/>')),
  'a name with two colons': bytes(started('<task id="t" a:b:c="x"/>')),
  'the prefix xmlns': bytes(started('<task id="t" xmlns:xmlns="urn:x"/>')),
  'the prefix xml': bytes(started('<task id="t" xml:lang="en" xml:space="preserve"/>')),
  'the prefix xml of something else': bytes(started('<task id="t" xmlns:xml="urn:x"/>')),
  'an id with blanks around it': bytes(started('<task id=" t "/>')),
  'an id with a colon': bytes(started('<task id="a:b"/>')),
  'an id with a dollar': bytes(started('<task id="a$b"/>')),
  'an id with an umlaut': bytes(started('<task id="größe"/>')),
  'an id with a micro sign': bytes(started('<task id="aµ"/>')),
  'an id in Chinese': bytes(started('<task id="任务"/>')),
  'an id in wide letters': bytes(started('<task id="ＡＢ"/>')),
  'an id with a dash in front': bytes(started('<task id="-a"/>')),
  'an id with a brace': bytes(started('<task id="{a}"/>')),
  'elements forty deep': bytes(
    started(
      nested(40, 'documentation')
        .replaceAll('documentation', 'x')
        .replace(/^/, '<task id="t"><extensionElements xmlns:y="urn:y">')
        .replaceAll('<x>', '<y:x>')
        .replaceAll('</x>', '</y:x>')
        .replace(/$/, '</extensionElements></task>'),
    ),
  ),
  'subprocesses forty deep': bytes(
    model(
      start +
        Array.from({ length: 40 }, (_, at) => `<subProcess id="p${at}"><startEvent id="s${at}"/>`).join('') +
        '</subProcess>'.repeat(40),
    ),
  ),
  'a hundred tasks': bytes(started(Array.from({ length: 100 }, (_, at) => `<task id="t${at}"/>`).join(''))),
};
