import { expect, it } from 'vitest';
import { compileResource } from './compile-resources.ts';

const dmn = (attributes: string, table = '<decisionTable id="t"><output id="o" name="r"/></decisionTable>') =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="f" name="F" namespace="n"><decision id="d" ${attributes}>${table}</decision></definitions>`;

const compile = (text: string) => compileResource({ name: 'd.dmn', content: Buffer.from(text) });

it('reads decisions that say how long their history is kept', async () => {
  const { decisions } = await compile(dmn('name="D" camunda:historyTimeToLive="P7D"'));
  expect(decisions?.decisions.map(({ id }) => id)).toEqual(['d']);
});

it.each([
  ['', "the decision 'd' has no camunda:historyTimeToLive"],
  ['camunda:historyTimeToLive="soon"', `the decision 'd' has the wrong value "soon"`],
])('refuses decisions with %j in the words of Camunda, which has no reason in them', async (attributes, reason) => {
  await expect(compile(dmn(`name="D" ${attributes}`))).rejects.toMatchObject({
    status: 500,
    type: 'ProcessEngineException',
    message: "ENGINE-22004 Unable to transform DMN resource 'd.dmn'.",
    cause: expect.objectContaining({ message: expect.stringContaining(reason) }),
  });
});

it('says what only this engine refuses', async () => {
  const priority = '<decisionTable id="t" hitPolicy="PRIORITY"><output id="o" name="r"/></decisionTable>';
  await expect(compile(dmn('name="D" camunda:historyTimeToLive="7"', priority))).rejects.toThrow(
    /resource 'd.dmn'. NOT_SUPPORTED_BY_LOCAL_ENGINE: .*PRIORITY/,
  );
});
