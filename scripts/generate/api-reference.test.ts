import { expect, test } from 'vitest';
import { plantPackage } from '../test/helpers/plant-package.ts';
import { markdownAnchors, markdownLinks } from '../tidy/markdown.ts';
import { apiReference } from './api-reference.ts';

const source = `
/** Thrown when nobody is there. More is not said in the index. */
export class NobodyError extends Error {
  readonly #secret = 1;
  readonly code = 'NOBODY';
  reveal(): number { return this.#secret; }
}
interface Named {
  /** In full. */
  readonly name: string;
}
/** Who is greeted. */
export interface Guest extends Named {
  /**
   * In years. @default 18
   *
   * Nobody is asked.
   */
  readonly age?: number;
  readonly home?: {
    /** With its number. */
    readonly street: string;
  };
}
/**
 * Greets a {@link Guest}, Promise<void> or not. Twice does no harm.
 *
 * @param loudness in dB. @default 60
 * @returns what was said.
 * @throws {NobodyError} when the name is empty, {TypeError} when it is none
 * @example
 * greet({ name: 'Ada' });
 */
export function greet(guest: Guest, loudness?: number): string { return guest.name + loudness; }
`;

test('a page shows names with signature, docstring, members, errors and example, and its links lead somewhere', {
  timeout: 60_000,
}, async () => {
  using planted = plantPackage();
  planted.write('index.ts', source);
  const { files } = await apiReference.generate(planted.root);
  expect(files.map(({ file }) => file)).toEqual(['docs/reference/thing.md', 'docs/reference/README.md']);
  const [page = '', list = ''] = files.map(({ text }) => text);
  expect(page.slice(page.indexOf('| `@planted/thing`'))).toMatchInlineSnapshot(`
    "| \`@planted/thing\` | |
    |---|---|
    | [\`greet\`](#greet) | Greets a [\`Guest\`](#guest), Promise&lt;void> or not. |
    | [\`NobodyError\`](#nobodyerror) | Thrown when nobody is there. |

    Types: [\`Guest\`](#guest)

    ## @planted/thing

    ### greet

    \`\`\`ts
    function greet(guest: Guest, loudness?: number): string;
    \`\`\`

    Greets a [\`Guest\`](#guest), Promise&lt;void> or not. Twice does no harm.

    - \`loudness\`: in dB. Default: \`60\`.

    Returns what was said.

    Throws [\`NobodyError\`](#nobodyerror) when the name is empty, \`TypeError\` when it is none.

    \`\`\`ts
    greet({ name: 'Ada' });
    \`\`\`

    Uses [\`Guest\`](#guest).

    ### NobodyError

    \`\`\`ts
    class NobodyError extends Error
    \`\`\`

    Thrown when nobody is there. More is not said in the index.

    - \`code = "NOBODY"\`
    - \`reveal(): number\`

    ### Guest

    \`\`\`ts
    interface Guest extends Named
    \`\`\`

    Who is greeted.

    - \`age?: number\` · In years.

      Nobody is asked. Default: \`18\`.
    - \`home?: {…}\`
      - \`street: string\` · With its number.
    - \`name: string\` · In full.

    Uses [\`Named\`](#named).

    ## Not exported

    Shapes that the names above use. They cannot be imported by name.

    ### Named

    \`\`\`ts
    interface Named
    \`\`\`

    - \`name: string\` · In full.
    "
  `);
  expect(list).toContain('| [@planted/thing](thing.md) | A thing |');
  const anchors = markdownAnchors(page);
  const inside = markdownLinks(page).filter(({ target }) => target.startsWith('#'));
  expect(inside.filter(({ target }) => !anchors.has(target.slice(1)))).toEqual([]);
});

test('a name has one place: entries that export it again point there, and names that differ in case have anchors of their own', {
  timeout: 60_000,
}, async () => {
  using planted = plantPackage({
    exports: { '.': { types: './dist/index.d.ts' }, './more': { types: './dist/more.d.ts' } },
  });
  planted.write(
    'index.ts',
    '/** Says so. */\nexport const attempt = 1;\n/** An {@link attempt}. */\nexport type Attempt = 2;\n',
  );
  planted.write(
    'more.ts',
    "export type { Attempt } from './index.ts';\n/** See {@link Attempt} and {@link Gone}. */\nexport const more = 1;\n",
  );
  const [page = ''] = (await apiReference.generate(planted.root)).files.map(({ text }) => text);
  expect(page.match(/^#+ .*$/gm)).toEqual([
    '# @planted/thing',
    '## @planted/thing',
    '### attempt',
    '### Attempt',
    '## @planted/thing/more',
    '### more',
  ]);
  expect(page).toContain('An [`attempt`](#attempt).');
  expect(page).toContain('See [`Attempt`](#attempt-1) and `Gone`.');
  expect(page).toContain('Exported here too: [`Attempt`](#attempt-1)');
});
