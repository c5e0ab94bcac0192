const style =
  'body{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse}td,th{border:1px solid #999;padding:.25rem .5rem;text-align:left}dt{font-weight:bold}';

const columnsMax = 20;

/** How deep the values of a document may be nested. */
export const documentDepthMax = 16;

/**
 * Renders the body of a request as a readable HTML page.
 *
 * The same values give the same bytes, in whatever order their fields come: a database may reorder JSON fields.
 */
export function renderDocument(body: { readonly businessKey: string; readonly [field: string]: unknown }): string {
  const title = escapeHtml(`Quote document ${body.businessKey}`);
  const head = `<head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head>`;
  return `<!doctype html>\n<html lang="en">${head}\n<body>\n<h1>${title}</h1>\n${render(body)}\n</body></html>\n`;
}

/** Says whether a value is nested deeper than a document can show. */
export function isTooDeep(value: unknown, depthLeft: number = documentDepthMax): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depthLeft === 0 || Object.values(value).some((inner) => isTooDeep(inner, depthLeft - 1));
}

function render(value: unknown): string {
  if (Array.isArray(value)) return isTable(value) ? table(value) : list(value);
  if (!isRecord(value)) return escapeHtml(value === null ? '–' : String(value));
  return isMoney(value) ? escapeHtml(`${value.amount} ${value.currency}`) : definitions(value);
}

function definitions(record: Record<string, unknown>): string {
  const rows = fields([record]).map((field) => `<dt>${label(field)}</dt><dd>${render(record[field])}</dd>`);
  return `<dl>\n${rows.join('\n')}\n</dl>`;
}

function table(records: Record<string, unknown>[]): string {
  const columns = fields(records);
  const head = columns.map((field) => `<th>${label(field)}</th>`).join('');
  const rows = records.map((record) => {
    const cells = columns.map((field) => `<td>${Object.hasOwn(record, field) ? render(record[field]) : ''}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>\n<tr>${head}</tr>\n${rows.join('\n')}\n</table>`;
}

function list(values: unknown[]): string {
  return `<ul>${values.map((value) => `<li>${render(value)}</li>`).join('')}</ul>`;
}

function fields(records: Record<string, unknown>[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))].sort();
}

function label(field: string): string {
  const words = field.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return escapeHtml(words.charAt(0).toUpperCase() + words.slice(1));
}

function isTable(values: unknown[]): values is Record<string, unknown>[] {
  return values.length > 0 && values.every(isRecord) && fields(values).length <= columnsMax;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMoney(record: Record<string, unknown>): boolean {
  return Object.keys(record).length === 2 && typeof record.amount === 'string' && typeof record.currency === 'string';
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
