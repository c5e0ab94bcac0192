import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { post } from '../test/helpers/post.ts';
import { createDownstreamControl } from './create-downstream-control.ts';
import type { DownstreamControl } from './downstream-control.ts';
import { type Downstream, startDownstream } from './start-downstream.ts';

let downstream: Downstream;
beforeAll(async () => {
  downstream = await startDownstream();
});
afterAll(() => downstream.stop());

const businessKey = 'acme:order:O-2001';
const reserve = (key: string, body: object = { businessKey }) =>
  post(downstream.url, '/inventory/reservations', key, body);

describe.each<[string, () => DownstreamControl]>([
  ['in the process', () => downstream.control],
  ['over HTTP', () => createDownstreamControl(downstream.url)],
])('the control %s', (_, open) => {
  let control: DownstreamControl;
  beforeEach(async () => {
    control = open();
    await control.reset();
    await control.clearFaults();
    await control.setMode('inventory', 'dedup');
  });

  test('sets the mode of a system', async () => {
    await control.setMode('inventory', 'query');
    await reserve('k-1');
    await reserve('k-1');
    expect((await control.ledger()).counts).toEqual({ 'inventory/reservations': { requests: 2, effects: 2 } });
  });

  test('orders faults and takes them back', async () => {
    const order = { system: 'inventory', operation: 'reservations', kind: 'error', match: 'O-2001' } as const;
    const first = await control.addFault(order);
    expect((await control.addFault(order)).id).not.toBe(first.id);
    expect((await reserve('k-1')).status).toBe(500);
    await control.clearFaults();
    expect((await reserve('k-1')).status).toBe(201);
  });

  test('refuses a fault that makes no sense', async () => {
    const order = { system: 'inventory', operation: 'reservations', kind: 'lose-callback' } as const;
    await expect(control.addFault(order)).rejects.toMatchObject({
      name: 'DownstreamError',
      code: 'INVALID_REQUEST',
      status: 400,
    });
  });

  test('shows requests and effects, all or of one business key or system', async () => {
    await reserve('k-1');
    await reserve('k-2', { businessKey: 'acme:order:O-1' });
    await post(downstream.url, '/notification/messages', 'k-3', { businessKey });
    const keys = async (filter?: Parameters<DownstreamControl['ledger']>[0]) =>
      (await control.ledger(filter)).effects.map(({ idempotencyKey }) => idempotencyKey);
    expect(await keys()).toEqual(['k-1', 'k-2', 'k-3']);
    expect(await keys({ businessKey })).toEqual(['k-1', 'k-3']);
    expect(await keys({ system: 'inventory' })).toEqual(['k-1', 'k-2']);
    const view = await control.ledger({ businessKey, system: 'inventory' });
    expect(view.counts).toEqual({ 'inventory/reservations': { requests: 1, effects: 1 } });
    expect(view.requests).toMatchObject([{ operation: 'reservations', businessKey, status: 201 }]);
    expect(view.requests[0]?.reference).toBe(view.effects[0]?.reference);
  });

  test('gives a picture of the ledger that later effects do not change', async () => {
    const { reference } = (await reserve('k-1')).body;
    const before = await control.ledger();
    await post(downstream.url, '/inventory/releases', 'u-1', { businessKey, reference });
    expect(before.effects[0]).not.toHaveProperty('undoneBy');
  });

  test('forgets everything at a reset but never gives a reference twice', async () => {
    const { reference } = (await reserve('k-1')).body;
    await control.reset();
    expect(await control.ledger()).toEqual({ requests: [], effects: [], queries: [], callbacks: [], counts: {} });
    expect((await reserve('k-1')).body.reference).not.toBe(reference);
  });

  test('cannot send the confirmation of a handoff that does not exist', async () => {
    await expect(control.sendCallback('BIL-999999')).rejects.toMatchObject({ code: 'HANDOFF_UNKNOWN', status: 404 });
  });
});
