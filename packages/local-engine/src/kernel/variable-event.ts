/** A change of a variable, as conditional events see it. */
export interface VariableEvent {
  readonly kind: 'create' | 'update' | 'delete';
  readonly variableName: string;
}
