import type { XmlElement } from '@stepwright/model/xml';
import type { Expression } from '../juel/expression.ts';
import type { UserTaskBehavior } from '../model/behavior.ts';
import { draftActivity, readAsync, readDocumentation } from './activity-basics.ts';
import { type Candidates, readPotentialOwners } from './candidates.ts';
import { parseCommaSeparated } from './comma-separated.ts';
import type { Compilation } from './compilation.ts';
import { requireExpression } from './compile-expression.ts';
import type { ActivityDraft, ScopeDraft } from './draft.ts';
import { checkFormDefinition } from './forms.ts';
import { checkListeners, checkTaskListeners } from './listeners.ts';
import { setRetryCycle } from './retry-cycle.ts';
import { reportUnsupported } from './unsupported.ts';

/** Compiles a user task. */
export function compileUserTask(compilation: Compilation, element: XmlElement, scope: ScopeDraft): ActivityDraft {
  const draft = draftActivity(compilation, element, scope);
  readAsync(element, draft);
  draft.model.behavior = readBehavior(compilation, element, draft);
  checkProperties(compilation, element, draft);
  checkListeners(compilation, element);
  setRetryCycle(compilation, element, draft);
  return draft;
}

function readBehavior(compilation: Compilation, element: XmlElement, draft: ActivityDraft): UserTaskBehavior {
  const formKey = checkFormDefinition(compilation, element);
  const name = optional(compilation, element, element.attribute('name'));
  const description = optional(compilation, element, readDocumentation(element));
  const performer = readHumanPerformer(compilation, element, name);
  const owners = readPotentialOwners(compilation, element, 'potentialOwner');
  const assignee = readAssignee(compilation, element, performer, name);
  const candidates = withAttributes(compilation, element, owners);
  checkTaskListeners(compilation, element, draft);
  const dueDate = optional(compilation, element, element.camunda('dueDate'));
  const followUpDate = optional(compilation, element, element.camunda('followUpDate'));
  const priority = optional(compilation, element, element.camunda('priority'));
  return {
    kind: 'userTask',
    ...(name && { name }),
    ...(description && { description }),
    ...(assignee && { assignee }),
    candidateUsers: candidates.users,
    candidateGroups: candidates.groups,
    ...(dueDate && { dueDate }),
    ...(followUpDate && { followUpDate }),
    ...(priority && { priority }),
    ...(formKey && { formKey }),
  };
}

function optional({ expression }: Compilation, element: XmlElement, text: string | undefined): Expression | undefined {
  return text === undefined ? undefined : expression(text, element);
}

function readHumanPerformer(
  compilation: Compilation,
  element: XmlElement,
  name: Expression | undefined,
): Expression | undefined {
  const performers = element.elements('humanPerformer');
  if (performers.length > 1) {
    const message = `Invalid task definition: multiple humanPerformer sub elements defined for ${name?.text ?? 'null'}`;
    compilation.problems.error(message, element);
    return undefined;
  }
  const assignment = performers[0]?.element('resourceAssignmentExpression')?.element('formalExpression');
  return optional(compilation, assignment ?? element, assignment?.text);
}

function readAssignee(
  compilation: Compilation,
  element: XmlElement,
  performer: Expression | undefined,
  name: Expression | undefined,
): Expression | undefined {
  const assignee = element.camunda('assignee');
  if (performer && assignee !== undefined) {
    const message = `Invalid usage: duplicate assignee declaration for task ${name?.text ?? 'null'}`;
    compilation.problems.error(message, element);
  }
  return performer ?? optional(compilation, element, assignee);
}

function withAttributes(compilation: Compilation, element: XmlElement, owners: Candidates): Candidates {
  const { expression } = compilation;
  const users = parseCommaSeparated(element.camunda('candidateUsers')).map((text) => expression(text, element));
  const groups = parseCommaSeparated(element.camunda('candidateGroups')).map((text) => expression(text, element));
  return { users: [...owners.users, ...users], groups: [...owners.groups, ...groups] };
}

/** A `property` of a user task declares a variable, which Camunda reads in no documented way. */
function checkProperties({ problems }: Compilation, element: XmlElement, draft: ActivityDraft): void {
  for (const property of element.elements('property')) {
    if (!property.attributes.has('name') && !property.attributes.has('id')) {
      const message = `Invalid property usage on line ${property.line}: no id or name specified.`;
      problems.error(message, property, draft.id);
    } else {
      for (const name of ['srcExpr', 'dstExpr', 'linkExpr']) requireExpression(property.camunda(name) ?? '', property);
      const instead = 'set the variable by an input mapping';
      reportUnsupported(problems, 'a property of a user task', property, instead);
    }
  }
}
