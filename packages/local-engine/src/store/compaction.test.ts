import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FakeDisk } from '../../test/helpers/fake-disk.ts';
import { commitNumber, contentOf, type Item, type ItemStore, openItems } from '../../test/helpers/item-store.ts';

const COMMITS = 60;
/** So small that a few commits finish a segment. */
const SEGMENT_BYTES = 400;

const isSnapshot = (name: string): boolean => name.startsWith('snapshot') && name.endsWith('.log');

/** Commits one after the other, each acknowledged; answers how many were. */
async function commitAll(opened: ItemStore): Promise<number> {
  for (let number = 1; number <= COMMITS; number++) {
    try {
      commitNumber(opened, number);
      await opened.store.durable();
    } catch {
      return number - 1;
    }
  }
  return COMMITS;
}

async function contentsAfterEach(): Promise<string[]> {
  const opened = await openItems(new FakeDisk());
  const contents = [contentOf(opened)];
  for (let number = 1; number <= COMMITS; number++) {
    commitNumber(opened, number);
    contents.push(contentOf(opened));
  }
  return contents;
}

test('old segments become a snapshot, and a restart has the same records in the same order', async () => {
  const disk = new FakeDisk();
  const opened = await openItems(disk, SEGMENT_BYTES);
  await commitAll(opened);
  await opened.store.close();
  const names = await disk.names();
  expect(names.filter(isSnapshot)).toHaveLength(1);
  expect(names).not.toContain('segment-00000001.log');
  const reopened = await openItems(disk, SEGMENT_BYTES);
  expect(contentOf(reopened)).toBe(contentOf(opened));
  expect(reopened.lines).toEqual([]);
});

test('the power may go off at any operation on the disk: what was acknowledged is there, in the order of commits', async () => {
  const contents = await contentsAfterEach();
  const whole = new FakeDisk();
  const undisturbed = await openItems(whole, SEGMENT_BYTES);
  await commitAll(undisturbed);
  await undisturbed.store.close();
  for (let operations = 0; operations < whole.operations; operations++) {
    const disk = new FakeDisk();
    disk.faults.powerOffAfter = operations;
    const opened = await openItems(disk, SEGMENT_BYTES).catch(() => undefined);
    const acknowledged = opened === undefined ? 0 : await commitAll(opened);
    await opened?.store.close().catch(() => undefined);
    for (const unsynced of ['lost', 'half', 'kept'] as const) {
      for (const names of ['synced', 'current', 'removed'] as const) {
        const reopened = await openItems(disk.crashed(unsynced, names), SEGMENT_BYTES);
        const found = contents.indexOf(contentOf(reopened));
        expect(found, `${operations} operations, ${unsynced}, ${names}`).toBeGreaterThanOrEqual(acknowledged);
        expect(found).toBeLessThanOrEqual(acknowledged + 1);
      }
    }
  }
});

test('a damaged snapshot is refused when what it was made from is gone', async () => {
  const disk = new FakeDisk();
  const opened = await openItems(disk, SEGMENT_BYTES);
  await commitAll(opened);
  await opened.store.close();
  const snapshot = (await disk.names()).find(isSnapshot) as string;
  const bytes = disk.bytes(snapshot);
  disk.put(snapshot, bytes.subarray(0, bytes.length - 1));
  await expect(openItems(disk)).rejects.toMatchObject({ code: 'DATA_FOLDER_CORRUPT' });
});

/** Few ids, so that records are deleted and come back. */
const commits = fc.array(
  fc.record({
    changes: fc.array(
      fc.record({
        kind: fc.constantFrom('put', 'delete'),
        id: fc.nat(8),
        owner: fc.constantFrom('ann', 'bob', undefined),
      }),
      { maxLength: 6 },
    ),
    throws: fc.boolean(),
    reopen: fc.boolean(),
    await: fc.boolean(),
  }),
  { maxLength: 40 },
);

function change({ items }: ItemStore, kind: string, id: string, owner: string | undefined): void {
  const found = items.get(id);
  if (kind === 'delete' && found !== undefined) items.delete(found);
  if (kind === 'put' && found === undefined) items.insert({ id, owner } satisfies Item);
  if (kind === 'put' && found !== undefined) items.update(found, { owner, value: 'updated' });
}

test('random commits, rollbacks, snapshots and restarts never change what is there', async () => {
  await fc.assert(
    fc.asyncProperty(commits, async (played) => {
      const disk = new FakeDisk();
      let opened = await openItems(disk, 150);
      for (const one of played) {
        const before = contentOf(opened);
        const work = () => {
          for (const { kind, id, owner } of one.changes) change(opened, kind, `${id}`, owner);
          if (one.throws) throw new Error('rolled back');
        };
        if (one.throws) expect(() => opened.store.run(work)).toThrow('rolled back');
        else opened.store.run(work);
        const after = contentOf(opened);
        if (one.throws) expect(after).toBe(before);
        if (one.await) await opened.store.durable();
        if (one.reopen) {
          await opened.store.close();
          opened = await openItems(disk, 150);
          expect(contentOf(opened)).toBe(after);
        }
      }
      await opened.store.close();
    }),
    { numRuns: 100 },
  );
});
