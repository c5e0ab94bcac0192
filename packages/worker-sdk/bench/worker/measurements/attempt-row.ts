import { startPostgres } from '@stepwright/test-servers';
import pg from 'pg';
import { attemptStoreSchemaSql } from '../../../src/index.ts';
import { startStubEngine } from '../engines/start-stub-engine.ts';
import type { Measure } from '../figure.ts';
import { compareThroughput } from './throughput.ts';

const TASKS = 2_000;

/** What the worker costs when every task has an external effect whose attempt is kept in PostgreSQL; nothing is sent anywhere. */
export const attemptRow = againstSameSql('attemptRow', 'raw loop and the same SQL', 'at least 0.85', false);

/** Reported beside it: the same against a loop that also prepares its statements. */
export const attemptRowPrepared = againstSameSql('attemptRowPrepared', 'raw loop and the same SQL, prepared', '', true);

function againstSameSql(name: string, rawName: string, aim: string, preparesStatements: boolean): Measure {
  return async (options) => {
    const postgres = await startPostgres();
    try {
      const database = await postgres.createDatabase('attempts');
      await query(database, attemptStoreSchemaSql());
      const spec = { task: 'effect', settings: 'tuned', database } as const;
      const contenders = [
        { name: 'native', spec: { ...spec, kind: 'native' }, tasks: TASKS },
        { name: rawName, spec: { ...spec, kind: 'raw', preparesStatements }, tasks: TASKS },
      ] as const;
      const measured = await compareThroughput({ name, aim, startEngine: startStubEngine, contenders }, options);
      await checkRows(database, 2 * (options.rounds + 1) * TASKS);
      return measured;
    } finally {
      await postgres.stop();
    }
  };
}

/** The raw loop judges nothing, so it would not notice rows that it did not write. */
async function checkRows(database: string, least: number): Promise<void> {
  const sql = "select count(*)::integer as done from stepwright_attempts.attempt where outcome = 'SUCCEEDED'";
  const done = Number((await query(database, sql)).rows[0]?.done);
  if (done < least) throw new Error(`${least} attempts were to succeed, ${done} are recorded so.`);
}

async function query(database: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  return await client.query(sql).finally(() => client.end());
}
