import { createEngineClient } from '@stepwright/engine-client';
import { createLateAnswers } from '../../src/index.ts';
import { countLines } from './contracts.ts';

// Answers one task as a process of its own, which knows nothing but the ticket.

const engine = createEngineClient({ url: String(process.env.ENGINE_URL) });
const answers = createLateAnswers({ engine, contract: countLines });
process.send?.(await answers.complete(String(process.env.TICKET), { lineCount: 3 }));
process.disconnect();
await engine.close();
