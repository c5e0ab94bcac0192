import { expect } from 'vitest';
import type { StockClientLimit } from '../../src/index.ts';
import type { Row } from './row.ts';
import type { Scene } from './scene.ts';

/** The row has shown what it had to. */
class EndOfRow extends Error {}

/** Runs a row on the stock driver where it cannot do what the row says, and checks that it says so. */
export async function showLimit(row: Row, scene: Scene, limit: StockClientLimit): Promise<void> {
  if (row.stock !== 'yes' && row.stock.shows) return row.stock.shows(scene);
  if (limit.what === 'refused') return showRefusal(row, scene, limit);
  await expect(row.run(endingAtStart(scene, limit))).rejects.toThrow(EndOfRow);
}

async function showRefusal(row: Row, scene: Scene, { limit, how }: StockClientLimit): Promise<void> {
  const refusal: Error = await row.run(scene).then(
    () => expect.fail(`The stock driver was to refuse this: ${limit}`),
    (error) => error,
  );
  expect(refusal).toMatchObject({ code: 'WORKER_OPTIONS_INVALID' });
  expect(refusal.message).toContain(limit);
  expect(refusal.message).toContain(how);
}

/** A scene in which a worker that has started must have reported the limit, and the row ends there. */
function endingAtStart(scene: Scene, { limit, how }: StockClientLimit): Scene {
  return {
    ...scene,
    work(handlers, options) {
      const { lines } = scene.work(handlers, options);
      const fields = expect.objectContaining({ limit, how });
      expect(lines).toContainEqual({ level: 'warn', message: 'a limit of the stock client', fields });
      throw new EndOfRow();
    },
  };
}
