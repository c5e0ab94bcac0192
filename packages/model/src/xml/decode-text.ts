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
  if (/^(?:us-)?ascii$/i.test(encoding)) refuseBeyondAscii(bytes);
  try {
    return decoder.decode(bytes);
  } catch {
    throw new XmlFault(`Invalid byte in a text that is encoded as ${encoding}.`);
  }
}

function refuseBeyondAscii(bytes: Uint8Array): void {
  const beyond = bytes.find((byte) => byte > 127);
  if (beyond === undefined) return;
  throw new XmlFault(`Byte "${beyond}" is not a member of the (7-bit) ASCII character set.`);
}

/** The first bytes say how wide characters are, and a declaration must agree with them. */
function encodingOf(content: Uint8Array): string {
  const wide = wideEncodingOf(content);
  const start = new TextDecoder(wide ?? 'latin1').decode(content.subarray(0, 400)).replace(/^(?:ï»¿|\uFEFF)/, '');
  const declared = declaredEncoding.exec(start)?.[1];
  if (wide !== undefined && declared !== undefined && !/^utf-16|^unicode$|^iso-10646-ucs-2$/i.test(declared)) {
    throw new XmlFault('Content is not allowed in prolog.');
  }
  return wide ?? (unknownToJava.test(declared ?? '') ? `x-${declared}` : javaAlias(declared ?? 'utf-8'));
}

/** Names that browsers know and Java does not. */
const unknownToJava = /^(?:macintosh|x-user-defined|iso88\d+)$/i;

function javaAlias(encoding: string): string {
  return encoding.replace(/^ISO8859_(\d+)$/i, 'ISO-8859-$1');
}

function wideEncodingOf([first, second, third, fourth]: Uint8Array): string | undefined {
  const isBig =
    (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c && third === 0 && fourth === 0x3f);
  const isLittle =
    (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0 && third === 0x3f && fourth === 0);
  return isBig ? 'utf-16be' : isLittle ? 'utf-16le' : undefined;
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
