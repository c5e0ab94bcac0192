/** Writes a numeric(19,6) as people write money: at least two places, no zeros behind them. `12.500000` becomes `12.50`. */
export function amountText(numeric: string): string {
  return numeric.replace(/(\.\d{2}\d*?)0+$/, '$1');
}

/** Writes a numeric(19,6) without needless zeros: `20.500000` becomes `20.5`. */
export function quantityText(numeric: string): string {
  return numeric.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}
