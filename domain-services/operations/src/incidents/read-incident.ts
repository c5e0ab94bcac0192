import { orderKey, quoteKey } from '@platform/contracts';
import type { EngineClient, Incident } from '@stepwright/engine-client';
import type { NewCase } from '../case-changes.ts';
import { failureCode, incidentClass } from '../case-class.ts';

/** An incident as the case that it becomes, or why it becomes none. */
export type ReadIncident =
  | { readonly kind: 'case'; readonly tenantId: string; readonly made: NewCase }
  | { readonly kind: 'foreign'; readonly businessKey: string | null }
  | { readonly kind: 'gone' };

const messageLengthMax = 1_000;

/** Reads from the engine what an incident of an external task is about. Writes nothing. */
export async function readIncident(engine: EngineClient, incident: Incident): Promise<ReadIncident> {
  const externalTaskId = incident.configuration;
  const task = externalTaskId === null ? undefined : await engine.externalTasks.get(externalTaskId);
  if (task === undefined) return { kind: 'gone' };
  const businessKey =
    task.businessKey ?? (await engine.processInstances.get(task.processInstanceId))?.businessKey ?? null;
  const subject = subjectOf(businessKey);
  if (businessKey === null || subject === undefined) return { kind: 'foreign', businessKey };
  const message = storableText(task.errorMessage ?? incident.incidentMessage ?? '');
  const code = failureCode(message);
  return {
    kind: 'case',
    tenantId: subject.tenantId,
    made: {
      businessKey,
      subjectType: subject.type,
      subjectId: subject.id,
      step: task.activityId,
      class: incidentClass(code),
      code,
      message,
      incidentId: incident.id,
      externalTaskId: task.id,
      processInstanceId: task.processInstanceId,
    },
  };
}

function subjectOf(
  businessKey: string | null,
): { readonly type: 'order' | 'quote'; readonly tenantId: string; readonly id: string } | undefined {
  if (businessKey === null) return undefined;
  if (orderKey.is(businessKey)) return { type: 'order', ...orderKey.parse(businessKey) };
  if (quoteKey.is(businessKey)) return { type: 'quote', ...quoteKey.parse(businessKey) };
  return undefined;
}

/** The engine's database may keep what PostgreSQL refuses; one such message must not stop all cases. */
function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().slice(0, messageLengthMax).toWellFormed();
}
