/**
 * Evaluates every expression of `juel-expressions.json` on Camunda 7.24 and writes down what it answers. To add a case, add
 * its expression and the name of its variables to the file, run this by hand, which starts the engine and stops it, and format the file:
 * `node --conditions=stepwright-source packages/local-engine/conformance/record-juel-expressions.ts`
 */
import { readFile, writeFile } from 'node:fs/promises';
import { startEngine } from '@stepwright/test-servers';

/** A value as REST shows it, an error at run time, or a refusal of the deployment. */
type Recorded = { type: string; value: unknown } | { error: string } | { refused: string };

interface Corpus {
  recordedWith: string;
  /** Engine time while the expressions are evaluated. */
  now: string;
  variableSets: Record<string, Record<string, unknown>>;
  expressions: { expression: string; variables: string; expected?: Recorded }[];
}

const FILE = new URL('./juel-expressions.json', import.meta.url);
const ANSWER_LIMIT_MS = 20_000;

await using stack = new AsyncDisposableStack();
const corpus = JSON.parse(await readFile(FILE, 'utf8')) as Corpus;
const engine = await startEngine({ distribution: 'camunda-7.24', jobExecutor: false, testClock: true });
stack.defer(() => engine.stop());

for (const entry of corpus.expressions) {
  await engine.setClock(new Date(corpus.now));
  entry.expected = await evaluate(entry.expression, corpus.variableSets[entry.variables] ?? {});
}
await writeFile(FILE, `${text(corpus)}\n`);
process.stdout.write(`${corpus.expressions.length} expressions recorded.\n`);

/** An input parameter keeps the type of its value; a failing one fails the start with the engine's own words. */
async function evaluate(expression: string, variables: Record<string, unknown>): Promise<Recorded> {
  const deployed = await deploy(expression);
  if (!deployed.ok) return { refused: problemOf(await deployed.text()) };
  const { id: deploymentId } = (await deployed.json()) as { id: string };
  try {
    const started = await ask('/process-definition/key/expression/start', { businessKey: 'key-1', variables });
    if (!started.ok) return { error: withoutPrefix(((await started.json()) as { message: string }).message) };
    const { id } = (await started.json()) as { id: string };
    const found = await ask(`/variable-instance?processInstanceIdIn=${id}&variableName=result&deserializeValues=false`);
    return resultOf(await found.text());
  } finally {
    await ask(`/deployment/${deploymentId}?cascade=true`, undefined, 'DELETE');
  }
}

function deploy(expression: string): Promise<Response> {
  const form = new FormData();
  form.set('deployment-name', 'expression');
  form.set('expression.bpmn', new Blob([modelOf(expression)]), 'expression.bpmn');
  return fetch(`${engine.url}/deployment/create`, {
    method: 'POST',
    body: form,
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
}

function ask(path: string, body?: unknown, method: string = body === undefined ? 'GET' : 'POST'): Promise<Response> {
  return fetch(engine.url + path, {
    method,
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
}

/** A Long and a Double are recorded as their text, because no digit and no `.0` may be lost. */
function resultOf(answer: string): Recorded {
  const exact = answer.replace(/"value":(-?\d[\d.eE+-]*)(?=[,}])/, '"value":"$1"');
  const [found] = JSON.parse(exact) as { type: string; value: unknown }[];
  if (found === undefined) throw new Error(`The engine has no result: ${answer}`);
  const isExact = found.type === 'Long' || found.type === 'Double' || typeof found.value !== 'string';
  return {
    type: found.type,
    value: isExact ? found.value : ((JSON.parse(answer) as { value: unknown }[])[0]?.value ?? null),
  };
}

function problemOf(answer: string): string {
  const { message } = JSON.parse(answer) as { message: string };
  return /\* (.*?) \| expression\.bpmn/s.exec(message)?.[1] ?? message;
}

function withoutPrefix(message: string): string {
  return message.replace(/^Cannot instantiate process definition \S+: /, '');
}

function modelOf(expression: string): string {
  const escaped = expression.replace(/[&<>\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="expressions">
  <process id="expression" name="Expression" isExecutable="true" camunda:historyTimeToLive="P1D">
    <startEvent id="start" />
    <sequenceFlow id="flow" sourceRef="start" targetRef="wait" />
    <userTask id="wait" name="Wait here">
      <extensionElements>
        <camunda:inputOutput><camunda:inputParameter name="result">${escaped}</camunda:inputParameter></camunda:inputOutput>
      </extensionElements>
    </userTask>
  </process>
</definitions>`;
}

/** One line an expression, so that a change of one shows as one line. */
function text({ expressions, ...rest }: Corpus): string {
  const lines = expressions.map((entry) => `    ${JSON.stringify(entry)}`);
  return `${JSON.stringify(rest, undefined, 2).slice(0, -2)},\n  "expressions": [\n${lines.join(',\n')}\n  ]\n}`;
}
