import { DurableLog } from './durable-log.ts';
import { NodeLogFiles } from './node-log-files.ts';

/**
 * Opens a data folder for a Store, or begins a new one. One process at a time; `log` is told what a crash left and was repaired.
 *
 * @throws StoreError DATA_FOLDER_IN_USE, DATA_FOLDER_CORRUPT, DATA_FOLDER_TOO_NEW
 * @example
 * const store = new Store({ log: await openDataFolder('./data', console.warn) });
 * const tables = openTables(store);
 */
export async function openDataFolder(folder: string, log: (line: string) => void): Promise<DurableLog> {
  return await DurableLog.open({ files: await NodeLogFiles.open(folder), log });
}
