import { scenariosFor } from '@stepwright/process-test';
import { returnedArticle } from './contracts.ts';
import { returnedArticleModel } from './returned-article.model.ts';

// #region words
export const returns = scenariosFor(returnedArticle, returnedArticleModel);

export const start = {
  businessKey: 'acme:return:R-{run}',
  values: { tenantId: 'acme', returnId: 'R-{run}', startCommandId: 'S-{run}' },
};
// #endregion
