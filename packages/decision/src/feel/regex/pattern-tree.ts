/** What a pattern says, before it becomes steps. */
export type PatternNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'character'; readonly accepts: (character: string) => boolean }
  | { readonly kind: 'assertion'; readonly holds: (text: string, at: number) => boolean }
  | { readonly kind: 'backreference'; readonly group: number }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'capture'; readonly group: number; readonly inside: PatternNode }
  | { readonly kind: 'look'; readonly inside: PatternNode; readonly negative: boolean }
  | { readonly kind: 'atomic'; readonly inside: PatternNode }
  | {
      readonly kind: 'repeat';
      readonly inside: PatternNode;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    };

export interface PatternFlags {
  readonly dotAll: boolean;
  readonly multiline: boolean;
  /** Of ASCII letters only. */
  readonly ignoreCase: boolean;
  readonly comments: boolean;
}
