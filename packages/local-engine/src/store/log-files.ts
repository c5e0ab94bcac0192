/** The files of one data folder, as narrow as the log needs them, so that a test can be a disk that breaks. */
export interface LogFiles {
  names(): Promise<readonly string[]>;
  /** Opens a file for reading and for writing at its end; makes it when it is not there. */
  open(name: string): Promise<LogFile>;
  /** Replaces what has the new name. */
  rename(from: string, to: string): Promise<void>;
  /** Does nothing when it is not there. */
  remove(name: string): Promise<void>;
  /** Makes the names themselves durable: what was created, renamed, removed. */
  syncNames(): Promise<void>;
  /** Lets others use the folder. */
  close(): Promise<void>;
}

/** One open file of a data folder. */
export interface LogFile {
  readonly name: string;
  size(): Promise<number>;
  /** Answers fewer bytes only at the end of the file. */
  read(position: number, length: number): Promise<Buffer>;
  /** Writes at the end; answers how many bytes it took, as a disk that is nearly full takes fewer. */
  write(bytes: Uint8Array): Promise<number>;
  /** Makes everything written durable. */
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

/** Writes all of `bytes`. */
export async function writeAll(file: LogFile, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const written = await file.write(done === 0 ? bytes : bytes.subarray(done));
    if (written === 0) throw new Error(`${file.name} took ${done} of ${bytes.length} bytes and then no more.`);
    done += written;
  }
}
