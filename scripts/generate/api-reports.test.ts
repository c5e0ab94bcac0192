import { expect, test } from 'vitest';
import { plantPackage } from '../test/helpers/plant-package.ts';
import { apiReports } from './api-reports.ts';

const options = { timeout: 60_000 };

async function reportOf(root: string): Promise<string> {
  const { files } = await apiReports.generate(root);
  expect(files.map(({ file }) => file)).toEqual(['docs/api-report/thing.api.md']);
  return files[0]?.text ?? '';
}

test(
  'a report changes with an exported name and with a shape that it only uses, and not with a body',
  options,
  async () => {
    using planted = plantPackage();
    planted.write('index.ts', "export { greet } from './greet.ts';\n");
    const greet = (name: string, body: string) => `interface Guest { readonly ${name}: string }
/** Greets. */
export function greet(guest: Guest): string { return ${body}; }
`;
    planted.write('greet.ts', greet('name', 'guest.name'));
    const before = await reportOf(planted.root);
    expect(before).toContain('export function greet(guest: Guest): string;');

    planted.write('greet.ts', greet('name', "'Hello, ' + guest.name"));
    expect(await reportOf(planted.root)).toBe(before);

    planted.write('greet.ts', greet('title', 'guest.title'));
    expect(await reportOf(planted.root)).toContain('readonly title: string;');

    planted.write('index.ts', "export { greet, greet as welcome } from './greet.ts';\n");
    expect(await reportOf(planted.root)).toContain('welcome');
  },
);

test('names an entry whose declarations come of no source', options, async () => {
  using planted = plantPackage({ exports: { './gone': { types: './dist/gone.d.ts' } } });
  planted.write('index.ts', 'export const here = 1;\n');
  await expect(apiReports.generate(planted.root)).rejects.toThrow('@planted/thing/gone has no declarations');
});

test('says what the compiler says of a source that it cannot read', options, async () => {
  using planted = plantPackage();
  planted.write('index.ts', 'export const = 1;\n');
  await expect(apiReports.generate(planted.root)).rejects.toThrow(/tsc makes no declarations: .*index\.ts/);
});
