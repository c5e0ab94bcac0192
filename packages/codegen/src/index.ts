export { CodegenError, type CodegenErrorCode, type ModelPlace } from './codegen-error.ts';
export { contractDrafts, type DraftFile } from './contract/contract-drafts.ts';
export { isModelModule, modelModule } from './model/model-module.ts';
export type { ModelSource } from './read-model.ts';
