import { posix } from 'node:path';
import { markdownAnchors, markdownLinks } from '../markdown.ts';
import type { Repository } from '../repository.ts';
import type { Violation } from '../violation.ts';

/** Relative links and anchors of every Markdown page lead somewhere. */
export function links(repository: Repository): Violation[] {
  return repository.files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      markdownLinks(repository.textOf(file) ?? '').flatMap(({ target, line }) => {
        const message = faultOf(repository, file, target);
        return message === undefined ? [] : [{ rule: 'links', file, line, message }];
      }),
    );
}

function faultOf(repository: Repository, file: string, target: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const page = path === '' ? file : posix.join(posix.dirname(file), decodeURI(path)).replace(/\/$/, '');
  if (path.startsWith('/')) return `links ${target} from the root of nowhere; write a relative path`;
  if (page !== '.' && !repository.has(page)) return `links ${target}, which is not there; correct the path`;
  if (anchor === undefined || !page.endsWith('.md')) return undefined;
  if (markdownAnchors(repository.textOf(page) ?? '').has(anchor)) return undefined;
  return `links ${target}, but ${page} has no such heading; correct the part behind #`;
}
