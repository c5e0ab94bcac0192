import type { AnyTaskContract } from '@stepwright/contract';

/**
 * The inputs that a contract makes its idempotency key of, found by asking for the key of inputs that note who is read. Undefined when that
 * cannot be told: the function looks at the inputs as a whole, or fails with texts.
 */
export function keyInputsOf({ idempotencyKey }: AnyTaskContract): ReadonlySet<string> | undefined {
  if (typeof idempotencyKey !== 'function') return undefined;
  const read = new Set<string>();
  let isWhole = false;
  const input = new Proxy(
    {},
    {
      get: (_, name) => {
        if (typeof name === 'string') read.add(name);
        return String(name);
      },
      ownKeys: () => {
        isWhole = true;
        return [];
      },
    },
  );
  try {
    idempotencyKey(input);
  } catch {
    return undefined;
  }
  return isWhole ? undefined : read;
}
