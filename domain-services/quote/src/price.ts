import { Decimal } from 'decimal.js';
import type { QuoteLine } from './revision-store.ts';

/** Enough digits for any product of two stored numbers and a discount, so that only the stated rounding rounds. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** Money is stored as numeric(19,6). */
const moneyPlaces = 6;
const moneyMax = new Exact('9999999999999.999999');

/** What one offering version costs, in the price book's currency. */
export interface UnitPrice {
  readonly offeringId: string;
  readonly offeringVersion: number;
  readonly recurring: string;
  readonly oneTime: string;
}

/** A discount on one line, given by a person. */
export interface LineDiscount {
  readonly lineIndex: number;
  readonly basisPoints: number;
  readonly reason: string;
}

/** The price of one line. All amounts are decimal text; `recurring` and `oneTime` are for the whole quantity, discounted. */
export interface PricedLine {
  readonly lineIndex: number;
  readonly unitRecurring: string;
  readonly unitOneTime: string;
  readonly discountBasisPoints: number;
  readonly discountReason: string | null;
  readonly recurring: string;
  readonly oneTime: string;
  readonly total: string;
}

/** The price of a revision. The totals are the exact sums of the lines (INV-18). */
export interface Price {
  readonly lines: readonly PricedLine[];
  readonly recurringTotal: string;
  readonly oneTimeTotal: string;
  readonly total: string;
  /** The highest discount of a line: what the approval policy asks about. */
  readonly discountBasisPoints: number;
}

/** Why a revision cannot be priced: where, and what is wrong. */
export interface PriceIssue {
  readonly path: string;
  readonly message: string;
}

/** How a line is rounded; kept in the price trace. */
export const roundingRule = 'each line half up at 6 places, totals are exact sums of lines';

/**
 * Prices the lines of a revision: unit price x quantity x (1 - discount), per line rounded half up at 6 places.
 *
 * Lines that disconnect or change nothing cost nothing: only what is sold is charged.
 */
export function priceLines(
  lines: readonly QuoteLine[],
  unitPrices: readonly UnitPrice[],
  discounts: readonly LineDiscount[],
): Price | { readonly issues: readonly PriceIssue[] } {
  const issues = discountIssues(lines, discounts);
  const priced: PricedLine[] = [];
  for (const line of lines) {
    const unit = unitPriceOf(line, unitPrices);
    if (unit === undefined) {
      issues.push({
        path: `lines.${line.lineIndex}`,
        message: `the price book has no price for ${line.offeringId} version ${line.offeringVersion}`,
      });
      continue;
    }
    priced.push(
      priceLine(
        line,
        unit,
        discounts.find(({ lineIndex }) => lineIndex === line.lineIndex),
      ),
    );
  }
  const price = sumOf(priced);
  if ([price.recurringTotal, price.oneTimeTotal, price.total].some((amount) => moneyMax.lt(new Exact(amount).abs()))) {
    issues.push({ path: 'lines', message: `the total is beyond ${moneyMax}` });
  }
  return issues.length > 0 ? { issues } : price;
}

/** An amount in minor units of a currency with two places, rounded half up; what the approval policy asks about. */
export function minorUnits(amount: string): number {
  return new Exact(amount).times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
}

/** An amount as text with at least two and at most six places. */
export function moneyText(amount: Decimal.Value): string {
  const value = new Exact(amount);
  return value.toFixed(Math.max(2, Math.min(moneyPlaces, value.decimalPlaces())));
}

function discountIssues(lines: readonly QuoteLine[], discounts: readonly LineDiscount[]): PriceIssue[] {
  return discounts.flatMap(({ lineIndex }, index) => {
    const path = `body.discounts.${index}.lineIndex`;
    if (lineIndex >= lines.length) return [{ path, message: `there is no line ${lineIndex}` }];
    const first = discounts.findIndex((other) => other.lineIndex === lineIndex);
    return first === index ? [] : [{ path, message: `line ${lineIndex} has a discount already` }];
  });
}

function unitPriceOf(line: QuoteLine, unitPrices: readonly UnitPrice[]): UnitPrice | undefined {
  const { offeringId, offeringVersion, action } = line;
  if (action === 'DISCONNECT' || action === 'NO_CHANGE') {
    return { offeringId, offeringVersion, recurring: '0', oneTime: '0' };
  }
  return unitPrices.find((unit) => unit.offeringId === offeringId && unit.offeringVersion === offeringVersion);
}

function priceLine(line: QuoteLine, unit: UnitPrice, discount: LineDiscount | undefined): PricedLine {
  const basisPoints = discount?.basisPoints ?? 0;
  const factor = new Exact(10_000 - basisPoints).div(10_000).times(line.quantity);
  const recurring = new Exact(unit.recurring).times(factor).toDecimalPlaces(moneyPlaces);
  const oneTime = new Exact(unit.oneTime).times(factor).toDecimalPlaces(moneyPlaces);
  return {
    lineIndex: line.lineIndex,
    unitRecurring: moneyText(unit.recurring),
    unitOneTime: moneyText(unit.oneTime),
    discountBasisPoints: basisPoints,
    discountReason: discount?.reason ?? null,
    recurring: moneyText(recurring),
    oneTime: moneyText(oneTime),
    total: moneyText(recurring.plus(oneTime)),
  };
}

function sumOf(lines: readonly PricedLine[]): Price {
  const sum = (amounts: readonly string[]): string =>
    moneyText(amounts.reduce((total, amount) => total.plus(amount), new Exact(0)));
  return {
    lines,
    recurringTotal: sum(lines.map(({ recurring }) => recurring)),
    oneTimeTotal: sum(lines.map(({ oneTime }) => oneTime)),
    total: sum(lines.map(({ total }) => total)),
    discountBasisPoints: Math.max(0, ...lines.map(({ discountBasisPoints }) => discountBasisPoints)),
  };
}
