/** Makes what an operator reads out of a refused delivery: code and detail of the problem if there is one, else all of it. */
export function refusalText(lastError: string): string {
  // The relay keeps the first 500 characters of the answer, so the JSON may be cut and cannot be parsed.
  const code = /"errorCode":"([A-Z0-9_]+)"/.exec(lastError)?.[1];
  const detail = /"detail":("(?:[^"\\]|\\.)*")/.exec(lastError)?.[1];
  const text = detail === undefined ? undefined : readText(detail);
  return code === undefined || text === undefined ? lastError : `${code}: ${text}`;
}

function readText(json: string): string | undefined {
  try {
    return String(JSON.parse(json));
  } catch {
    return undefined;
  }
}
