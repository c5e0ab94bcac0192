export {
  defineConfig,
  type GenerateConfig,
  type LintConfig,
  type StepwrightConfig,
} from './config/stepwright-config.ts';
export { runCli } from './run-cli.ts';
export type { Terminal } from './terminal.ts';
