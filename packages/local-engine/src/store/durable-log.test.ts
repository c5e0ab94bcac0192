import { describe, expect, test } from 'vitest';
import { FakeDisk } from '../../test/helpers/fake-disk.ts';
import { commitNumber, contentOf, type Item, openItems } from '../../test/helpers/item-store.ts';
import { DurableLog } from './durable-log.ts';
import { Store } from './store.ts';

const SEGMENT = 'segment-00000001.log';

/** The content after each number of commits, from none on. */
async function contentsAfter(commits: number): Promise<string[]> {
  const opened = await openItems(new FakeDisk());
  const contents = [contentOf(opened)];
  for (let number = 1; number <= commits; number++) {
    commitNumber(opened, number);
    contents.push(contentOf(opened));
  }
  return contents;
}

/** A disk with so many commits, each synced alone, and the size of the segment after each. */
async function diskWith(commits: number): Promise<{ disk: FakeDisk; sizes: number[] }> {
  const disk = new FakeDisk();
  const opened = await openItems(disk);
  const sizes = [disk.bytes(SEGMENT).length];
  for (let number = 1; number <= commits; number++) {
    commitNumber(opened, number);
    await opened.store.durable();
    sizes.push(disk.bytes(SEGMENT).length);
  }
  return { disk, sizes };
}

describe('reopening', () => {
  test('gives every kind of value back as it was', async () => {
    const disk = new FakeDisk();
    const { store, items } = await openItems(disk);
    const values = [
      undefined,
      null,
      true,
      '\t"\n\ud83d\ude00',
      -0,
      1.5,
      Number.NaN,
      -Infinity,
      2n ** 63n,
      new Uint8Array([0, 255]),
    ];
    const nested = {
      type: 'Object',
      value: { kind: 'map', entries: [['k', { type: 'Long', value: 1n }]] },
      none: undefined,
    };
    store.run(() => {
      for (const [at, value] of [...values, nested, []].entries()) items.insert({ id: `${at}`, owner: 'ann', value });
      items.insert({ id: 'absent', owner: undefined });
      store.meta.set('epoch', 7);
    });
    const before = [...items.values()];
    await store.durable();
    const reopened = await openItems(disk.crashed('lost'));
    expect([...reopened.items.values()]).toStrictEqual(before);
    expect(reopened.store.meta.get('epoch')).toBe(7);
    expect(reopened.byOwner.count('ann')).toBe(before.length - 1);
  });

  test('goes on where it stopped, also with records of another shape', async () => {
    const { disk } = await diskWith(3);
    const second = await openItems(disk);
    second.store.run(() => second.items.insert({ owner: 'ann', id: 'turned' }));
    await second.store.close();
    const third = await openItems(disk);
    expect(contentOf(third)).toBe(contentOf(second));
    expect(third.lines).toEqual([]);
  });

  test('refuses to commit before every table that was found is opened', async () => {
    const { disk } = await diskWith(1);
    const store = new Store({ log: await DurableLog.open({ files: disk, log: () => undefined }) });
    const code = 'DATA_FOLDER_UNKNOWN_TABLE';
    expect(() => store.run(() => undefined)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining('items') }),
    );
  });
});

describe('a commit', () => {
  test('that holds what the disk cannot carry is rolled back, and the next one is kept', async () => {
    const disk = new FakeDisk();
    const { store, items } = await openItems(disk);
    const commit = (value: unknown) => store.run(() => items.insert({ id: 'a', owner: 'ann', value }));
    expect(() => commit(() => 1)).toThrow(expect.objectContaining({ code: 'STORE_VALUE_UNSUPPORTED' }));
    expect(() => commit(new Map())).toThrow(expect.objectContaining({ code: 'STORE_VALUE_UNSUPPORTED' }));
    expect(items.size).toBe(0);
    commit(1);
    await store.durable();
    expect((await openItems(disk.crashed('lost'))).items.size).toBe(1);
  });

  test('shares a write with all others of the same turn', async () => {
    const disk = new FakeDisk();
    const opened = await openItems(disk);
    const before = disk.operations;
    for (let number = 1; number <= 50; number++) commitNumber(opened, number);
    await opened.store.durable();
    expect(disk.operations - before).toBe(2);
  });

  test('is refused after the store is closed, and everything before is on disk', async () => {
    const disk = new FakeDisk();
    const opened = await openItems(disk);
    commitNumber(opened, 1);
    await opened.store.close();
    await opened.store.close();
    expect(() => commitNumber(opened, 2)).toThrow(expect.objectContaining({ code: 'STORE_CLOSED' }));
    expect(contentOf(await openItems(disk.crashed('lost')))).toBe((await contentsAfter(1))[1]);
  });
});

