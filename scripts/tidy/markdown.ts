/** A link, picture or reference of a Markdown page. */
export interface MarkdownLink {
  readonly target: string;
  readonly line: number;
}

const destination = String.raw`\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)`;
const picture = new RegExp(String.raw`!\[[^\]]*\]${destination}`, 'g');
const inline = new RegExp(String.raw`\[(?:[^\][]|\[[^\]]*\])*\]${destination}`, 'g');
const reference = /^\s{0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/;
const html = /<(?:a|img|source)\b[^>]*?\b(?:href|src|srcset)="([^"]+)"/g;

/** Finds what a page links to; links in code are none. */
export function markdownLinks(text: string): MarkdownLink[] {
  return prose(text).flatMap((content, index) => {
    const plain = content.replace(/`[^`]*`/g, 'code');
    // A picture may stand in the text of a link.
    const withoutPictures = plain.replace(picture, 'picture');
    const matches = [plain.matchAll(picture), withoutPictures.matchAll(inline), plain.matchAll(html)];
    const found = matches.flatMap((each) => [...each]).map((match) => match[1] ?? '');
    const referred = reference.exec(plain)?.[1];
    return [...found, ...(referred === undefined ? [] : [referred])].map((target) => ({ target, line: index + 1 }));
  });
}

/** The anchors of a page: its headings as GitHub writes them, with a number behind repeated ones, and explicit ids. */
export function markdownAnchors(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const seen = new Map<string, number>();
  for (const content of prose(text)) {
    for (const match of content.matchAll(/<a\b[^>]*?\b(?:id|name)="([^"]+)"/g)) anchors.add(match[1] ?? '');
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(content)?.[1];
    if (heading === undefined) continue;
    const slug = slugOf(heading);
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}

function slugOf(heading: string): string {
  return heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** The lines of a page; those in fenced code are empty. */
function prose(text: string): string[] {
  let fence: string | undefined;
  return text.split('\n').map((content) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(content)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      return '';
    }
    return fence === undefined ? content : '';
  });
}
