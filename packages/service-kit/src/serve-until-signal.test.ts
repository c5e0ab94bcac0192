import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { type ServiceProcess, serveUntilSignal } from './serve-until-signal.ts';

function start(stop: () => Promise<void>) {
  const signals = new EventEmitter();
  const [told, complained, codes]: [string[], string[], number[]] = [[], [], []];
  const listening: number[] = [];
  const host: ServiceProcess = {
    on: (signal, listener) => signals.on(signal, listener),
    exit: (code) => codes.push(code),
    stdout: {
      write(text: string) {
        listening.push(signals.listenerCount('SIGTERM') + signals.listenerCount('SIGINT'));
        told.push(text);
      },
    },
    stderr: { write: (text: string) => complained.push(text) },
  };
  const stopping = vi.fn(stop);
  serveUntilSignal('notes', { url: 'http://127.0.0.1:1', stop: stopping }, host);
  return { signals, told, complained, codes, listening, stopping };
}

it('listens for both signals before it tells the address', () => {
  const { told, listening } = start(async () => undefined);
  expect(told).toEqual(['{"service":"notes","url":"http://127.0.0.1:1"}\n']);
  expect(listening).toEqual([2]);
});

it('stops once and ends with 0, also when the other signal follows', async () => {
  const stopped = Promise.withResolvers<void>();
  const { signals, codes, stopping } = start(() => stopped.promise);
  signals.emit('SIGINT');
  signals.emit('SIGTERM');
  expect([stopping.mock.calls.length, codes]).toEqual([1, []]);
  stopped.resolve();
  await vi.waitFor(() => expect(codes).toEqual([0]));
});

it('ends at once with 1 when the same signal comes again', () => {
  const { signals, codes, stopping } = start(() => new Promise(() => undefined));
  signals.emit('SIGTERM');
  signals.emit('SIGTERM');
  expect([stopping.mock.calls.length, codes]).toEqual([1, [1]]);
});

it('ends with 1 and says why when the stop fails', async () => {
  const { signals, codes, complained } = start(() => Promise.reject(new Error('a connection hangs')));
  signals.emit('SIGTERM');
  await vi.waitFor(() => expect(codes).toEqual([1]));
  expect(JSON.parse(complained.join(''))).toEqual({
    level: 'error',
    message: 'notes did not stop cleanly',
    cause: 'Error: a connection hangs',
  });
});
