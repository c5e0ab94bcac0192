/** What the one rule of a policy table says. */
export interface PolicyTable {
  readonly levels?: string;
  readonly reason?: string;
  /** When the rule fits. @default always */
  readonly discount?: string;
  readonly key?: string;
  readonly versionTag?: string;
  readonly levelsName?: string;
  readonly hitPolicy?: string;
  /** How often the rule stands in the table. @default 1 */
  readonly rules?: number;
}

/** A DMN file with the decision `approval-policy`: a table that tests give the answer that they need. */
export function policyTable(table: PolicyTable = {}): string {
  const { key = 'approval-policy', versionTag = 'test', levelsName = 'approvalLevels', hitPolicy = 'FIRST' } = table;
  const { rules = 1 } = table;
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
    id="test" name="Test" namespace="urn:test">
  <decision id="${key}" name="Test" camunda:versionTag="${versionTag}">
    <decisionTable id="table" hitPolicy="${hitPolicy}">
      <input id="discount"><inputExpression id="discount-expression" typeRef="integer"><text>discountBasisPoints</text></inputExpression></input>
      <output id="levels" name="${levelsName}" typeRef="integer" />
      <output id="reason" name="reasonCode" typeRef="string" />
      ${Array.from({ length: rules }, (_, index) => ruleOf(table, index + 1)).join('')}
    </decisionTable>
  </decision>
</definitions>`;
}

function ruleOf({ levels = '1', reason = '"TEST_REASON"', discount = '' }: PolicyTable, number: number): string {
  const text = (id: string, name: string, value: string): string =>
    `<${name} id="${id}-${number}"><text>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text></${name}>`;
  return `<rule id="rule-${number}"><description>Rule ${number} of the tests</description>
    ${text('discount', 'inputEntry', discount)}${text('levels', 'outputEntry', levels)}${text('reason', 'outputEntry', reason)}</rule>`;
}
