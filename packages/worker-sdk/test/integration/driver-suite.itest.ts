import { afterAll, beforeAll, expect, test } from 'vitest';
import { STOCK_CLIENT_LIMITS } from '../../src/index.ts';
import type { Driver } from '../drivers/driver.ts';
import { limitOf } from '../drivers/limit-of.ts';
import { nativeDriver } from '../drivers/native-driver.ts';
import type { Row } from '../drivers/row.ts';
import { driverRows } from '../drivers/rows.ts';
import { openScene } from '../drivers/scene.ts';
import { showLimit } from '../drivers/show-limit.ts';
import { openStage, type Stage } from '../drivers/stage.ts';
import { stockDriver } from '../drivers/stock-driver.ts';

// Runs on the engine that STEPWRIGHT_ENGINE names, the local one when it names none.
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

const cases = [nativeDriver, stockDriver].flatMap((driver) =>
  driverRows.map((row) => [titleOf(driver, row), { driver, row }] as const),
);

/** What a driver refuses or reports is named so: its title must not read as if it did it. */
function titleOf({ name }: Driver, row: Row): string {
  const limit = limitOf(row);
  if (name === 'native' || limit === undefined || limit.what === 'worked around') return `${name}: ${row.title}`;
  return `${name}: ${limit.what}, not done: ${row.title}`;
}

test.each(cases)('%s', async (_, { driver, row }) => {
  const scene = await openScene(stage, driver, row.model);
  const limit = limitOf(row);
  const isLimited = driver.name === 'stock' && limit !== undefined && limit.what !== 'worked around';
  await (isLimited ? showLimit(row, scene, limit) : row.run(scene));
});

test('every limit of the stock client has a row', () => {
  const shown = new Set(driverRows.map((row) => limitOf(row)?.limit));
  expect(STOCK_CLIENT_LIMITS.map(({ limit }) => limit).filter((limit) => !shown.has(limit))).toEqual([]);
});

test('every row has an id and a title of its own', () => {
  expect(new Set(driverRows.map(({ id }) => id)).size).toBe(driverRows.length);
  expect(new Set(driverRows.map(({ title }) => title)).size).toBe(driverRows.length);
});
