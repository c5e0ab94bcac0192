/** A copy of data with every text swapped, those in lists and plain objects too; names of fields stay unless `swapName` says otherwise. */
export function swapTexts<T>(
  value: T,
  swap: (text: string) => string,
  swapName: (name: string) => string = (name) => name,
): T {
  if (typeof value === 'string') return swap(value) as T;
  if (Array.isArray(value)) return value.map((each) => swapTexts(each, swap, swapName)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [swapName(name), swapTexts(each, swap, swapName)]),
  ) as T;
}
