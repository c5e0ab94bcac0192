import { people } from './people.ts';
import type { Platform } from './start-platform.ts';

/** The addresses and three commands to try, with development tokens. */
export async function farewell(platform: Platform): Promise<string> {
  const { urls } = platform;
  const addresses = Object.entries({ ...urls, engine: platform.engine.url })
    .map(([part, url]) => `  ${part.padEnd(12)} ${url}`)
    .join('\n');
  const lifetimeSeconds = 8 * 3600;
  const [seller, manager, operator] = await Promise.all(
    [people.seller, people.manager, people.operator].map((person) => platform.issuer.token(person, lifetimeSeconds)),
  );
  return `
It stays up. Addresses:
${addresses}
  Each service tells its API at /openapi.json.

Three things to try (the tokens are for development and end in 8 hours):

# create a quote
curl -s -X POST ${urls.quote}/quotes -H 'content-type: application/json' -H "idempotency-key: $RANDOM$RANDOM" \\
  -H 'authorization: Bearer ${seller}' \\
  -d '{"customerAccountId":"C-100","currency":"EUR"}'

# what waits for a sales manager
curl -s '${urls.operations}/worklist/tasks' -H 'authorization: Bearer ${manager}'

# what an operator has to look at
curl -s '${urls.operations}/fallout-cases' -H 'authorization: Bearer ${operator}'

Ctrl-C stops everything.
`;
}
