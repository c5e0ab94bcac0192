import type { PayloadCodec } from '@stepwright/contract';
import { createAesCodec } from '@stepwright/contract/aes-codec';

/** The codec of benches that are given none. Everybody knows its key, so that one bench opens what another has left in an attempt store. */
export const testCodec: PayloadCodec = createAesCodec({ keys: { test: new Uint8Array(32) }, current: 'test' });
