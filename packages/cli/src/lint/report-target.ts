import { type ReportFormat, reporters } from '@stepwright/model-lint';
import { Refusal } from '../refusal.ts';

/** A format, and the file that it is written to; standard output without one. */
export interface ReportTarget {
  readonly format: ReportFormat;
  readonly file?: string;
}

/**
 * Reads `--format pretty,sarif=report.sarif` together with `--output`, which is for the format that names no file.
 *
 * @throws {Refusal} for a format that there is none of, and when two would go to the same place.
 */
export function readTargets(list: string, output: string | undefined): readonly ReportTarget[] {
  const targets = list.split(',').map((entry) => readTarget(entry.trim(), output));
  const places = targets.map(({ file }) => file ?? 'standard output');
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) {
    const formats = targets.filter(({ file }) => (file ?? 'standard output') === twice).map(({ format }) => format);
    throw new Refusal(
      `${formats.join(' and ')} would both go to ${twice}: give each a file, for example --format ${formats[0]},${formats[1]}=report.txt.`,
    );
  }
  if (output !== undefined && !list.split(',').some((entry) => !entry.includes('='))) {
    throw new Refusal(`Every format of --format names a file: remove --output ${output}.`);
  }
  return targets;
}

function readTarget(entry: string, output: string | undefined): ReportTarget {
  const [format = '', ...rest] = entry.split('=');
  if (!isFormat(format)) {
    throw new Refusal(`There is no format "${format}": choose from ${Object.keys(reporters).join(', ')}.`);
  }
  if (rest.length === 0) return output === undefined ? { format } : { format, file: output };
  const file = rest.join('=');
  if (file === '') throw new Refusal(`--format ${entry} names no file: write ${format}=FILE, or ${format} alone.`);
  return { format, file };
}

function isFormat(name: string): name is ReportFormat {
  return Object.hasOwn(reporters, name);
}
