import { fileURLToPath } from 'node:url';

/** The folder with the tables that the command pipeline writes. */
export const pipelineMigrations: string = fileURLToPath(new URL('../migrations/pipeline', import.meta.url));

/** The folder with the tables of external operations and attempts. */
export const operationMigrations: string = fileURLToPath(new URL('../migrations/operations', import.meta.url));
