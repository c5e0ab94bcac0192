import { decimalText, quoteEvents } from '@platform/contracts';
import type { FieldError } from '@stepwright/service-kit';
import * as z from 'zod';
import type { Catalog, Offering } from '../catalog.ts';
import { configurationIssues } from '../configuration-issues.ts';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { type QuoteErrorCode, refusal } from '../errors.ts';
import { requireMove } from '../quote.ts';
import { changeQuote, lockQuote, quoteResource } from '../quote-store.ts';
import { quoteSummary, summaryOf } from '../quote-summary.ts';
import { foreignId, quoteParams } from '../request-shapes.ts';
import { insertLines, lineActions, openRevision, type QuoteLine } from '../revision-store.ts';
import { withdrawApproval } from '../withdraw-approval.ts';

const quantityMax = 1_000_000;
const quantity = z
  .union([z.int(), decimalText])
  .transform(String)
  .refine((text) => Number(text) > 0 && Number(text) <= quantityMax, `must be above 0 and at most ${quantityMax}`);
const line = z.strictObject({
  offeringId: foreignId,
  offeringVersion: z.int().min(1).max(999_999_999).optional(),
  parentLineIndex: z.int().min(0).max(199).optional(),
  quantity,
  action: z.enum(lineActions),
  configuration: z
    .record(z.string().min(1).max(100), z.union([z.string().max(1_000), z.int(), z.boolean()]))
    .refine((values) => Object.keys(values).length <= 100, 'must have at most 100 values'),
});
type RequestedLine = z.infer<typeof line>;

/** How many offerings are read from the catalog at the same time. */
const readsAtOnce = 8;

/**
 * Gives a quote its lines: a new revision. The price, approval and artifact of the former one no longer count, and an approval
 * that runs is withdrawn.
 */
export const configureQuote = (catalog: Catalog) =>
  defineCommand({
    method: 'put',
    path: '/quotes/{quoteId}/configuration',
    operation: 'QUOTE_CONFIGURE',
    summary: 'Gives a quote its lines; opens a new revision',
    roles: ['sales'],
    params: quoteParams,
    body: z.strictObject({ lines: z.array(line).min(1).max(200) }),
    status: 200,
    response: quoteSummary,
    ifMatch: true,
    resource: quoteDenial,
    load: lockQuote,
    prepare: async ({ body, context }, quote) => {
      requireMove('configure', quote, context.now);
      return readOfferings(catalog, context.tenantId, body.lines);
    },
    handle: async (scope, quote, offerings) => {
      const { context, body, journal } = scope;
      requireMove('configure', quote, context.now);
      const lines = resolveLines(body.lines, offerings);
      const changed = await changeQuote(scope, quote, {
        command: 'QUOTE_CONFIGURE',
        move: 'configure',
        to: 'CONFIGURED',
        revision: quote.revision + 1,
        evidence: { lineCount: lines.length },
      });
      await openRevision(scope, changed, 'CONFIGURED');
      await insertLines(scope, changed, lines);
      journal.event(quoteEvents.quoteConfigured, quoteResource(changed), {
        quoteId: quote.quoteId,
        quoteRevision: changed.revision,
        lineCount: lines.length,
      });
      await withdrawApproval(scope, quote, changed);
      return { body: summaryOf(changed), version: changed.version };
    },
  });

type Offerings = ReadonlyMap<string, Offering | undefined>;

function offeringKey({ offeringId, offeringVersion }: RequestedLine): string {
  return `${offeringId}@${offeringVersion ?? 'newest'}`;
}

async function readOfferings(catalog: Catalog, tenantId: string, lines: readonly RequestedLine[]): Promise<Offerings> {
  const wanted = [...new Map(lines.map((one) => [offeringKey(one), one])).entries()];
  const found = new Map<string, Offering | undefined>();
  for (let start = 0; start < wanted.length; start += readsAtOnce) {
    const batch = wanted.slice(start, start + readsAtOnce).map(async ([key, { offeringId, offeringVersion }]) => {
      found.set(key, await catalog.offering(tenantId, offeringId, offeringVersion));
    });
    await Promise.all(batch);
  }
  return found;
}

/** @throws {Problem} 400 naming every field that is wrong. */
function resolveLines(requested: readonly RequestedLine[], offerings: Offerings): readonly QuoteLine[] {
  const errors: FieldError[] = [];
  const lines = requested.flatMap((one, lineIndex) => {
    const path = `body.lines.${lineIndex}`;
    const offering = offerings.get(offeringKey(one));
    if (one.parentLineIndex !== undefined && one.parentLineIndex >= lineIndex) {
      errors.push({ path: `${path}.parentLineIndex`, message: 'must name an earlier line' });
    }
    if (one.action === 'DISCONNECT') {
      // No step of the fulfillment model ends a service, so the order would be refused after the customer has accepted.
      errors.push({ path: `${path}.action`, message: 'DISCONNECT cannot be fulfilled; leave the line out' });
    }
    if (offering?.status !== 'PUBLISHED') {
      const seen = offering === undefined ? 'unknown' : offering.status;
      errors.push({ path: `${path}.offeringId`, message: `${offeringKey(one)} is ${seen}, not PUBLISHED` });
      return [];
    }
    errors.push(...configurationIssues(`${path}.configuration`, one.configuration, offering.characteristics));
    return [lineOf(one, lineIndex, offering)];
  });
  if (errors.length === 0) return lines;
  const list = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw refusal(400, codeOf(errors), `The configuration is not valid: ${list}`.slice(0, 1_000), { errors });
}

function codeOf(errors: readonly FieldError[]): QuoteErrorCode {
  const concerns = (field: string): boolean =>
    errors.some(({ path }) => /^body\.lines\.\d+\.(\w+)/.exec(path)?.[1] === field);
  if (concerns('action')) return 'LINE_ACTION_NOT_SUPPORTED';
  return concerns('offeringId') ? 'OFFERING_NOT_AVAILABLE' : 'CONFIGURATION_NOT_VALID';
}

function lineOf(requested: RequestedLine, lineIndex: number, offering: Offering): QuoteLine {
  return {
    lineIndex,
    parentLineIndex: requested.parentLineIndex ?? null,
    offeringId: offering.offeringId,
    offeringVersion: offering.version,
    offeringName: offering.name,
    sku: offering.sku,
    quantity: requested.quantity,
    action: requested.action,
    configuration: requested.configuration,
  };
}
