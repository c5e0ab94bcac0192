import { defineBusinessKey } from '@stepwright/contract';

/** `acme:quote:Q-1042:r4`: one approval of one commercial revision. */
export const quoteKey = defineBusinessKey({ type: 'quote', hasRevision: true });

/** `acme:order:O-2001`: the fulfillment of one order. */
export const orderKey = defineBusinessKey({ type: 'order' });
