/** DMN 1.1, 1.2 and 1.3. The engine reads 1.4 and 1.5 too; their new elements are not supported here. */
export const dmnNamespaces: ReadonlySet<string> = new Set([
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20151101/dmn11.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
]);

export const camundaNamespace = 'http://camunda.org/schema/1.0/dmn';

const feelNames: ReadonlySet<string> = new Set([
  'http://www.omg.org/spec/FEEL/20140401',
  'http://www.omg.org/spec/DMN/20180521/FEEL/',
  'https://www.omg.org/spec/DMN/20191111/FEEL/',
]);

/** Whether an expression language is FEEL; none given is FEEL too. */
export function isFeel(language: string | undefined): boolean {
  return language === undefined || feelNames.has(language) || language.toLowerCase() === 'feel';
}
