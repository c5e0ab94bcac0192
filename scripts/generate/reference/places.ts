import type ts from 'typescript-api';
import type { PackageSurface, ShownName } from './read-surface.ts';

/** Where the pages show each name. */
export interface Places {
  /** A link to the name, from the page of this package; the bare name as code when no page shows it. */
  linkTo(name: string, from: PackageSurface): string;
  /** A link to what the symbol declares; undefined when no page shows it. */
  linkToSymbol(symbol: ts.Symbol, from: PackageSurface): string | undefined;
  /** Whether this entry's page shows the name here, and not where another entry or package exports the same. */
  isShownBy(surface: PackageSurface, specifier: string, symbol: ts.Symbol): boolean;
}

interface Place {
  readonly surface: PackageSurface;
  /** The entry; undefined for a name that is not exported. */
  readonly specifier?: string;
  readonly name: string;
  readonly anchor: string;
}

/** Gives every name one place: in the first entry that exports it, packages in their order. */
export function placeNames(surfaces: readonly PackageSurface[]): Places {
  const places = new Map<ts.Symbol, Place>();
  for (const surface of surfaces) {
    const anchorOf = anchors();
    const put = ({ symbol, name }: ShownName, specifier?: string) => {
      if (places.has(symbol)) return;
      places.set(symbol, { surface, name, anchor: anchorOf(name), ...(specifier !== undefined && { specifier }) });
    };
    for (const { entry, names } of surface.entries) for (const each of names) put(each, entry.specifier);
    for (const each of surface.unexported) put(each);
  }
  return {
    linkTo: (name, from) => {
      const [head = name] = name.split('.');
      const named = [...places.values()].filter((place) => place.name === head);
      const place = named.find(({ surface }) => surface === from) ?? named.find(({ specifier }) => specifier);
      return place ? link(name, place, from) : `\`${name}\``;
    },
    linkToSymbol: (symbol, from) => {
      const place = places.get(symbol);
      return place && link(place.name, place, from);
    },
    isShownBy: (surface, specifier, symbol) => {
      const place = places.get(symbol);
      return place?.surface === surface && place.specifier === specifier;
    },
  };
}

function link(label: string, { surface, anchor }: Place, from: PackageSurface): string {
  return `[\`${label}\`](${surface === from ? '' : `${surface.published.title}.md`}#${anchor})`;
}

/** Anchors as GitHub makes them of headings: in lower case, with a number behind repeated ones. */
function anchors(): (name: string) => string {
  const seen = new Map<string, number>();
  return (name) => {
    const slug = name.toLowerCase().replace(/[^\w-]/g, '');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  };
}
