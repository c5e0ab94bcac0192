import { type DeployRule, deployRule } from './deploy-rule.ts';
import { isParserMessage } from './finding-kinds.ts';

export const deployDiagram: DeployRule = deployRule({
  name: 'deploy/diagram',
  title: 'A diagram is broken.',
  why: 'The engine refuses the whole deployment, even when no process of the file is executable: shapes and edges must name elements that are there, with their bounds and points.',
  cure: 'Open the model in a modeler and save it again, or remove the shape or the edge.',
  takes: (finding) =>
    isParserMessage(
      finding,
      /BPMN(?:Shape|Edge|Plane)|'bpmnElement'|^'Bounds'|^(?:x|y|width|height) is required|^Cannot parse (?:x|y|width|height):/,
    ) ||
    (finding.source === 'schema' && /^src-resolve/.test(finding.message)),
});
