export * from './order-fulfillment.model.ts';
export * from './quote-approval.model.ts';
