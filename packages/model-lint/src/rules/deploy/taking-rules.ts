import { deployBoundaryEvent } from './boundary-event.ts';
import { deployCallActivity } from './call-activity.ts';
import { deployCatchEvent } from './catch-event.ts';
import { deployCompensation } from './compensation.ts';
import { deployCondition } from './condition.ts';
import { deployDecisionLogic } from './decision-logic.ts';
import { deployDecisionReference } from './decision-reference.ts';
import { deployDecisionRequirement } from './decision-requirement.ts';
import { deployDecisionTable } from './decision-table.ts';
import { deployDecisionTimeToLive } from './decision-time-to-live.ts';
import type { DeployRule } from './deploy-rule.ts';
import { deployDiagram } from './diagram.ts';
import { deployDoctype } from './doctype.ts';
import { deployErrorReference } from './error-reference.ts';
import { deployEscalation } from './escalation.ts';
import { deployEventGateway } from './event-gateway.ts';
import { deployExclusiveGateway } from './exclusive-gateway.ts';
import { deployExpression } from './expression.ts';
import { deployExternalTopic } from './external-topic.ts';
import { deployField } from './field.ts';
import { deployForm } from './form.ts';
import { deployId } from './id.ts';
import { deployImplementation } from './implementation.ts';
import { deployImport } from './import.ts';
import { deployIoMapping } from './io-mapping.ts';
import { deployLink } from './link.ts';
import { deployListener } from './listener.ts';
import { deployMail } from './mail.ts';
import { deployMessage } from './message.ts';
import { deployMultiInstance } from './multi-instance.ts';
import { deployPriority } from './priority.ts';
import { deployRepeatedElement } from './repeated-element.ts';
import { deploySchema } from './schema.ts';
import { deployScript } from './script.ts';
import { deploySequenceFlow } from './sequence-flow.ts';
import { deploySignal } from './signal.ts';
import { deployStartEvent } from './start-event.ts';
import { deploySubprocessStart } from './subprocess-start.ts';
import { deployTimeToLive } from './time-to-live.ts';
import { deployTimer } from './timer.ts';
import { deployTooLarge } from './too-large.ts';
import { deployTooLong } from './too-long.ts';
import { deployTransaction } from './transaction.ts';
import { deployUserTask } from './user-task.ts';
import { deployVariablePassing } from './variable-passing.ts';
import { deployXml } from './xml.ts';

/** The rules that each speak of one kind of refusal. */
export const takingRules: readonly DeployRule[] = [
  deployBoundaryEvent,
  deployCallActivity,
  deployCatchEvent,
  deployCompensation,
  deployCondition,
  deployDecisionLogic,
  deployDecisionReference,
  deployDecisionRequirement,
  deployDecisionTable,
  deployDecisionTimeToLive,
  deployDiagram,
  deployDoctype,
  deployErrorReference,
  deployEscalation,
  deployEventGateway,
  deployExclusiveGateway,
  deployExpression,
  deployExternalTopic,
  deployField,
  deployForm,
  deployId,
  deployImplementation,
  deployImport,
  deployIoMapping,
  deployLink,
  deployListener,
  deployMail,
  deployMessage,
  deployMultiInstance,
  deployPriority,
  deployRepeatedElement,
  deploySchema,
  deployScript,
  deploySequenceFlow,
  deploySignal,
  deployStartEvent,
  deploySubprocessStart,
  deployTimeToLive,
  deployTimer,
  deployTooLarge,
  deployTooLong,
  deployTransaction,
  deployUserTask,
  deployVariablePassing,
  deployXml,
];
