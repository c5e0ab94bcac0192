import type { DeploymentFinding } from '@stepwright/local-engine/check-deployment';
import type { ProjectFile } from '../../project/project.ts';
import type { Fix, Rule } from '../../rule.ts';
import { type Refusal, refusalsOf } from './refusals-of.ts';

/** A rule that reports some of what an engine refuses. */
export interface DeployRule extends Rule {
  /** Whether this rule speaks of a refusal; of each one exactly one rule does. */
  takes(finding: DeploymentFinding, file: ProjectFile): boolean;
}

type DeployRuleParts = Pick<DeployRule, 'name' | 'title' | 'why' | 'cure' | 'takes'> & {
  /** What cures a refusal, where that is certain. */
  readonly fixOf?: (refusal: Refusal, file: ProjectFile) => Fix | undefined;
};

/** Makes a rule of deploy parity: an error for every refusal that it takes, in the engine's words. */
export function deployRule({ fixOf, ...parts }: DeployRuleParts): DeployRule {
  return {
    ...parts,
    severity: 'error',
    check({ project, report }) {
      for (const file of project.files) {
        for (const refusal of refusalsOf(file).filter(({ finding }) => parts.takes(finding, file))) {
          const { finding, element } = refusal;
          const { line, column, elementId } = finding;
          const fix = fixOf?.(refusal, file);
          report({
            file,
            element,
            place: { line, column },
            ...(elementId !== undefined && { subject: { id: elementId, name: nameOf(refusal) } }),
            message: messageOf(finding),
            ...(fix && { fix }),
          });
        }
      }
    },
  };
}

function nameOf({ finding, element }: Refusal): string | undefined {
  for (let at = element; at; at = at.parent) if (at.id === finding.elementId) return at.attribute('name');
  return undefined;
}

/** The engine's words without what only fills its log: the list of options behind a first line, and our own prefix. */
function messageOf({ message }: DeploymentFinding): string {
  const [line = ''] = message.split('\n');
  return line
    .replace(/^NOT_SUPPORTED_BY_LOCAL_ENGINE: /, '')
    .replace(/ The following options are possible:$/, '')
    .replace(/[.\s]+$/, '');
}
