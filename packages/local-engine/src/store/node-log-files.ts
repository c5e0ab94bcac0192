import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderLock } from './folder-lock.ts';
import type { LogFile, LogFiles } from './log-files.ts';

/** The files of a folder on disk. */
export class NodeLogFiles implements LogFiles {
  readonly #folder: string;
  readonly #lock: FolderLock;

  private constructor(folder: string, lock: FolderLock) {
    this.#folder = folder;
    this.#lock = lock;
  }

  /**
   * Makes the folder when it is not there and locks it against other processes.
   *
   * @throws StoreError DATA_FOLDER_IN_USE
   */
  static async open(folder: string): Promise<NodeLogFiles> {
    await mkdir(folder, { recursive: true });
    return new NodeLogFiles(folder, await FolderLock.take(folder));
  }

  async names(): Promise<readonly string[]> {
    return await readdir(this.#folder);
  }

  async open(name: string): Promise<LogFile> {
    const handle = await open(join(this.#folder, name), 'a+');
    return {
      name,
      size: async () => (await handle.stat()).size,
      read: async (position, length) => {
        const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, position);
        return buffer.subarray(0, bytesRead);
      },
      write: async (bytes) => (await handle.write(bytes)).bytesWritten,
      sync: () => handle.datasync(),
      truncate: (size) => handle.truncate(size),
      close: () => handle.close(),
    };
  }

  async rename(from: string, to: string): Promise<void> {
    await rename(join(this.#folder, from), join(this.#folder, to));
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.#folder, name), { force: true });
  }

  async syncNames(): Promise<void> {
    // Windows cannot open a folder, and its file system keeps names durable by itself.
    if (process.platform === 'win32') return;
    const handle = await open(this.#folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  async close(): Promise<void> {
    await this.#lock.release();
  }
}
