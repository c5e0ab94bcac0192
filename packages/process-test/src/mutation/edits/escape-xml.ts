const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Writes a text so that it can stand in the content of an element; with a quote, also in an attribute with such quotes. */
export function escapeXml(text: string, quote?: string): string {
  return text.replace(/[&<>"']/g, (sign) =>
    sign === quote || '&<>'.includes(sign) ? (references[sign] as string) : sign,
  );
}
