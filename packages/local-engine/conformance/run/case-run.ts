import type { ClockStep, DeployStep, RestStep, RunDueJobsStep, Step } from '../case.ts';
import type { Answer, EngineApi } from '../engine/engine-api.ts';
import { type RawJob, readRawState } from '../engine/raw-state.ts';
import { normalise, normaliseText } from '../observations/normalise.ts';
import type { Observation, ObservedAnswer, State } from '../observations/observation.ts';
import { type JobKind, observeState } from '../observations/observe-state.ts';
import { CaseClock } from './case-clock.ts';
import { fillIn, NameBook } from './placeholders.ts';

const BACKGROUND_LIMIT_MS = 2_000;

/** Does the steps of one case. Owns its names (ids by placeholder), its background calls and what is known of its jobs. */
export class CaseRun {
  readonly #api: EngineApi;
  readonly #clock: CaseClock;
  readonly #names = new NameBook();
  readonly #background = new Map<string, { step: RestStep; answer: Promise<Answer> }>();
  #jobKinds: ReadonlyMap<string, JobKind> = new Map();
  /** Something was done since names were last learnt. */
  #namesAreOld = false;

  constructor(api: EngineApi, clock: CaseClock) {
    this.#api = api;
    this.#clock = clock;
  }

  /** Does one step and tells what is seen; quiet steps tell nothing. @throws {Error} when the step cannot be done at all */
  async step(step: Step): Promise<Observation[]> {
    switch (step.do) {
      case 'rest':
        return await this.#rest(step);
      case 'await':
        return [await this.#awaitAnswer(step.name)];
      case 'deploy':
        return [await this.#deploy(step)];
      case 'run-due-jobs':
        return [await this.#runDueJobs(step)];
      case 'clock':
        await this.#moveClock(step);
        return [];
    }
  }

  /** Lets go of background calls that nobody waited for. */
  async settle(): Promise<void> {
    const open = [...this.#background.values()].map(({ answer }) => answer.catch(() => undefined));
    const limit = new Promise((resolve) => setTimeout(resolve, BACKGROUND_LIMIT_MS).unref());
    if (open.length > 0) await Promise.race([Promise.all(open), limit]);
  }

  async #rest(step: RestStep): Promise<Observation[]> {
    if (this.#namesAreOld && !step.sameNames && JSON.stringify(step).includes('{{')) await this.#readState();
    const path = fillIn(step.path, (name) => encodeURIComponent(this.#resolve(name)));
    const body = fillIn(step.body, (name) => this.#resolve(name));
    const answer = this.#api.call(step.method, path, body);
    if (step.background !== undefined) {
      this.#background.set(step.background, { step, answer });
      return [];
    }
    const { status, body: content } = await answer;
    this.#namesAreOld = true;
    this.#learn(content);
    if (step.quiet && status < 400) return [];
    return [await this.#observe(titleOf(step), observedAnswer(step, { status, body: content }))];
  }

  async #awaitAnswer(name: string): Promise<Observation> {
    const waiting = this.#background.get(name);
    if (waiting === undefined) throw new Error(`No step runs in the background under the name ${name}`);
    this.#background.delete(name);
    return await this.#observe(`await ${name}`, observedAnswer(waiting.step, await waiting.answer));
  }

  async #deploy({ models, fields = {} }: DeployStep): Promise<Observation> {
    const answer = await this.#api.deploy(models, { 'deployment-name': 'conformance', ...fields });
    const id = idOf(answer.body);
    if (id !== undefined) this.#names.add('deployment', id);
    await this.#learnDefinitions();
    const { status, body } = answer;
    return await this.#observe(
      'deploy',
      status < 300 ? { status } : { status, body: normalise(body, { ordered: true }) },
    );
  }

  async #runDueJobs({ most = 50 }: RunDueJobsStep): Promise<Observation> {
    const done: string[] = [];
    while (done.length < most) {
      const job = await this.#nextDueJob();
      if (job === undefined) break;
      const { status } = await this.#api.call('POST', `/job/${job.id}/execute`, {});
      done.push(`${this.#jobKinds.get(job.jobDefinitionId ?? '')?.activityId}: ${status}`);
    }
    return await this.#observe('run due jobs', done);
  }

  /** The oldest due date first, jobs without one before all; equal ones in the order of the observed state. */
  async #nextDueJob(): Promise<RawJob | undefined> {
    const raw = await readRawState(this.#api);
    const { names } = observeState(raw, this.#jobKinds);
    const order = [...names].filter(([name]) => name.startsWith('job:')).flatMap(([, ids]) => ids);
    const dueMs = ({ dueDate }: RawJob) => (dueDate === null ? 0 : Date.parse(dueDate));
    const due = raw.jobs.filter((job) => job.retries > 0 && !job.suspended && dueMs(job) <= this.#clock.nowMs);
    return due.sort((a, b) => dueMs(a) - dueMs(b) || order.indexOf(a.id) - order.indexOf(b.id))[0];
  }

  async #moveClock({ advance = 0, at, running = false }: ClockStep): Promise<void> {
    const baseMs = at === undefined ? this.#clock.nowMs : Date.parse(at);
    await this.#clock.put(baseMs + advance * 1000, running);
  }

  async #observe(step: string, answer: ObservedAnswer | readonly string[]): Promise<Observation> {
    return { step, answer, state: await this.#readState() };
  }

  async #readState(): Promise<State> {
    const { state, names } = observeState(await readRawState(this.#api), this.#jobKinds);
    this.#names.update(names);
    this.#namesAreOld = false;
    return state;
  }

  #resolve(name: string): string {
    const [, sign = '+', seconds = '0'] = /^now(?:([+-])(\d+))?$/.exec(name) ?? ['', ''];
    if (name.startsWith('now')) return CaseClock.text(this.#clock.nowMs + Number(`${sign}${seconds}`) * 1000);
    return this.#names.resolve(name);
  }

  /** The instance that a start or a correlated message answers with; decision instances in a list. */
  #learn(body: unknown): void {
    const id = idOf(body);
    if (id !== undefined && 'definitionId' in (body as object)) this.#names.add('instance', id);
    if (id !== undefined) this.#names.add('answer', id);
    if (Array.isArray(body)) for (const row of body) this.#learnDecisionInstance(row);
  }

  #learnDecisionInstance(row: { readonly id?: string; readonly decisionDefinitionKey?: string }): void {
    if (row.id === undefined || row.decisionDefinitionKey === undefined) return;
    this.#names.add(`decisionInstance:${row.decisionDefinitionKey}`, row.id);
  }

  async #learnDefinitions(): Promise<void> {
    const [processes, decisions, jobs] = await Promise.all([
      this.#api.get<Definition[]>('/process-definition?sortBy=version&sortOrder=desc'),
      this.#api.get<Definition[]>('/decision-definition?sortBy=version&sortOrder=desc'),
      this.#api.get<(JobKind & { id: string })[]>('/job-definition'),
    ]);
    for (const { id, key, version } of [...decisions, ...processes].reverse()) {
      this.#names.add(`definition:${key}:v${version}`, id);
      this.#names.put(`definition:${key}`, id);
    }
    this.#jobKinds = new Map(jobs.map((job) => [job.id, job]));
    for (const { id, activityId } of jobs) this.#names.add(`jobDefinition:${activityId}`, id);
  }
}

interface Definition {
  readonly id: string;
  readonly key: string;
  readonly version: number;
}

function titleOf({ title, method, path }: RestStep): string {
  return title ?? `${method} ${path}`;
}

function observedAnswer({ answer, ordered = false }: RestStep, { status, body }: Answer): ObservedAnswer {
  if (body === undefined || (answer === 'status' && status < 400)) return { status };
  if (typeof body === 'string') return { status, body: normaliseText(body).slice(0, 1_000) };
  return {
    status,
    body: normalise(body, { whole: answer === 'whole' || status >= 400, ordered: ordered || status >= 400 }),
  };
}

function idOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('id' in body)) return undefined;
  return typeof body.id === 'string' ? body.id : undefined;
}
