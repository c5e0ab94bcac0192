/** As in package.json. */
const NODE_AT_LEAST = { major: 22, minor: 18 };

/** Why this version of Node cannot run the command; undefined when it can. `version` is like `22.18.0`. */
export function refusalOfNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const least = NODE_AT_LEAST;
  if (major > least.major || (major === least.major && minor >= least.minor)) return undefined;
  return `stepwright needs Node.js ${least.major}.${least.minor} or later, and this is ${version}: install a newer one.`;
}
