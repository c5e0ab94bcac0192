import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { type DownstreamControl, modes } from './downstream-control.ts';
import { faultSchema } from './fault.ts';
import { parseInput } from './parse-input.ts';
import { readJson } from './read-json.ts';
import { systemNames } from './systems.ts';

const systemSchema = z.enum(systemNames);
const modeSchema = z.strictObject({ mode: z.enum(modes) });
const filterSchema = z.object({ businessKey: z.string().optional(), system: systemSchema.optional() });

/** Builds the routes under /control: the methods of the control, over HTTP. */
export function controlRoutes(control: DownstreamControl): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  routes.put('/:system/mode', async (c) => {
    const system = parseInput(systemSchema, c.req.param('system'), 'system');
    const { mode } = parseInput(modeSchema, await readJson(c), 'body');
    await control.setMode(system, mode);
    return c.json({ system, mode });
  });
  routes.post('/faults', async (c) => {
    const fault = parseInput(faultSchema, await readJson(c), 'fault');
    return c.json({ ...(await control.addFault(fault)), ...fault }, 201);
  });
  routes.delete('/faults', async (c) => {
    await control.clearFaults();
    return c.body(null, 204);
  });
  routes.get('/ledger', async (c) => {
    return c.json(await control.ledger(parseInput(filterSchema, c.req.query(), 'query')));
  });
  routes.delete('/ledger', async (c) => {
    await control.reset();
    return c.body(null, 204);
  });
  return routes;
}
