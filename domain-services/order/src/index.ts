export { buildOrderApp } from './app.ts';
export { type OrderEnvironment, orderEnvironment } from './environment.ts';
export { type OrderErrorCode, orderErrors } from './errors.ts';
export { migrateOrder } from './migrate.ts';
export { startOrderService } from './start-order-service.ts';
