import {
  type GivenPlan,
  generateMigrationPlan,
  requireValidPlan,
  validateMigrationPlan,
} from '../../commands/create-migration-plan.ts';
import { migrateProcessInstances } from '../../commands/migrate-process-instances.ts';
import type { MigrationInstruction, MigrationPlan } from '../../migration/migration-plan.ts';
import { shownInstruction, shownPlanReport } from '../../migration/report-shapes.ts';
import { type EngineError, notSupported } from '../../state/engine-error.ts';
import { typedValueToWire } from '../../values/typed-value-to-wire.ts';
import { type Body, bodyOf, flagOf, listOf, objectOf, objectsOf, textOf, textsOf } from '../request-body.ts';
import { type Rewording, reworded } from '../rest-error.ts';
import { type Handler, NO_CONTENT, ok, type RestAnswer, type Route } from '../route.ts';
import { variablesOf } from '../variables.ts';
import { instanceIds } from './instance-selection.ts';

/** Migration of running instances to another definition. */
export const migrationRoutes: readonly Route[] = [
  { method: 'POST', path: '/migration/generate', handler: generate },
  { method: 'POST', path: '/migration/validate', handler: validate },
  { method: 'POST', path: '/migration/execute', handler: execute },
  { method: 'POST', path: '/migration/executeAsync', handler: executeAsync },
];

async function generate(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const input = {
    sourceProcessDefinitionId: textOf(body, 'sourceProcessDefinitionId'),
    targetProcessDefinitionId: textOf(body, 'targetProcessDefinitionId'),
    updateEventTriggers: flagOf(body, 'updateEventTriggers'),
    variables: variablesOf(body),
  };
  return ok(
    shownPlan(
      await reworded(
        engine.execute((state) => generateMigrationPlan(state, input)),
        badRequest,
      ),
    ),
  );
}

async function validate(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const plan = planOf(bodyOf(request));
  const reports = engine.execute((state) => validateMigrationPlan(state, plan));
  return ok(shownPlanReport(await reworded(reports, badRequest)));
}

async function execute(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const plan = planOf(objectOf(body, 'migrationPlan') ?? {});
  const query = objectOf(body, 'processInstanceQuery');
  const skipIoMappings = flagOf(body, 'skipIoMappings');
  const ids = textsOf(body, 'processInstanceIds') ?? [];
  const valid = await reworded(
    engine.execute((state) => requireValidPlan(state, plan)),
    badRequest,
  );
  const migrated = engine.execute((state) => {
    const processInstanceIds = [...ids, ...(query === undefined ? [] : instanceIds(state, query))];
    migrateProcessInstances(state, { plan: valid, processInstanceIds, skipIoMappings });
  });
  await migrated;
  return NO_CONTENT;
}

function executeAsync(): never {
  throw notSupported('batches, which an asynchronous migration is: use /migration/execute');
}

function shownPlan({ variables, instructions, ...definitions }: MigrationPlan): object {
  const shown = [...(variables ?? [])].map(([name, value]) => [
    name,
    typedValueToWire(value, { deserializeValues: false, name }),
  ]);
  return {
    ...definitions,
    instructions: instructions.map(shownInstruction),
    variables: variables ? Object.fromEntries(shown) : null,
  };
}

/** What a plan that can never be right is answered with; a report stays what it is. */
function badRequest({ type }: EngineError): Rewording | undefined {
  return type === 'BadUserRequestException' ? { type: 'InvalidRequestException' } : undefined;
}

function planOf(body: Body): GivenPlan {
  return {
    sourceProcessDefinitionId: textOf(body, 'sourceProcessDefinitionId'),
    targetProcessDefinitionId: textOf(body, 'targetProcessDefinitionId'),
    instructions: (objectsOf(body, 'instructions') ?? []).map(instructionOf),
    variables: variablesOf(body),
  };
}

function instructionOf(body: Body): MigrationInstruction {
  return {
    sourceActivityId: firstOf(body, 'sourceActivityIds'),
    targetActivityId: firstOf(body, 'targetActivityIds'),
    updateEventTrigger: flagOf(body, 'updateEventTrigger'),
  };
}

/** Camunda has lists where it takes one id. */
function firstOf(body: Body, name: string): string | undefined {
  const first = listOf(body, name)?.[0];
  return first === undefined || first === null ? undefined : textOf({ [name]: first }, name);
}
