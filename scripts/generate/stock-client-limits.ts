import { STOCK_CLIENT_LIMITS } from '@stepwright/worker-sdk';
import { driverRows, limitOf, type Row } from '@stepwright/worker-sdk/driver-rows';
import type { Generator } from './generated-file.ts';

const FILE = 'docs/stock-client.md';

/** Makes the page that says what the stock JavaScript client cannot do and what a worker on it does about it. */
export const stockClientLimits: Generator = {
  name: 'stock client limits',
  owns: /^docs\/stock-client\.md$/,
  async generate() {
    return { files: [{ file: FILE, text: page() }] };
  },
};

function page(): string {
  const limits = STOCK_CLIENT_LIMITS.map(
    ({ limit, what, how }, index) => `| ${index + 1} | ${limit} | ${what} | ${how} |`,
  );
  const rows = driverRows.map((row) => `| ${row.title} | yes | ${stockCell(row)} |`);
  return `# Workers on the stock JavaScript client

Generated from \`STOCK_CLIENT_LIMITS\` and the driver suite of \`@stepwright/worker-sdk\` by \`npm run generate\`.

\`createStockWorker\` runs the same contracts and handlers as \`createWorker\`, and lets \`camunda-external-task-client-js\` 3.1.0 fetch: for teams
that have it and want contracts first. Everything that is said of a task afterwards goes through our engine client.

\`\`\`ts
import { Client } from 'camunda-external-task-client-js';
import { createEngineClient } from '@stepwright/engine-client';
import { createStockWorker, runUntilSignal } from '@stepwright/worker-sdk';

const client = new Client({
  baseUrl: url,
  workerId: \`quotes@\${hostname()}:\${process.pid}:\${Date.now()}\`,
  autoPoll: false,
  maxParallelExecutions: 10,
  asyncResponseTimeout: 6_000,
});
const engine = createEngineClient({ url });
await runUntilSignal([createStockWorker({ process: quoteApproval, client, engine, handlers: [priceQuote] })]);
\`\`\`

How to change from it step by step is in [From the stock client](guides/from-the-stock-client.md).

What the stock client cannot do is refused when the worker is made, reported in the log when it starts, or worked around:

| no. | limit | what happens | how |
| --- | --- | --- | --- |
${limits.join('\n')}

## Row by row

Each line is a test that runs on both drivers, against the local engine, Camunda 7.24 and Operaton 1.0: \`packages/worker-sdk/test/drivers\`.
Where the stock client cannot do it, the test shows that it is refused or reported. Numbers are those of the limits above.

| what a worker does | \`createWorker\` | \`createStockWorker\` |
| --- | --- | --- |
${rows.join('\n')}
`;
}

/** What the stock driver does of a row, with the number of the limit in the table above. */
function stockCell(row: Row): string {
  const limit = limitOf(row);
  if (limit === undefined || row.stock === 'yes') return 'yes';
  const no = STOCK_CLIENT_LIMITS.indexOf(limit) + 1;
  if (limit.what === 'worked around') return `yes, works around ${no}`;
  return `${limit.what} ${row.stock.shows ? 'when it happens' : 'at start'}: ${no}`;
}
