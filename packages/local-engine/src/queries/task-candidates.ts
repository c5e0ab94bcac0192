import type { UserTaskRecord } from '../records/runtime-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import { type Criterion, readFlag, readText, readTexts } from './criterion.ts';
import { modifier, whenTrue } from './filters.ts';
import { likePattern } from './like-pattern.ts';
import type { Constraint, Filter, Question } from './query-definition.ts';

const CANDIDATE_FLAGS = [
  'withCandidateGroups',
  'withoutCandidateGroups',
  'withCandidateUsers',
  'withoutCandidateUsers',
];
const CANDIDATE_CRITERIA = ['candidateUser', 'candidateGroup', 'candidateGroups', 'candidateGroupLike'];

/** Whether a query asks for candidates, which leaves assigned tasks out unless it wants them. */
export function hasCandidateCriterion(question: Question): boolean {
  return (
    CANDIDATE_CRITERIA.some((name) => question.criteria.has(name)) ||
    CANDIDATE_FLAGS.some((name) => question.isTrue(name))
  );
}

/**
 * The filters by candidate users and groups. A task passes when one of its links does: that of a wanted user or of a wanted group, where
 * `candidateGroup` and `candidateGroups` together want the groups that are in both.
 */
export const candidateFilters: Readonly<Record<string, Filter<UserTaskRecord>>> = {
  candidateUser: linkFilter,
  candidateGroup: linkFilter,
  candidateGroups: linkFilter,
  candidateGroupLike: linkFilter,
  withCandidateGroups: (criterion, question) => (readFlag(criterion) ? linkFilter(criterion, question) : undefined),
  withCandidateUsers: (criterion, question) => (readFlag(criterion) ? linkFilter(criterion, question) : undefined),
  withoutCandidateGroups: whenTrue((task, question) => isFree(task, question) && task.candidateGroups.length === 0),
  withoutCandidateUsers: whenTrue((task, question) => isFree(task, question) && task.candidateUsers.length === 0),
  includeAssignedTasks: modifier(),
  involvedUser: (criterion) => {
    const user = readText(criterion);
    return {
      test: ({ assignee, owner, candidateUsers }) =>
        assignee === user || owner === user || candidateUsers.includes(user),
    };
  },
};

/** A candidate user or a candidate group of a task. */
interface Link {
  readonly user?: string;
  readonly group?: string;
}

function linksOf({ candidateUsers, candidateGroups }: UserTaskRecord): readonly Link[] {
  return [...candidateUsers.map((user) => ({ user })), ...candidateGroups.map((group) => ({ group }))];
}

function linkFilter(_criterion: Criterion, question: Question): Constraint<UserTaskRecord> {
  const wanted = wantedLinks(question);
  const needsGroup = question.isTrue('withCandidateGroups');
  const needsUser = question.isTrue('withCandidateUsers');
  const passes = (link: Link): boolean =>
    (!needsGroup || link.group !== undefined) &&
    (!needsUser || link.user !== undefined) &&
    (wanted.length === 0 || wanted.some((test) => test(link)));
  return { test: (task) => isFree(task, question) && linksOf(task).some(passes) };
}

function wantedLinks({ criteria }: Question): readonly ((link: Link) => boolean)[] {
  const tests: ((link: Link) => boolean)[] = [];
  const user = criteria.get('candidateUser');
  if (user !== undefined) {
    const wanted = readText(user);
    tests.push((link) => link.user === wanted);
  }
  const groups = wantedGroups(criteria.get('candidateGroup'), criteria.get('candidateGroups'));
  if (groups !== undefined) tests.push(({ group }) => group !== undefined && groups.has(group));
  const pattern = criteria.get('candidateGroupLike');
  if (pattern !== undefined) {
    const fits = likePattern(readText(pattern));
    tests.push(({ group }) => fits(group));
  }
  return tests;
}

function wantedGroups(one: Criterion | undefined, several: Criterion | undefined): ReadonlySet<string> | undefined {
  if (one === undefined && several === undefined) return undefined;
  const groups = several === undefined ? undefined : readTexts(several).filter((group) => group !== '');
  if (groups?.length === 0) throw processEngineException('Candidate group list is empty');
  if (one === undefined) return new Set(groups);
  const group = readText(one);
  return new Set(groups === undefined || groups.includes(group) ? [group] : []);
}

function isFree({ assignee }: UserTaskRecord, question: Question): boolean {
  return assignee === undefined || question.isTrue('includeAssignedTasks');
}
