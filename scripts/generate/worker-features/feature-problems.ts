import type { FeatureGroup } from './feature.ts';

/**
 * Says which rows name a test that is not there, and which features stand there twice.
 *
 * @param read the text of a file, undefined when there is none
 */
export function featureProblems(
  groups: readonly FeatureGroup[],
  read: (file: string) => string | undefined,
): readonly string[] {
  const features = groups.flatMap((group) => group.features);
  const names = features.map(({ feature }) => feature);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  return [
    ...twice.map((name) => `"${name}" stands there twice; give one of the rows another name, or remove it`),
    ...features.flatMap((row) => {
      if ('missing' in row) return [];
      const { file, title } = row.test;
      const text = read(file);
      if (text === undefined) return [`"${row.feature}" is shown by ${file}, which is not there; correct the path`];
      if (text.includes(title)) return [];
      return [`"${row.feature}" is shown by "${title}", which is not in ${file}; name the test as it is called there`];
    }),
  ];
}
