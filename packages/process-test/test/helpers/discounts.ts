import { defineBusinessKey, defineProcess, defineTask, v } from '@stepwright/contract';
import { type CoverageThresholds, checkThresholds } from '../../src/coverage/check-thresholds.ts';
import { countKinds } from '../../src/coverage/count-kinds.ts';
import { coverRuns } from '../../src/coverage/cover-run.ts';
import type { TestEngine } from '../../src/engine/test-engine.ts';
import { type ProcessUnderTest, processUnderTest } from '../../src/process-under-test.ts';
import type { MadeDecision, RunHistory } from '../../src/run/run-history.ts';
import { runScenario } from '../../src/run/run-scenario.ts';
import { scenariosFor } from '../../src/scenario/scenarios-for.ts';

const businessKey = defineBusinessKey({ type: 'discount' });
const known = { tenantId: v.string(), startCommandId: v.string() };
const claimStart = defineTask({
  businessKey,
  topic: 'claim-start',
  description: 'The start is claimed.',
  input: { tenantId: v.string() },
  external: 'none',
});
const contract = defineProcess({
  key: 'discounts',
  description: 'Finds the discounts of an order.',
  businessKey,
  start: { ...known, pieces: v.integer() },
  tasks: [claimStart],
});

const model = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:test">
<process id="discounts" isExecutable="true" camunda:historyTimeToLive="P1D">
<startEvent id="begun"/>
<sequenceFlow id="f1" sourceRef="begun" targetRef="claim-start"/>
<serviceTask id="claim-start" camunda:type="external" camunda:topic="claim-start"/>
<sequenceFlow id="f2" sourceRef="claim-start" targetRef="decide"/>
<businessRuleTask id="decide" camunda:decisionRef="discount" camunda:resultVariable="found" camunda:mapDecisionResult="resultList"/>
<sequenceFlow id="f3" sourceRef="decide" targetRef="decided"/>
<endEvent id="decided"/>
</process></definitions>`;

const rule = (id: string, test: string, output: string, why = ''): string =>
  `<rule id="${id}"><inputEntry id="${id}-i"><text>${test}</text></inputEntry><outputEntry id="${id}-o"><text>${output}</text></outputEntry><outputEntry id="${id}-w"><text>${why}</text></outputEntry></rule>`;
const table = (id: string, hitPolicy: string, expression: string, rules: readonly string[], more = ''): string =>
  `<decision id="${id}" name="${id}" camunda:historyTimeToLive="P1D">${more}<decisionTable id="${id}-t" hitPolicy="${hitPolicy}">
<input id="${id}-in"><inputExpression id="${id}-e"><text>${expression}</text></inputExpression></input><output id="${id}-out" name="${id}"/><output id="${id}-why" name="why"/>
${rules.join('\n')}
</decisionTable></decision>`;
const needs = (id: string): string =>
  `<informationRequirement><requiredDecision href="#${id}"/></informationRequirement>`;

/** The discounts ask for the size of the order, and it for a literal expression. One rule matches and gives nothing. */
const decisions = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="discount-rules" name="discounts" namespace="urn:test">
${table('discount', 'COLLECT', 'pieces', [rule('any', '&gt; 0', '1', '"always"'), rule('many', '&gt; 5', '2'), rule('silent', '&gt; 0', ''), rule('huge', '&gt; 1000', '3')], needs('size'))}
${table('size', 'FIRST', 'weight', [rule('large', '&gt; 20', '"L"'), rule('small', '', '"S"')], needs('weighed'))}
<decision id="weighed" name="weighed" camunda:historyTimeToLive="P1D"><variable id="w" name="weight" typeRef="double"/><literalExpression id="we"><text>pieces * 1.5</text></literalExpression></decision>
</definitions>`;

const subject: ProcessUnderTest = processUnderTest(contract, [
  { name: 'discounts.bpmn', content: model },
  { name: 'discount-rules.dmn', content: decisions },
]);

/** What orders of these sizes show of the decision rules. */
export interface SeenRules {
  /** One after the other. */
  readonly decisions: readonly MadeDecision[];
  readonly uncovered: readonly string[];
  /** Whether these thresholds hold. */
  meets(thresholds: CoverageThresholds): boolean;
}

/** Runs a scenario for each number of pieces. */
export async function rulesSeen(engine: TestEngine, ...pieces: readonly number[]): Promise<SeenRules> {
  const say = scenariosFor(contract);
  const histories: RunHistory[] = [];
  for (const count of pieces) {
    const start = {
      businessKey: 'acme:discount:D-{run}',
      values: { tenantId: 'acme', startCommandId: 'S', pieces: count },
    };
    const scenario = say.scenario(`${count} pieces`, start, say.completes(claimStart, {}), say.endsAt('decided'));
    const { failure, history } = await runScenario(subject, scenario, { engine });
    if (failure) throw failure;
    histories.push(history);
  }
  const coverage = coverRuns(subject, histories);
  const rules = countKinds(coverage).find(({ kind }) => kind === 'rules');
  return {
    decisions: histories.flatMap((history) => history.decisions),
    uncovered: rules?.uncovered.map(({ id }) => id) ?? [],
    meets: (thresholds) => checkThresholds(coverage, thresholds).length === 0,
  };
}
