import { readConfiguration, serveUntilSignal } from '@stepwright/service-kit';
import { quoteEnvironment } from './quote-environment.ts';
import { startQuoteService } from './start-quote-service.ts';

serveUntilSignal('quote', await startQuoteService(readConfiguration(quoteEnvironment, process.env)));
