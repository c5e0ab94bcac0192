import { javaClassName } from './java-class-name.ts';
import type { ListContent, MapContent, ObjectValue, TypedValue } from './typed-value.ts';

/** Class descriptors of the Java classes that a list or a map can be, and hold. A field is its type and its name: `Isize`, `Ljava/util/Comparator; comparator`. */
interface JavaClass {
  readonly name: string;
  readonly serialVersionUid: bigint;
  readonly flags: number;
  readonly fields: readonly string[];
  readonly parent?: JavaClass;
}

const SERIALIZABLE = 2;
const SERIALIZABLE_WITH_WRITE = 3;
const NUMBER = javaClass('java.lang.Number', 0x86ac951d0b94e08bn, SERIALIZABLE, []);
const HASH_MAP = javaClass('java.util.HashMap', 0x0507dac1c31660d1n, SERIALIZABLE_WITH_WRITE, [
  'FloadFactor',
  'Ithreshold',
]);
const CLASSES: Readonly<Record<string, JavaClass>> = {
  Date: javaClass('java.util.Date', 0x686a81014b597419n, SERIALIZABLE_WITH_WRITE, []),
  Boolean: javaClass('java.lang.Boolean', 0xcd207280d59cfaeen, SERIALIZABLE, ['Zvalue']),
  Integer: javaClass('java.lang.Integer', 0x12e2a0a4f7818738n, SERIALIZABLE, ['Ivalue'], NUMBER),
  Long: javaClass('java.lang.Long', 0x3b8be490cc8f23dfn, SERIALIZABLE, ['Jvalue'], NUMBER),
  Double: javaClass('java.lang.Double', 0x80b3c24a296bfb04n, SERIALIZABLE, ['Dvalue'], NUMBER),
  'java.util.ArrayList': javaClass('java.util.ArrayList', 0x7881d21d99c7619dn, SERIALIZABLE_WITH_WRITE, ['Isize']),
  'java.util.HashMap': HASH_MAP,
  'java.util.LinkedHashMap': javaClass(
    'java.util.LinkedHashMap',
    0x34c04e5c106cc0fbn,
    SERIALIZABLE,
    ['ZaccessOrder'],
    HASH_MAP,
  ),
  'java.util.TreeMap': javaClass('java.util.TreeMap', 0x0cc1f63e2d256ae6n, SERIALIZABLE_WITH_WRITE, [
    'Ljava/util/Comparator; comparator',
  ]),
};

/**
 * Writes a list or a map in Java's serialization protocol, which is what REST shows as the text of an Object that the engine
 * wrote itself. Equal keys are one object, and so are equal Booleans and small integers, as in the engine that parsed them.
 */
export function javaSerialized(value: ObjectValue): Buffer {
  return new JavaWriter().write(value);
}

class JavaWriter {
  private readonly parts: Buffer[] = [Buffer.from([0xac, 0xed, 0x00, 0x05])];
  private readonly handles = new Map<unknown, number>();
  private handleCount = 0;

  write(value: ObjectValue): Buffer {
    this.object(value);
    return Buffer.concat(this.parts);
  }

  private object(value: TypedValue): void {
    if (value.type === 'Null') {
      this.bytes(0x70);
      return;
    }
    const identity = identityOf(value);
    if (this.reference(identity)) return;
    if (value.type === 'String') {
      this.string(value.value, identity);
      return;
    }
    const name = value.type === 'Object' ? javaClassName(value) : value.type;
    const description = CLASSES[name];
    if (!description) throw new TypeError(`A ${value.type} inside of an Object has no Java serialization here.`);
    this.bytes(0x73);
    this.classDescription(description);
    this.handle(identity);
    if (value.type !== 'Object') this.primitive(value);
    else if (value.value.kind === 'list') this.list(value.value);
    else this.map(value.value);
  }

  private string(text: string, identity: unknown): void {
    const encoded = modifiedUtf8(text);
    this.handle(identity);
    if (encoded.length > 0xffff) {
      this.bytes(0x7c);
      this.long(BigInt(encoded.length));
    } else {
      this.bytes(0x74);
      this.short(encoded.length);
    }
    this.parts.push(encoded);
  }

