import { createServiceApp, type ServiceApp, type ServiceParts } from '@stepwright/service-kit';
import { changePriceBookDraft } from './commands/change-price-book-draft.ts';
import { changeProductOfferingDraft } from './commands/change-product-offering-draft.ts';
import { createPriceBook } from './commands/create-price-book.ts';
import { createProductOffering } from './commands/create-product-offering.ts';
import { publishPriceBook } from './commands/publish-price-book.ts';
import { publishProductOffering } from './commands/publish-product-offering.ts';
import { retireProductOffering } from './commands/retire-product-offering.ts';
import { getPriceBook } from './queries/get-price-book.ts';
import { getPriceBookVersion } from './queries/get-price-book-version.ts';
import { getProductOffering } from './queries/get-product-offering.ts';
import { getProductOfferingVersion } from './queries/get-product-offering-version.ts';

/** Builds the catalog's app. Building needs no live database. */
export function buildCatalogApp(
  parts: Pick<ServiceParts, 'database' | 'authenticator' | 'logger' | 'onCommit'>,
): ServiceApp {
  const { database, authenticator, logger, onCommit } = parts;
  const app = createServiceApp({
    name: 'catalog',
    description: 'Product offerings, their versions and price books',
    database,
    authenticator,
    logger,
    onCommit,
  });
  app.command(createProductOffering);
  app.command(changeProductOfferingDraft);
  app.command(publishProductOffering);
  app.command(retireProductOffering);
  app.command(createPriceBook);
  app.command(changePriceBookDraft);
  app.command(publishPriceBook);
  app.query(getProductOffering);
  app.query(getProductOfferingVersion);
  app.query(getPriceBook);
  app.query(getPriceBookVersion);
  return app;
}
