/** Fields of a log line. Never payloads: ids, names, counts, times. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where a worker and its handlers write. */
export interface Logger {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Makes a logger that writes one JSON object per line. @param write gets one line. @default to stderr */
export function createJsonLogger(write: (line: string) => void = toStderr): Logger {
  const at = (level: string) => (message: string, fields?: LogFields) => {
    write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields }, writable)}\n`);
  };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** Makes a logger that adds the same fields to every line. */
export function withFields(logger: Logger, fields: LogFields): Logger {
  return {
    info: (message, more) => logger.info(message, { ...fields, ...more }),
    warn: (message, more) => logger.warn(message, { ...fields, ...more }),
    error: (message, more) => logger.error(message, { ...fields, ...more }),
  };
}

function toStderr(line: string): void {
  process.stderr.write(line);
}

function writable(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