  private classDescription(description: JavaClass | undefined): void {
    if (!description) {
      this.bytes(0x70);
      return;
    }
    if (this.reference(description)) return;
    this.bytes(0x72);
    this.name(description.name);
    this.long(description.serialVersionUid);
    this.handle(description);
    this.bytes(description.flags);
    this.short(description.fields.length);
    for (const field of description.fields) {
      const [type = '', name] = field.split(' ');
      this.bytes(field.charCodeAt(0));
      this.name(name ?? field.slice(1));
      if (name !== undefined && !this.reference(type)) this.string(type, type);
    }
    this.bytes(0x78);
    this.classDescription(description.parent);
  }

  private list({ items }: ListContent): void {
    this.int(items.length);
    this.bytes(0x77, 4);
    this.int(items.length);
    for (const item of items) this.object(item);
    this.bytes(0x78);
  }

  private map({ entries, className }: MapContent): void {
    if (className === 'java.util.TreeMap') {
      // No comparator of its own.
      this.bytes(0x70, 0x77, 4);
    } else {
      const capacity = capacityOf(entries.length);
      this.parts.push(Buffer.from([0x3f, 0x40, 0, 0]));
      this.int(entries.length === 0 ? capacity : capacity * 0.75);
      this.bytes(0x77, 8);
      this.int(capacity);
    }
    this.int(entries.length);
    for (const [key, item] of entries) {
      const identity = `key ${key}`;
      if (!this.reference(identity)) this.string(key, identity);
      this.object(item);
    }
    this.bytes(0x78);
    if (className === undefined) this.bytes(0);
  }

  private primitive(value: TypedValue): void {
    if (value.type === 'Boolean') this.bytes(value.value ? 1 : 0);
    else if (value.type === 'Integer') this.int(value.value);
    else if (value.type === 'Long') this.long(value.value);
    else if (value.type === 'Date') this.date(value.value);
    else if (value.type === 'Double') {
      const buffer = Buffer.alloc(8);
      buffer.writeDoubleBE(value.value);
      this.parts.push(buffer);
    }
  }

  private date(ms: number): void {
    this.bytes(0x77, 8);
    this.long(BigInt(ms));
    this.bytes(0x78);
  }

  private reference(identity: unknown): boolean {
    const handle = this.handles.get(identity);
    if (handle === undefined) return false;
    this.bytes(0x71);
    this.int(0x7e0000 + handle);
    return true;
  }

  private handle(identity: unknown): void {
    this.handles.set(identity, this.handleCount);
    this.handleCount += 1;
  }

  private name(text: string): void {
    this.short(text.length);
    this.parts.push(Buffer.from(text, 'latin1'));
  }

  private bytes(...values: number[]): void {
    this.parts.push(Buffer.from(values));
  }

  private short(value: number): void {
    this.bytes(value >> 8, value & 0xff);
  }

  private int(value: number): void {
    const buffer = Buffer.alloc(4);
    buffer.writeInt32BE(value);
    this.parts.push(buffer);
  }

  private long(value: bigint): void {
    const buffer = Buffer.alloc(8);
    buffer.writeBigInt64BE(BigInt.asIntN(64, value));
    this.parts.push(buffer);
  }
}

function javaClass(
  name: string,
  serialVersionUid: bigint,
  flags: number,
  fields: readonly string[],
  parent?: JavaClass,
): JavaClass {
  return { name, serialVersionUid, flags, fields, ...(parent ? { parent } : {}) };
}

/** Java keeps one object each for the Booleans and the Integers from -128 to 127. */
function identityOf(value: TypedValue): unknown {
  if (value.type === 'Boolean') return `${value.value}`;
  if (value.type === 'Integer' && value.value >= -128 && value.value <= 127) return `${value.value}`;
  if (value.type === 'Long' && value.value >= -128n && value.value <= 127n) return `${value.value}L`;
  return value;
}

/** The engine's JSON library makes a smaller map when there is nothing to put into it. */
function capacityOf(size: number): number {
  if (size === 0) return 2;
  let capacity = 16;
  while (size > capacity * 0.75) capacity *= 2;
  return capacity;
}

/** Java's own UTF-8: surrogates one by one, and NUL in two bytes. */
function modifiedUtf8(text: string): Buffer {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 1 && unit < 0x80) bytes.push(unit);
    else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  }
  return Buffer.from(bytes);
}
