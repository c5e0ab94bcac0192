/** Where an engine's API is. */
export interface EngineBase {
  origin: string;
  /** Without a slash at the end. */
  path: string;
}

/** Reads the address of an engine's API. @throws TypeError when it is not a plain http or https address */
export function engineBase(url: string): EngineBase {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    throw new TypeError(
      `The engine's url must be an http or https address ending in /engine-rest, got ${JSON.stringify(url)}.`,
    );
  }
  if (parsed.username || parsed.password) {
    throw new TypeError(`The engine's url (${parsed.host}) holds credentials; send them by the option headers().`);
  }
  if (parsed.search || parsed.hash) {
    throw new TypeError(
      `The engine's url must end with its path, got ${JSON.stringify(parsed.search + parsed.hash)} behind it.`,
    );
  }
  return { origin: parsed.origin, path: parsed.pathname.replace(/\/+$/, '') };
}
