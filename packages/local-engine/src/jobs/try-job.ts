import type { Engine } from '../engine.ts';
import { StoreError } from '../store/store-error.ts';

/**
 * Executes a job. A failure is kept in the job and its log, and an incident tells when no retry is left: so it is not thrown.
 * @throws StoreError when not even that could be kept, for example because the disk failed: the job would be due for ever
 */
export async function tryJob(engine: Engine, jobId: string): Promise<void> {
  try {
    await engine.executeJob(jobId);
  } catch (error) {
    if (error instanceof StoreError) throw error;
  }
}
