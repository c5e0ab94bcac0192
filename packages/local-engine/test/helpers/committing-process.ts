import { KeyIndex } from '../../src/store/key-index.ts';
import { openDataFolder } from '../../src/store/open-data-folder.ts';
import { Store } from '../../src/store/store.ts';
import { commitNumber, type Item, type ItemStore } from './item-store.ts';

/**
 * Commits without end into the folder that it is given and writes the number of a commit, one a line, once it is durable. Many commits are under
 * way at a time. Meant to be killed.
 */
async function main(folder: string): Promise<void> {
  const byOwner = new KeyIndex<Item>(['owner'], (item) => item.owner);
  const store = new Store({ log: await openDataFolder(folder, (line) => process.stderr.write(`${line}\n`)) });
  const opened: ItemStore = { store, items: store.table('items', [byOwner]), byOwner, lines: [] };
  for (let number = Number(store.meta.get('commits') ?? 0) + 1; ; number++) {
    commitNumber(opened, number);
    const acknowledged = store.durable().then(() => process.stdout.write(`${number}\n`));
    if (number % 20 === 0) await acknowledged;
  }
}

await main(process.argv[2] as string);
