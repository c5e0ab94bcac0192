import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runNode } from '../helpers/run-node.ts';
import { runStepwright } from '../helpers/run-stepwright.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const installed = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

const generate = (folder: string, ...words: readonly string[]) =>
  runStepwright(folder, ['generate', 'contract', ...words]);

function model(...topics: readonly string[]): string {
  const tasks = topics.map((topic) => `<serviceTask id="${topic}" camunda:type="external" camunda:topic="${topic}" />`);
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true">${tasks.join('')}</process></definitions>`;
}

test('writes the contracts and the handlers of a model', async () => {
  const folder = temporaryFolder({ 'order.bpmn': model('claim-start', 'pay') });
  const { code, out, err } = await generate(folder, 'order.bpmn', '--out', 'contracts');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.split('\n')).toEqual([
    'wrote contracts/order/process.ts',
    'wrote contracts/order/business-key.ts',
    'wrote contracts/order/claim-start.ts',
    'wrote contracts/order/pay.ts',
    'wrote contracts/order/handlers/claim-start.ts',
    'wrote contracts/order/handlers/pay.ts',
    'The compiler names what is to be decided: every place says "Decide: ...".',
    '',
  ]);
});

test('never writes over a file, and adds what a new topic needs', async () => {
  const folder = temporaryFolder({ 'order.bpmn': model('claim-start'), 'contracts/order/claim-start.ts': 'mine\n' });
  await generate(folder, 'order.bpmn', '--out', 'contracts');
  expect(readFileSync(join(folder, 'contracts/order/claim-start.ts'), 'utf8')).toBe('mine\n');
  expect((await generate(folder, 'order.bpmn', '--out', 'contracts')).out).toBe(
    [
      'left contracts/order/process.ts, which is there',
      'left contracts/order/business-key.ts, which is there',
      'left contracts/order/claim-start.ts, which is there',
      'left contracts/order/handlers/claim-start.ts, which is there',
      'nothing to write: every file is there',
      '',
    ].join('\n'),
  );
  writeFileSync(join(folder, 'order.bpmn'), model('claim-start', 'pay'));
  const { code, out } = await generate(folder, 'order.bpmn', '--out', 'contracts');
  expect(code).toBe(0);
  expect(out.match(/^wrote .*$/gm)).toEqual(['wrote contracts/order/pay.ts', 'wrote contracts/order/handlers/pay.ts']);
});

test('a draft in which everything is decided is a contract that runs', async () => {
  const folder = temporaryFolder({ 'order.bpmn': model('claim-start', 'pay'), 'package.json': '{ "type": "module" }' });
  symlinkSync(installed, join(folder, 'node_modules'));
  await generate(folder, 'order.bpmn', '--out', '.');
  for (const name of readdirSync(join(folder, 'order')).filter((one) => one.endsWith('.ts'))) {
    const path = join(folder, 'order', name);
    const text = readFileSync(path, 'utf8').replace(/(type: ).* as never/, "$1'order'");
    writeFileSync(path, text.replace(/(external: ).* as never/, "$1'none'"));
  }
  const script = `import { orderProcess } from './order/process.ts'; console.log(orderProcess.tasks.map(({ topic }) => topic).join());`;
  expect(await runNode(folder, script)).toEqual({ code: 0, out: 'claim-start,pay\n', err: '' });
});

test.each([
  ['no model', ['none.bpmn', '--out', 'x'], 'There is no file or folder none.bpmn.'],
  ['several models', ['.', '--out', 'x'], '. names several models: name one of them.'],
  ['a model without tasks', ['empty.bpmn', '--out', 'x'], 'empty.bpmn: no process has an external task'],
  ['no folder to write to', ['order.bpmn'], "required option '--out <dir>' not specified"],
  ['a folder that is a file', ['order.bpmn', '--out', 'order.bpmn'], 'cannot be written (E'],
])('ends with 2 for %s', async (_what, words, message) => {
  const folder = temporaryFolder({ 'order.bpmn': model('pay'), 'empty.bpmn': model() });
  const { code, out, err } = await generate(folder, ...words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
  expect(readdirSync(folder).sort()).toEqual(['empty.bpmn', 'order.bpmn']);
});
