/** What a worker had in use when it had done so many tasks. */
export interface HeapSample {
  readonly tasks: number;
  readonly bytes: number;
}

/** How a heap grew once it was warm. */
export interface HeapGrowth {
  /** Bytes that stay of every task: the slope of the line that lies closest to the samples. */
  readonly bytesPerTask: number;
  /** Tasks done while it was looked at. */
  readonly tasks: number;
}

/** What code that is compiled late and caches may add, however many tasks are done, in bytes: measured, they go on for minutes. */
const noiseBytes = 3 * 1024 * 1024;
const bytesPerTaskMost = 32;
const tasksLeast = 50;

/** Fits a line through the later half of the samples: caches and compiled code fill up in the earlier one. */
export function heapGrowthOf(samples: readonly HeapSample[]): HeapGrowth {
  const warm = samples.slice(Math.floor(samples.length / 2));
  const mean = (read: (sample: HeapSample) => number): number =>
    warm.reduce((sum, sample) => sum + read(sample), 0) / warm.length;
  const tasksMean = mean(({ tasks }) => tasks);
  const bytesMean = mean(({ bytes }) => bytes);
  const covariance = mean(({ tasks, bytes }) => (tasks - tasksMean) * (bytes - bytesMean));
  const variance = mean(({ tasks }) => (tasks - tasksMean) ** 2);
  return { bytesPerTask: covariance / variance, tasks: (warm.at(-1)?.tasks ?? 0) - (warm[0]?.tasks ?? 0) };
}

/** What is wrong with a growth. The longer it was looked at, the less a task may leave behind. */
export function complaintsOfGrowth({ bytesPerTask, tasks }: HeapGrowth): readonly string[] {
  if (!(tasks >= tasksLeast)) return [`only ${tasks} tasks were done, which shows nothing`];
  const most = bytesPerTaskMost + noiseBytes / tasks;
  if (bytesPerTask <= most) return [];
  return [`every task leaves ${bytesPerTask.toFixed(0)} bytes behind, after ${tasks} tasks ${most.toFixed(0)} may be`];
}
