import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Where `npm start` keeps everything: `.stepwright` in the repository. The superuser's PostgreSQL runs as another user, who often may not
 * enter the repository, so the superuser gets a folder of this checkout's own under `/var/lib/stepwright`.
 */
export function defaultDataDir(isSuperuser: boolean = process.getuid?.() === 0): string {
  if (!isSuperuser) return join(repository, '.stepwright');
  const checkout = createHash('sha256').update(repository).digest('hex').slice(0, 12);
  return join('/var/lib/stepwright', checkout);
}
