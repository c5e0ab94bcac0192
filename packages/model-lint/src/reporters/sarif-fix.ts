import type { Fix } from '../rule.ts';

/** The place of a file in SARIF: a relative reference, which readers resolve against the root of the sources. */
export function artifactLocation(file: string): object {
  const uri = file
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
  return { uri, uriBaseId: '%SRCROOT%' };
}

/** A fix as changes of characters; they are counted as JavaScript counts, which `columnKind` of the run says. */
export function sarifFix(file: string, { title, edits }: Fix): object {
  const replacements = edits.map(({ start, end, text }) => ({
    deletedRegion: { charOffset: start, charLength: end - start },
    ...(text === '' ? {} : { insertedContent: { text } }),
  }));
  return {
    description: { text: title },
    artifactChanges: [{ artifactLocation: artifactLocation(file), replacements }],
  };
}
