import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.ts';
import type { DownstreamControl } from './downstream-control.ts';
import { faultSchema } from './fault.ts';
import { parseInput } from './parse-input.ts';
import { Simulator } from './simulator.ts';

/** How the simulator is started. */
export interface DownstreamOptions {
  /** @default 0, a free port */
  readonly port?: number;
  /** @default 127.0.0.1 */
  readonly host?: string;
  /** How long a billing handoff waits before it is confirmed. @default 300 */
  readonly callbackDelayMs?: number;
}

/** A running simulator. */
export interface Downstream {
  /** Where it listens, for example `http://127.0.0.1:41003`. */
  readonly url: string;
  readonly control: DownstreamControl;
  /** Stops it: hung requests and pending confirmations are dropped. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts the simulated external systems in this process; their state lives as long as they run.
 *
 * @throws the error of the socket when the port is taken.
 * @example
 * const downstream = await startDownstream();
 * await downstream.control.addFault({ system: 'inventory', operation: 'reservations', kind: 'timeout-after' });
 * await downstream.stop();
 */
export async function startDownstream(options: DownstreamOptions = {}): Promise<Downstream> {
  const { port = 0, host = '127.0.0.1', callbackDelayMs = 300 } = options;
  const simulator = new Simulator(callbackDelayMs);
  const control = controlOf(simulator);
  const { fetch } = createApp(simulator, control);
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false }) as Server;
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    await simulator.stop();
    throw error;
  }
  const { port: boundPort } = server.address() as AddressInfo;
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stopAll(server, simulator);
    return stopped;
  };
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`, control, stop };
}

async function stopAll(server: Server, simulator: Simulator): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  await simulator.stop();
  server.closeAllConnections();
  await closed;
}

function controlOf(simulator: Simulator): DownstreamControl {
  return {
    setMode: async (system, mode) => simulator.setMode(system, mode),
    addFault: async (order) => ({ id: simulator.faults.add(parseInput(faultSchema, order, 'fault')) }),
    clearFaults: async () => simulator.faults.clear(),
    ledger: async (filter) => simulator.ledger.view(filter),
    reset: async () => simulator.reset(),
    sendCallback: async (reference) => simulator.sendCallback(reference),
  };
}
