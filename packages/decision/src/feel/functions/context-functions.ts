import { contextValue, type FeelContext, type FeelValue, listValue, nullValue, stringValue } from '../feel-value.ts';
import { type Builtins, builtin } from './builtin.ts';

const getEntries = (param: string) =>
  builtin([param], ([context]) => {
    if (context?.kind !== 'context') return undefined;
    const entries = [...context.entries];
    return listValue(
      entries.map(([key, value]) =>
        contextValue(
          new Map([
            ['key', stringValue(key)],
            ['value', value],
          ]),
        ),
      ),
    );
  });

const getValue = (params: readonly string[]) =>
  builtin(params, ([context, key]) => {
    if (context?.kind !== 'context') return undefined;
    if (key?.kind === 'string') return context.entries.get(key.value) ?? nullValue;
    if (key?.kind !== 'list') return undefined;
    const keys = stringsOf(key.items);
    return keys ? valueAt(context, keys) : nullValue;
  });

const put = (params: readonly string[]) =>
  builtin(params, ([context, key, value]) => {
    if (context?.kind !== 'context' || value === undefined) return undefined;
    if (key?.kind === 'string') return withEntry(context, [key.value], value);
    if (key?.kind !== 'list') return undefined;
    if (key.items.length === 0) return nullValue;
    const keys = stringsOf(key.items);
    return keys && withEntry(context, keys, value);
  });

const merge = builtin(
  ['contexts'],
  ([list]) => {
    if (list?.kind !== 'list') return nullValue;
    const merged = new Map<string, FeelValue>();
    for (const context of list.items) {
      if (context.kind !== 'context') return nullValue;
      for (const [key, value] of context.entries) merged.set(key, value);
    }
    return contextValue(merged);
  },
  true,
);

const context = builtin(['entries'], ([list]) => {
  if (list?.kind !== 'list') return nullValue;
  const entries = new Map<string, FeelValue>();
  for (const item of list.items) {
    if (item.kind !== 'context') return nullValue;
    const [key, value] = [item.entries.get('key'), item.entries.get('value')];
    if (key?.kind !== 'string' || value === undefined) return nullValue;
    entries.set(key.value, value);
  }
  return contextValue(entries);
});

export const contextFunctions: Builtins = {
  'get entries': [getEntries('context'), getEntries('m')],
  'get value': [getValue(['m', 'key']), getValue(['context', 'key']), getValue(['context', 'keys'])],
  'context put': [put(['context', 'key', 'value']), put(['context', 'keys', 'value'])],
  put: [put(['context', 'key', 'value'])],
  'context merge': [merge],
  'put all': [merge],
  context: [context],
};

function stringsOf(items: readonly FeelValue[]): readonly string[] | undefined {
  const texts = items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return texts.length === items.length ? texts : undefined;
}

function valueAt(context: FeelContext, keys: readonly string[]): FeelValue {
  let value: FeelValue | undefined = keys.length === 0 ? nullValue : context;
  for (const key of keys) value = value?.kind === 'context' ? value.entries.get(key) : undefined;
  return value ?? nullValue;
}

/** An entry that is no context on the way is replaced by one. */
function withEntry(context: FeelContext, [key = '', ...rest]: readonly string[], value: FeelValue): FeelContext {
  const inner = context.entries.get(key);
  const entry =
    rest.length === 0 ? value : withEntry(inner?.kind === 'context' ? inner : contextValue(new Map()), rest, value);
  return contextValue(new Map([...context.entries, [key, entry]]));
}
