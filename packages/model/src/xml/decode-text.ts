import { XmlFault } from './xml-fault.ts';

const declaredEncoding = /^<\?xml[^>]{0,200}?encoding\s{0,10}=\s{0,10}["']([A-Za-z][\w.-]{0,40})["']/;

/**
 * Decodes the bytes of an XML file: UTF-8, UTF-16 with a byte order mark, or what its XML declaration names.
 * @throws {XmlFault} when the bytes are not what they claim to be, or hold a character that XML does not allow
 */
export function decodeText(content: Uint8Array): string {
  const text = decoderOf(content)(content);
  const invalid = findInvalidCharacter(text);
  if (invalid !== undefined) {
    throw new XmlFault(`An invalid XML character (Unicode: 0x${invalid.toString(16)}) was found in the document.`);
  }
  return text;
}

function decoderOf(content: Uint8Array): (content: Uint8Array) => string {
  const encoding = encodingOf(content);
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    return (bytes) => decodeStrictly(decoder, bytes, encoding);
  } catch (cause) {
    if (cause instanceof RangeError) throw new XmlFault(`The encoding "${encoding}" is not supported.`);
    throw cause;
  }
}

function decodeStrictly(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array, encoding: string): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new XmlFault(`Invalid byte in a text that is encoded as ${encoding}.`);
  }
}

function encodingOf(content: Uint8Array): string {
  if (content[0] === 0xfe && content[1] === 0xff) return 'utf-16be';
  if (content[0] === 0xff && content[1] === 0xfe) return 'utf-16le';
  const start = new TextDecoder('latin1').decode(content.subarray(0, 400)).replace(/^ï»¿/, '');
  return declaredEncoding.exec(start)?.[1] ?? 'utf-8';
}

function findInvalidCharacter(text: string): number | undefined {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 32 && code < 0xd800) continue;
    if (code === 9 || code === 10 || code === 13) continue;
    if (code >= 0xe000 && code < 0xfffe) continue;
    if (code < 0xd800 || code >= 0xfffe) return code;
    const isPair = code < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    if (!isPair) return code;
    at += 1;
  }
  return undefined;
}
