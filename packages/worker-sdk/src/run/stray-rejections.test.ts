import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';

// In processes of their own: the test runner listens to rejections itself, and what ends a process cannot be seen from inside.

const module = new URL('stray-rejections.ts', import.meta.url).href;

async function program(body: string): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const source = `
    import { setTimeout as wait } from 'node:timers/promises';
    const { watchStrayRejections, withStrayRejections } = await import(${JSON.stringify(module)});
    const inRun = (name, work) => withStrayRejections((reason) => console.log(name, reason.message), work);
    ${body}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source]);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: code as number, out, err };
}

describe('while somebody watches', () => {
  test('a rejection is told to the work that it comes from, however deep and late', async () => {
    const { code, out } = await program(`
      watchStrayRejections();
      await inRun('one', async () => void Promise.reject(new Error('at once')));
      await inRun('two', async () => void wait(20).then(() => { throw new Error('later'); }));
      inRun('three', () => new Promise((_, reject) => setTimeout(reject, 40, new Error('from a timer'))));
      await wait(100);`);
    expect(out.trim().split('\n')).toEqual(['one at once', 'two later', 'three from a timer']);
    expect(code).toBe(0);
  });

  test('a rejection of other work still ends the process', async () => {
    const { code, out, err } = await program(`
      watchStrayRejections();
      await inRun('one', async () => undefined);
      void Promise.reject(new Error('of the program'));
      await wait(100);
      console.log('still there');`);
    expect(out).toBe('');
    expect(err).toContain('of the program');
    expect(code).toBe(1);
  });

  test('a rejection of other work is left to a program that listens itself', async () => {
    const { code, out } = await program(`
      process.on('unhandledRejection', (reason) => console.log('program', reason.message));
      watchStrayRejections();
      void Promise.reject(new Error('of the program'));
      await wait(50);`);
    expect(out.trim()).toBe('program of the program');
    expect(code).toBe(0);
  });
});

test('when the last watcher has gone, a rejection ends the process as before', async () => {
  const { code, out } = await program(`
    const [one, two] = [watchStrayRejections(), watchStrayRejections()];
    one();
    one();
    await inRun('one', async () => void Promise.reject(new Error('watched')));
    await wait(20);
    two();
    await inRun('two', async () => void Promise.reject(new Error('not watched')));
    await wait(100);
    console.log('still there');`);
  expect(out.trim()).toBe('one watched');
  expect(code).toBe(1);
});
