import { fieldsOf } from '../calendar/java-calendar.ts';
import { javaClassName } from '../values/java-class-name.ts';
import { javaText } from '../values/java-text.ts';
import type { DateValue, ListContent, TypedValue } from '../values/typed-value.ts';
import { EvaluationProblem, failed, unsupported } from './expression-error.ts';

const NULL: TypedValue = { type: 'Null', value: null };

/**
 * Reads a property: an entry of a map, an item of a list, the few bean properties of Java's own classes.
 * @throws EvaluationProblem when the class has no such property
 */
export function readProperty(base: TypedValue, property: TypedValue): TypedValue {
  if (base.type === 'Null' || property.type === 'Null') return NULL;
  if (base.type === 'Object') {
    if (base.value.kind === 'list') return itemAt(base.value, property);
    return property.type === 'String' ? entryOf(base.value.entries, property.value) : NULL;
  }
  const name = javaText(property);
  const found = base.type === 'Date' ? dateProperty(base, name) : beanProperty(base, name);
  if (found !== undefined) return found;
  const message = `The class '${javaClassName(base)}' does not have the property '${name}'.`;
  throw new EvaluationProblem('UNKNOWN_PROPERTY', message);
}

function entryOf(entries: readonly (readonly [string, TypedValue])[], key: string): TypedValue {
  for (const [name, value] of entries) if (name === key) return value;
  return NULL;
}

function itemAt({ items }: ListContent, property: TypedValue): TypedValue {
  return items[indexOf(property)] ?? NULL;
}

function indexOf(property: TypedValue): number {
  switch (property.type) {
    case 'Short':
    case 'Integer':
      return property.value;
    case 'Long':
      return Number(BigInt.asIntN(32, property.value));
    case 'Double':
      return Math.trunc(property.value);
    case 'Boolean':
    case 'Date':
    case 'Object':
      throw failed('null');
    default: {
      const text = javaText(property);
      const index = /^[+-]?\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
      if (index === (index | 0)) return index;
      throw failed(`For input string: "${text}"`);
    }
  }
}

function dateProperty(date: DateValue, name: string): TypedValue | undefined {
  const at = fieldsOf(date.value);
  switch (name) {
    case 'time':
      return { type: 'Long', value: BigInt(date.value) };
    case 'year':
      return integer(at.year - 1900);
    case 'month':
      return integer(at.month - 1);
    case 'date':
      return integer(at.day);
    case 'day':
      return integer((((Math.floor(date.value / 86_400_000) + 4) % 7) + 7) % 7);
    case 'hours':
      return integer(at.hour);
    case 'minutes':
      return integer(at.minute);
    case 'seconds':
      return integer(at.second);
    case 'timezoneOffset':
      return integer(0);
    default:
      return beanProperty(date, name);
  }
}

function beanProperty(base: TypedValue, name: string): TypedValue | undefined {
  if (base.type === 'String' && name === 'blank') return { type: 'Boolean', value: base.value.trim() === '' };
  if (base.type === 'String' && name === 'empty') return { type: 'Boolean', value: base.value === '' };
  if (base.type === 'String' && name === 'bytes') return { type: 'Bytes', value: new TextEncoder().encode(base.value) };
  if (base.type === 'Double' && name === 'naN') return { type: 'Boolean', value: Number.isNaN(base.value) };
  if (base.type === 'Double' && name === 'infinite')
    return { type: 'Boolean', value: Math.abs(base.value) === Infinity };
  if (name === 'class' || base.type === 'Bytes' || base.type === 'File') throw noSuchThing(base, name);
  if (base.type !== 'Json' && base.type !== 'Xml') return undefined;
  if (name === 'dataFormatName') return { type: 'String', value: `application/${base.type.toLowerCase()}` };
  if (name === 'nodeType' || base.type === 'Xml') throw noSuchThing(base, name);
  return undefined;
}

function noSuchThing(base: TypedValue, name: string): Error {
  return unsupported(`This engine does not read the property '${name}' of a ${base.type}.`);
}

function integer(value: number): TypedValue {
  return { type: 'Integer', value };
}
