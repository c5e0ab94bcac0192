import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A certificate and its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority made for one test. */
export interface Authority {
  /** Where its own certificate lies, for NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  /** Issues one. @param options.days of 0 is one that has expired when it is issued. @param options.ip whom it is for. */
  issue(options?: { readonly days?: number; readonly ip?: string }): Certificate;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Makes one with openssl; nothing of it is kept beyond the test. */
export function makeAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'stepwright-tls-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const subject = (name: string): string[] => ['-subj', `/CN=${name}`];
  openssl('req', '-x509', ...newKey, '-days', '1', ...subject('authority'), '-keyout', 'ca.key', '-out', 'ca.pem');
  openssl('req', ...newKey, ...subject('server'), '-keyout', 'server.key', '-out', 'server.csr');
  return {
    caFile: join(folder, 'ca.pem'),
    issue({ days = 1, ip = '127.0.0.1' } = {}) {
      writeFileSync(join(folder, 'san'), `subjectAltName=IP:${ip}`);
      const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'san'];
      openssl('x509', '-req', '-in', 'server.csr', ...signed, '-days', String(days), '-out', 'server.pem');
      return { cert: read('server.pem'), key: read('server.key') };
    },
  };
}
