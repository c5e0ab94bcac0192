import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ServerStartError } from '../server-start-error.ts';

const JAVA_VERSION_MIN = 17;
const ASK_LIMIT_MS = 30_000;

/**
 * Finds Java 17 or later: in JAVA_HOME when that is set, else on PATH.
 * @param otherwise what to do instead of installing it, the end of the error's sentence
 * @throws ServerStartError JAVA_MISSING
 */
export async function findJava(otherwise: string): Promise<string> {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const text = await ask(java, '-version');
  const version = Number(/version "(?:1\.)?(\d+)/.exec(text ?? '')?.[1] ?? 0);
  if (version >= JAVA_VERSION_MIN) return java;
  const seen = text === undefined ? 'was not found' : `is needed and Java ${version} was found`;
  throw new ServerStartError(
    'JAVA_MISSING',
    `Java ${JAVA_VERSION_MIN} or later ${seen} ${process.env.JAVA_HOME ? `in JAVA_HOME (${process.env.JAVA_HOME})` : 'on PATH'}: install a JDK 17 (Debian: apt-get install openjdk-17-jdk-headless), or ${otherwise}.`,
  );
}

/**
 * Finds Maven on PATH.
 * @throws ServerStartError MAVEN_MISSING
 */
export async function findMaven(otherwise: string): Promise<string> {
  if ((await ask('mvn', '-version')) !== undefined) return 'mvn';
  throw new ServerStartError(
    'MAVEN_MISSING',
    `Maven (mvn) was not found on PATH: install it (Debian: apt-get install maven), or ${otherwise}.`,
  );
}

/** What a program says about itself (java writes to standard error); undefined when it cannot be run. */
function ask(file: string, argument: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(file, [argument], { timeout: ASK_LIMIT_MS }, (error, stdout, stderr) => {
      resolve(error === null ? stdout + stderr : undefined);
    });
  });
}
