import {
  coverRuns,
  createLocalTestEngine,
  drawCoverage,
  type ProcessUnderTest,
  readProcess,
  runScenario,
  type Scenario,
  type ScenarioResult,
} from '@stepwright/process-test';
import type { GeneratedFile, Generator } from './generated-file.ts';

/**
 * Draws what the scenarios of our processes and of the guide cover, and how the guide's first try fails, to `docs/pictures`. It runs them on the
 * local engine, so that the pictures cannot go stale.
 */
export const testPictures: Generator = {
  name: 'test pictures',
  owns: /^docs\/pictures\/(?:coverage|failure)-[^/]+\.svg$/,
  async generate() {
    // Not before: they import the model modules, which another generator makes anew when they are gone.
    const order = await import('../../bpmn/order-fulfillment/scenarios/index.ts');
    const quote = await import('../../bpmn/quote-approval/scenarios/index.ts');
    return {
      files: [
        await coverageFile('order-fulfillment', await order.subject, order.scenarios),
        await coverageFile('quote-approval', await quote.subject, quote.scenarios),
        ...(await guideFiles()),
      ],
    };
  },
};

async function guideFiles(): Promise<readonly GeneratedFile[]> {
  const { firstTry, model, others, refunded, returnedArticle } = await import('@platform/guides');
  const subject = await readProcess(returnedArticle, model);
  const [red] = await run(subject, [firstTry]);
  return [
    { file: 'docs/pictures/failure-returned-article.svg', text: red?.failure?.parts.picture ?? '' },
    await coverageFile('returned-article-first', subject, [refunded]),
    await coverageFile('returned-article', subject, [refunded, ...others]),
  ];
}

async function coverageFile(
  name: string,
  subject: ProcessUnderTest,
  scenarios: readonly Scenario[],
): Promise<GeneratedFile> {
  const results = await run(subject, scenarios);
  const failed = results.find(({ failure }) => failure)?.failure;
  if (failed) throw failed;
  const histories = results.map(({ history }) => history);
  const coverage = coverRuns(subject, histories);
  const title =
    scenarios.length === 1 ? scenarios[0]?.name : `${scenarios.length} scenarios of ${subject.contract.key}`;
  const text = await drawCoverage(subject, coverage, title === undefined ? {} : { title });
  return { file: `docs/pictures/coverage-${name}.svg`, text };
}

async function run(subject: ProcessUnderTest, scenarios: readonly Scenario[]): Promise<readonly ScenarioResult[]> {
  const engine = await createLocalTestEngine();
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) results.push(await runScenario(subject, scenario, { engine }));
  await engine.stop();
  return results;
}
