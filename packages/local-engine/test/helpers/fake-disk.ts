import type { LogFile, LogFiles } from '../../src/store/log-files.ts';

/** What a crash leaves of a file: everything synced, and of the rest what is asked for. */
interface Content {
  written: Buffer;
  synced: Buffer;
}

/** How a disk misbehaves. */
export interface DiskFaults {
  /** Power goes off after this many writes, syncs, renames and removals: every later call fails. */
  powerOffAfter?: number;
  failSync?: boolean;
  failWrite?: boolean;
  /** A write takes at most this many bytes. */
  writeBytesMax?: number;
}

/** A disk in memory that forgets, at a crash, what was not synced. */
export class FakeDisk implements LogFiles {
  readonly faults: DiskFaults = {};
  operations = 0;
  #names = new Map<string, Content>();
  #syncedNames = new Map<string, Content>();

  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.#names.keys()]);
  }

  open(name: string): Promise<LogFile> {
    const content = this.#names.get(name) ?? { written: Buffer.alloc(0), synced: Buffer.alloc(0) };
    this.#names.set(name, content);
    return Promise.resolve(this.#file(name, content));
  }

  async rename(from: string, to: string): Promise<void> {
    this.#operate();
    const content = this.#names.get(from);
    if (content === undefined) throw new Error(`no file ${from}`);
    this.#names.delete(from);
    this.#names.set(to, content);
  }

  async remove(name: string): Promise<void> {
    this.#operate();
    this.#names.delete(name);
  }

  async syncNames(): Promise<void> {
    this.#operate();
    this.#syncedNames = new Map(this.#names);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /**
   * The disk after a crash. `unsynced` says how much of the bytes that were not synced it kept; `names` which changes of names: none since the last
   * sync of them, all, or of these only the removals.
   */
  crashed(unsynced: 'lost' | 'kept' | 'half', names: 'synced' | 'current' | 'removed' = 'synced'): FakeDisk {
    const disk = new FakeDisk();
    for (const [name, { written, synced }] of names === 'current' ? this.#names : this.#syncedNames) {
      if (names === 'removed' && !this.#names.has(name)) continue;
      const share = { lost: 0, half: 0.5, kept: 1 }[unsynced];
      const size = synced.length + Math.floor((written.length - synced.length) * share);
      disk.put(name, share === 0 ? synced : written.subarray(0, size));
    }
    return disk;
  }

  /** Puts a whole file there. */
  put(name: string, bytes: Buffer): void {
    const content = { written: Buffer.from(bytes), synced: Buffer.from(bytes) };
    this.#names.set(name, content);
    this.#syncedNames.set(name, content);
  }

  bytes(name: string): Buffer {
    return Buffer.from(this.#names.get(name)?.written ?? []);
  }

  #file(name: string, content: Content): LogFile {
    return {
      name,
      size: async () => content.written.length,
      read: async (position, length) => Buffer.from(content.written.subarray(position, position + length)),
      write: async (bytes) => {
        this.#operate();
        if (this.faults.failWrite) throw new Error('ENOSPC: no space left');
        const taken = bytes.subarray(0, this.faults.writeBytesMax ?? bytes.length);
        content.written = Buffer.concat([content.written, taken]);
        return taken.length;
      },
      sync: async () => {
        this.#operate();
        if (this.faults.failSync) throw new Error('EIO: input/output error');
        content.synced = Buffer.from(content.written);
      },
      truncate: async (size) => {
        this.#operate();
        content.written = content.written.subarray(0, size);
      },
      close: async () => undefined,
    };
  }

  #operate(): void {
    if (this.operations >= (this.faults.powerOffAfter ?? Number.POSITIVE_INFINITY)) throw new Error('power is off');
    this.operations++;
  }
}