describe('after a crash', () => {
  test.each(['lost', 'half', 'kept'] as const)(
    'with unsynced bytes %s, what was acknowledged is there, and of the write under way all or nothing',
    async (unsynced) => {
      const contents = await contentsAfter(12);
      for (let acknowledged = 0; acknowledged < 12; acknowledged++) {
        const disk = new FakeDisk();
        const opened = await openItems(disk);
        for (let number = 1; number <= 12; number++) {
          commitNumber(opened, number);
          if (number === acknowledged) await opened.store.durable();
        }
        // The write of the rest has begun, and is not synced.
        disk.faults.failSync = true;
        await expect(opened.store.durable()).rejects.toMatchObject({ code: 'STORE_FAILED' });
        const found = contents.indexOf(contentOf(await openItems(disk.crashed(unsynced))));
        expect(found).toBe(unsynced === 'kept' ? 12 : acknowledged);
      }
    },
  );

  test('the log cut at every byte of its last commits gives the commits that are whole, and says what was cut', async () => {
    const { disk, sizes } = await diskWith(6);
    const contents = await contentsAfter(6);
    const bytes = disk.bytes(SEGMENT);
    for (let cut = sizes[3] as number; cut <= bytes.length; cut++) {
      const torn = new FakeDisk();
      torn.put(SEGMENT, bytes.subarray(0, cut));
      const opened = await openItems(torn);
      const whole = sizes.findLastIndex((size) => size <= cut);
      expect(contentOf(opened)).toBe(contents[whole]);
      expect(opened.lines).toHaveLength(sizes.includes(cut) ? 0 : 1);
      expect(torn.bytes(SEGMENT)).toHaveLength(sizes[whole] as number);
    }
  });

  test('a new file cut at every byte of its header begins anew', async () => {
    const { disk, sizes } = await diskWith(0);
    const header = disk.bytes(SEGMENT);
    for (let cut = 0; cut < (sizes[0] as number); cut++) {
      for (const rest of [Buffer.alloc(0), Buffer.alloc(header.length - cut)]) {
        const torn = new FakeDisk();
        torn.put(SEGMENT, Buffer.concat([header.subarray(0, cut), rest]));
        const opened = await openItems(torn);
        commitNumber(opened, 1);
        await opened.store.close();
        expect((await openItems(torn)).items.size).toBe(1);
      }
    }
  });

  test('zeros at the end, as of a file that grew before its bytes came, are cut', async () => {
    const { disk, sizes } = await diskWith(2);
    disk.put(SEGMENT, Buffer.concat([disk.bytes(SEGMENT), Buffer.alloc(5000)]));
    const opened = await openItems(disk);
    expect(opened.lines).toEqual([expect.stringContaining(`5000 bytes at ${sizes[2]} were cut off`)]);
    expect(contentOf(opened)).toBe((await contentsAfter(2))[2]);
  });
});

describe('damage', () => {
  test('of any byte before the last frame is refused and changes nothing', async () => {
    const { disk, sizes } = await diskWith(4);
    const bytes = disk.bytes(SEGMENT);
    for (let at = 0; at < (sizes[3] as number); at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] as number) ^ 0x41;
      const broken = new FakeDisk();
      broken.put(SEGMENT, damaged);
      await expect(openItems(broken), `byte ${at}`).rejects.toMatchObject({
        code: expect.stringMatching(/^DATA_FOLDER_(CORRUPT|TOO_NEW)$/),
      });
      expect(broken.bytes(SEGMENT)).toEqual(damaged);
    }
  });

  test('of the last frame cannot be told from a cut: it is dropped with a line for the operator', async () => {
    const { disk, sizes } = await diskWith(4);
    const contents = await contentsAfter(4);
    const bytes = disk.bytes(SEGMENT);
    for (let at = sizes[3] as number; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] as number) ^ 0x41;
      const broken = new FakeDisk();
      broken.put(SEGMENT, damaged);
      const opened = await openItems(broken);
      expect(contentOf(opened)).toBe(contents[3]);
      expect(opened.lines).toHaveLength(1);
    }
  });

  test('a folder of a newer format and a file of something else are refused', async () => {
    const disk = new FakeDisk();
    disk.put(SEGMENT, Buffer.from('stepwright engine data, format 2\nwhatever'));
    await expect(openItems(disk)).rejects.toMatchObject({ code: 'DATA_FOLDER_TOO_NEW' });
    disk.put(SEGMENT, Buffer.from('something else entirely, long enough to be a file'));
    await expect(openItems(disk)).rejects.toMatchObject({ code: 'DATA_FOLDER_CORRUPT' });
  });
});

describe('a disk that fails', () => {
  test.each(['failSync', 'failWrite'] as const)(
    'by %s stops every later commit; a restart has all that was acknowledged',
    async (fault) => {
      const disk = new FakeDisk();
      const opened = await openItems(disk);
      commitNumber(opened, 1);
      await opened.store.durable();
      disk.faults[fault] = true;
      commitNumber(opened, 2);
      await expect(opened.store.durable()).rejects.toMatchObject({ code: 'STORE_FAILED', cause: expect.any(Error) });
      disk.faults[fault] = false;
      expect(() => commitNumber(opened, 3)).toThrow(expect.objectContaining({ code: 'STORE_FAILED' }));
      await expect(opened.store.durable()).rejects.toMatchObject({ code: 'STORE_FAILED' });
      await expect(opened.store.close()).rejects.toMatchObject({ code: 'STORE_FAILED' });
      expect(contentOf(await openItems(disk.crashed('lost')))).toBe((await contentsAfter(1))[1]);
    },
  );

  test('by taking few bytes at a time is written to until it has all', async () => {
    const disk = new FakeDisk();
    disk.faults.writeBytesMax = 7;
    const opened = await openItems(disk);
    commitNumber(opened, 1);
    await opened.store.durable();
    const reopened = await openItems(disk.crashed('lost'));
    expect(contentOf(reopened)).toBe((await contentsAfter(1))[1]);
    expect(reopened.items.get('i1')).toEqual<Item>({ id: 'i1', owner: 'bob', value: 1 });
  });

  test('by taking nothing stops the store', async () => {
    const disk = new FakeDisk();
    const opened = await openItems(disk);
    disk.faults.writeBytesMax = 0;
    commitNumber(opened, 1);
    await expect(opened.store.durable()).rejects.toMatchObject({ code: 'STORE_FAILED' });
  });
});
