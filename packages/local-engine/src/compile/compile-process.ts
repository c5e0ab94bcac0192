import type { XmlElement } from '@stepwright/model/xml';
import { readDocumentation, readPriority } from './activity-basics.ts';
import { readPotentialOwners } from './candidates.ts';
import { parseCommaSeparated } from './comma-separated.ts';
import type { Compilation } from './compilation.ts';
import { compileScope } from './compile-scope.ts';
import { type ActivityDraft, createProcessDraft, type MutableProcess, type ProcessDraft } from './draft.ts';
import { checkExclusiveGateway } from './exclusive-gateway.ts';
import { readTimeToLive } from './time-to-live.ts';

/** Compiles one executable process. `category` is the namespace of the file. */
export function compileProcess(compilation: Compilation, element: XmlElement, category: string): ProcessDraft {
  const process = createProcessDraft(readHead(compilation, element, category));
  compileScope(compilation, element, process);
  readStarters(compilation, element, process.model);
  finishActivities(compilation, process.activities);
  return process;
}

function readHead(compilation: Compilation, element: XmlElement, category: string): MutableProcess {
  const name = element.attribute('name');
  const documentation = readDocumentation(element);
  const jobPriority = readPriority(compilation, element, 'jobPriority');
  const taskPriority = readPriority(compilation, element, 'taskPriority');
  const versionTag = element.camunda('versionTag');
  return {
    kind: 'process',
    id: element.id ?? '',
    ...(name === undefined ? {} : { name }),
    category,
    ...(documentation === undefined ? {} : { documentation }),
    ...(jobPriority && { jobPriority }),
    ...(taskPriority && { taskPriority }),
    ...(versionTag === undefined ? {} : { versionTag }),
    historyTimeToLiveDays: readTimeToLive(compilation, element),
    isStartableInTasklist: (element.camunda('isStartableInTasklist') ?? 'true').toLowerCase() === 'true',
    activities: [],
    eventActivities: [],
    triggeredStarts: [],
    activityById: new Map(),
    transitionById: new Map(),
    candidateStarterGroups: [],
    candidateStarterUsers: [],
    line: element.line,
  };
}

function readStarters(compilation: Compilation, element: XmlElement, process: MutableProcess): void {
  const extensions = element.element('extensionElements');
  if (extensions) {
    const { users, groups } = readPotentialOwners(compilation, extensions, 'potentialStarter');
    process.candidateStarterUsers.push(...users.map(({ text }) => text));
    process.candidateStarterGroups.push(...groups.map(({ text }) => text));
  }
  process.candidateStarterUsers.push(...readStarterNames(compilation, element, 'candidateStarterUsers'));
  process.candidateStarterGroups.push(...readStarterNames(compilation, element, 'candidateStarterGroups'));
}

function readStarterNames({ expression }: Compilation, element: XmlElement, attribute: string): readonly string[] {
  return parseCommaSeparated(element.camunda(attribute)).map((text) => expression(text, element).text);
}

/** What needs all flows of the process: default flows, and the rules about outgoing flows. */
function finishActivities(compilation: Compilation, drafts: readonly ActivityDraft[]): void {
  for (const draft of drafts) {
    setDefaultFlow(draft);
    if (draft.model.behavior.kind === 'exclusiveGateway') checkExclusiveGateway(compilation, draft);
    if (draft.model.asyncAfter) checkFlowIds(compilation, draft);
    finishActivities(compilation, draft.activities);
  }
}

function setDefaultFlow(draft: ActivityDraft): void {
  const flow = draft.model.outgoing.find(({ id }) => id !== '' && id === draft.defaultFlowId);
  if (flow) draft.model.defaultFlow = flow;
  else if (draft.defaultFlowId) draft.model.missingDefaultFlowId = draft.defaultFlowId;
}

function checkFlowIds({ problems }: Compilation, draft: ActivityDraft): void {
  const anonymous = draft.model.outgoing.filter(({ id }) => id === '').length;
  for (let count = 0; count < anonymous; count += 1) {
    const message = `Sequence flow with sourceRef='${draft.id}' must have an id, activity with id '${draft.id}' uses 'asyncAfter'.`;
    problems.error(message, undefined, draft.id);
  }
}
