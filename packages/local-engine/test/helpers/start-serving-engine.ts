import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import type { LocalEngineServerOptions } from '../../src/start-local-engine.ts';

const PROGRAM = fileURLToPath(new URL('serving-engine.ts', import.meta.url));
const START_LIMIT_MS = 60_000;

/** An engine in another process. */
export interface ServingEngine {
  readonly url: string;
  readonly pid: number;
  readonly client: EngineClient;
  /** GETs JSON below the address of the API. */
  get(path: string): Promise<unknown>;
  /** Ends it without a warning. May run twice. */
  kill(): Promise<void>;
  /** Lets it close its data folder. */
  stop(): Promise<void>;
}

/** Starts an engine in a process that can be killed. @throws Error with the reason when it refuses to start */
export async function startServingEngine(options: Omit<LocalEngineServerOptions, 'log'>): Promise<ServingEngine> {
  const child = spawn(process.execPath, ['--conditions=stepwright-source', PROGRAM, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line', {
    signal: AbortSignal.timeout(START_LIMIT_MS),
  })) as [string];
  if (line.startsWith('refused: ')) {
    await exited;
    throw new Error(line.slice('refused: '.length));
  }
  const client = createEngineClient({ url: line });
  const end = async (how: () => void): Promise<void> => {
    how();
    await exited;
    await client.close();
  };
  return {
    url: line,
    pid: child.pid ?? 0,
    client,
    get: async (path) => {
      const response = await fetch(line + path, { signal: AbortSignal.timeout(30_000) });
      if (!response.ok) throw new Error(`GET ${path} was answered with ${response.status}: ${await response.text()}`);
      return await response.json();
    },
    kill: () => end(() => void child.kill('SIGKILL')),
    stop: () => end(() => void child.stdin.end()),
  };
}
