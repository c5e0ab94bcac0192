import type { EngineApi } from '../engine-api.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { Route } from './route.ts';

/** What the page says of the engine besides its numbers. */
export interface StatusPageOptions {
  readonly version: string;
  /** Where the API is. @default '/engine-rest' */
  readonly basePath?: string;
}

/** The page at `/` for who looks with a browser. It loads nothing from elsewhere. */
export function statusPageRoutes({ version, basePath = '/engine-rest' }: StatusPageOptions): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/',
      handler: (engine) => {
        const content = pageOf(version, basePath, countsOf(engine));
        const headers = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" };
        return { status: 200, raw: { contentType: 'text/html; charset=utf-8', content }, headers };
      },
    },
  ];
}

type Counts = readonly (readonly [string, number])[];

function countsOf(engine: EngineApi): Counts {
  return engine.query(
    ({ tables }: EngineState): Counts => [
      ['process definitions', tables.definitions.size],
      ['decision definitions', tables.decisions.size],
      ['running instances', runningInstances(tables)],
      ['external tasks', tables.externalTasks.size],
      ['user tasks', tables.userTasks.size],
      ['jobs', tables.jobs.size],
      ['incidents', tables.incidents.size],
    ],
  );
}

function runningInstances({ definitions, instancesByDefinition }: EngineState['tables']): number {
  let count = 0;
  for (const { id } of definitions.values()) count += instancesByDefinition.count(id);
  return count;
}

function pageOf(version: string, basePath: string, counts: Counts): string {
  const rows = counts.map(([name, count]) => `<tr><th scope="row">${name}</th><td>${count}</td></tr>`).join('\n');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Stepwright local engine</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }
th { text-align: left; font-weight: normal; padding-right: 2rem; }
td { text-align: right; font-variant-numeric: tabular-nums; }
</style>
<h1>Stepwright local engine</h1>
<p>Version ${escaped(version)}. A process engine with Camunda 7 semantics for development, tests and small single-machine use.
It has no login: whoever reaches this address may do everything.</p>
<table>
${rows}
</table>
<p>The REST API is at <a href="${escaped(basePath)}/version">${escaped(basePath)}</a>.</p>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
