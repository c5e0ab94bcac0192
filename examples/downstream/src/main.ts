import { z } from 'zod';
import { startDownstream } from './start-downstream.ts';

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8700),
  HOST: z.string().min(1).default('127.0.0.1'),
  CALLBACK_DELAY_MS: z.coerce.number().int().min(0).max(600_000).default(300),
});

const environment = environmentSchema.safeParse(process.env);
if (environment.success) {
  const { PORT: port, HOST: host, CALLBACK_DELAY_MS: callbackDelayMs } = environment.data;
  const downstream = await startDownstream({ port, host, callbackDelayMs });
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void downstream.stop());
  console.log(`downstream listens on ${downstream.url}`);
} else {
  for (const { path, message } of environment.error.issues) {
    const name = String(path[0]);
    console.error(`${name} is ${JSON.stringify(process.env[name])}: ${message}. Correct it and start again.`);
  }
  process.exitCode = 1;
}
