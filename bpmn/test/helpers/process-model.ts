/** The names of a model, as its generated module has them. */
export interface ProcessModel {
  readonly processDefinitionKey: string;
  /** Kinds of the flow nodes, by id. */
  readonly elements: Readonly<Record<string, string>>;
  readonly messages: readonly string[];
}

/** The id of any flow node of a model. */
export type ElementOf<M extends ProcessModel> = keyof M['elements'] & string;

/** The ids of the flow nodes of one kind. */
export type ElementOfKind<M extends ProcessModel, K extends string> = {
  [Id in ElementOf<M>]: M['elements'][Id] extends K ? Id : never;
}[ElementOf<M>];

/** The name of a message that a model sends or awaits. */
export type MessageOf<M extends ProcessModel> = M['messages'][number];
