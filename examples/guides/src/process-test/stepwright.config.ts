import { defineConfig } from '@stepwright/cli';
import { returnedArticle } from './contracts.ts';

// #region config
export default defineConfig({ models: ['*.bpmn'], contracts: [returnedArticle] });
// #endregion
