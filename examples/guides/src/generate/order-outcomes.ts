import type { orderModel } from './order.model.ts';

// #region outcomes
type Elements = typeof orderModel.elements;
type OrderEnd = { [Id in keyof Elements]: Elements[Id] extends 'endEvent' ? Id : never }[keyof Elements];

/** What the customer reads at the end. A model with another end event does not compile until it has its words. */
export const outcomes: Readonly<Record<OrderEnd, string>> = {
  confirmed: 'Your order is confirmed.',
  'not-available': 'We have none left.',
  'not-sold': 'We no longer sell this.',
  unknown: 'We do not know this article.',
};
// #endregion
