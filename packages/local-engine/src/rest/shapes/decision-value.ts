import type { ResultValue, TemporalValue } from '@stepwright/decision';
import { notSupported } from '../../state/engine-error.ts';
import { type ShownValue, typedValueToWire } from '../../values/typed-value-to-wire.ts';
import { WireDouble } from '../../values/wire-json.ts';

const FEEL_CLASSES = 'camundajar.impl.scala.collection.convert.JavaCollectionWrappers';
const CLASSES = { list: `${FEEL_CLASSES}$SeqWrapper`, map: `${FEEL_CLASSES}$MapWrapper` } as const;

/**
 * Shows an input or output of a decision as history does: what FEEL made is a Java object, also a date.
 * @throws EngineError 501 for such an object that is not to be deserialized
 */
export function decisionValueShape(value: ResultValue, deserializeValues: boolean): ShownValue {
  if (value.type !== 'Object' && value.type !== 'Temporal') return typedValueToWire(value);
  const objectTypeName = value.type === 'Temporal' ? temporalClass(value) : CLASSES[value.value.kind];
  if (!deserializeValues) throw notSupported(`the serialized form of a ${objectTypeName}`);
  const valueInfo = { objectTypeName, serializationDataFormat: 'application/x-java-serialized-object' };
  return { type: 'Object', value: jsonOf(value), valueInfo };
}

function jsonOf(value: ResultValue): unknown {
  if (value.type === 'Temporal') {
    return value.feelType === 'days and time duration' ? secondsOf(value.value) : withOffset(value.value);
  }
  if (value.type !== 'Object') {
    const shown = typedValueToWire(value).value;
    return value.type === 'Double' && typeof shown === 'number' ? new WireDouble(shown) : shown;
  }
  if (value.value.kind === 'list') return value.value.items.map(jsonOf);
  return Object.fromEntries(value.value.entries.map(([key, entry]) => [key, jsonOf(entry)]));
}

function temporalClass({ feelType, value }: TemporalValue): string {
  switch (feelType) {
    case 'date':
      return 'java.time.LocalDate';
    case 'time':
      return hasZone(value) ? 'java.time.OffsetTime' : 'java.time.LocalTime';
    case 'date and time':
      return hasZone(value) ? 'java.time.ZonedDateTime' : 'java.time.LocalDateTime';
    case 'years and months duration':
      return 'java.time.Period';
    default:
      return 'java.time.Duration';
  }
}

function hasZone(text: string): boolean {
  return /(Z|[+-]\d\d:\d\d(:\d\d)?|@.+)$/.test(text.slice(text.indexOf('T') + 1));
}

/** The seconds of a duration such as `P1DT2H30M`, which Java writes instead of its text; each part may have its own sign. */
function secondsOf(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const part = (unit: string): number => Number(new RegExp(`(-?\\d+)${unit}`).exec(text)?.[1] ?? 0);
  return sign * (part('D') * 86_400 + part('H') * 3600 + part('M') * 60 + part('S'));
}

/** Java writes the offset that a zone has at that time, not its name. */
function withOffset(text: string): string {
  const [wallClock = '', zone] = text.split('@');
  if (zone === undefined) return text;
  const asUtcMs = Date.parse(`${wallClock}Z`);
  return wallClock + offsetAt(asUtcMs - offsetMs(offsetAt(asUtcMs, zone)), zone);
}

/** `+01:00`, or `Z` for none. */
function offsetAt(timeMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(timeMs);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const offset = name.slice('GMT'.length);
  return offset === '' || offset === '+00:00' ? 'Z' : offset;
}

function offsetMs(offset: string): number {
  return offset === 'Z' ? 0 : Date.parse('1970-01-01T00:00:00Z') - Date.parse(`1970-01-01T00:00:00${offset}`);
}
