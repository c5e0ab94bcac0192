import { AsyncLocalStorage } from 'node:async_hooks';

/** Is told of a rejection that nobody awaits, in what it was given for. */
export type StrayRejectionListener = (reason: unknown) => void;

const listeners = new AsyncLocalStorage<StrayRejectionListener>();
let watching = 0;

/** Does work whose stray rejections, also those of everything that it has started, are the listener's. Watch them as well. */
export function withStrayRejections<R>(listener: StrayRejectionListener, work: () => R): R {
  return listeners.run(listener, work);
}

/**
 * Gives rejections that nobody awaits to the listener of the work that they come from, until the answer is called: by default Node.js ends the
 * process, and with it every run of other tasks. A rejection of other work ends the process as before, unless the program listens itself.
 */
export function watchStrayRejections(): () => void {
  if (watching === 0) process.on('unhandledRejection', onUnhandledRejection);
  watching += 1;
  let isWatching = true;
  return () => {
    if (!isWatching) return;
    isWatching = false;
    watching -= 1;
    if (watching === 0) process.off('unhandledRejection', onUnhandledRejection);
  };
}

function onUnhandledRejection(reason: unknown): void {
  const listener = listeners.getStore();
  if (listener) listener(reason);
  // Thrown here it is an uncaught exception, as without any listener.
  else if (process.listenerCount('unhandledRejection') === 1) throw reason;
}
