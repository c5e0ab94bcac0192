/**
 * Builds a path whose inserted parts are encoded, as a template tag.
 * @throws TypeError when a part is empty, `.` or `..`, because that would name another resource
 */
export function path(literals: TemplateStringsArray, ...parts: string[]): string {
  return literals.reduce((text, literal, index) => text + encodePart(parts[index - 1]) + literal);
}

function encodePart(part: string | undefined): string {
  if (typeof part !== 'string' || part === '' || part === '.' || part === '..') {
    throw new TypeError(`An id or key in an engine path must be a non-empty name, got ${JSON.stringify(part)}.`);
  }
  return encodeURIComponent(part);
}
