export { CodegenError, type CodegenErrorCode, type ModelPlace } from './codegen-error.ts';
export { isModelModule, modelModule } from './model/model-module.ts';
export type { ModelSource } from './read-model.ts';
