export { buildCatalogApp } from './app.ts';
export { type CatalogErrorCode, catalogErrors } from './errors.ts';
export { migrateCatalog } from './migrate.ts';
export { startCatalogService } from './start-catalog-service.ts';
