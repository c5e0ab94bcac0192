/** A structured log: one JSON object a line, without payloads and secrets. */
export interface Logger {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/** Makes a logger. `name` is the service's. @param write gets one line with its end. @default to standard error */
export function createLogger(name: string, write: (line: string) => void = toStandardError): Logger {
  const at =
    (level: string) =>
    (message: string, fields: Record<string, unknown> = {}): void => {
      write(`${JSON.stringify({ time: new Date().toISOString(), level, name, message, ...fields })}\n`);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

function toStandardError(line: string): void {
  process.stderr.write(line);
}
