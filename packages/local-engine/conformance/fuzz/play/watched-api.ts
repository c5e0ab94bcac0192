import type { EngineApi } from '../../engine/engine-api.ts';
import type { RawNode, RawState } from '../../engine/raw-state.ts';
import type { JobKind } from '../../observations/observe-state.ts';

/** An engine whose last answers are kept, so that what is seen can be looked at again without asking. */
export interface WatchedApi extends EngineApi {
  /** What the runner read last. */
  lastState(): RawState;
  jobKinds(): ReadonlyMap<string, JobKind>;
}

const LISTS = {
  instances: '/process-instance',
  executions: '/execution',
  external: '/external-task',
  tasks: '/task',
  jobs: '/job',
  subscriptions: '/event-subscription',
  variables: '/variable-instance?deserializeValues=false',
  incidents: '/incident',
} as const;

/** Keeps what is read through an API. */
export function watchApi(api: EngineApi): WatchedApi {
  const last = new Map<string, unknown>();
  const list = (path: string) => (last.get(path) ?? []) as never[];
  return {
    ...api,
    get: async <T>(path: string) => {
      const answer = await api.get<T>(path);
      last.set(path, answer);
      return answer;
    },
    lastState: () => ({
      instances: list(LISTS.instances),
      trees: list(LISTS.instances).flatMap(({ id }) => {
        const tree = last.get(`/process-instance/${id}/activity-instances`) as RawNode | undefined;
        return tree === undefined ? [] : [tree];
      }),
      executions: list(LISTS.executions),
      external: list(LISTS.external),
      tasks: list(LISTS.tasks),
      jobs: list(LISTS.jobs),
      subscriptions: list(LISTS.subscriptions),
      variables: list(LISTS.variables),
      incidents: list(LISTS.incidents),
    }),
    jobKinds: () => new Map((list('/job-definition') as (JobKind & { id: string })[]).map((job) => [job.id, job])),
  };
}
