/** A thing that an engine said about a file; a place is only in what its BPMN parser says. */
export interface VerdictMessage {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/** What an engine answered to the deployment of one file. */
export type Verdict =
  | { readonly isAccepted: true }
  | { readonly isAccepted: false; readonly status: number; readonly messages: readonly VerdictMessage[] };

interface Refusal {
  readonly message?: string;
  readonly details?: Readonly<Record<string, { readonly errors?: readonly VerdictMessage[] }>>;
}

/** Deploys one file by itself and takes the deployment back when it was accepted. @throws when the engine does not answer within a minute */
export async function deployForVerdict(
  engineUrl: string,
  { fileName, content }: { readonly fileName: string; readonly content: Uint8Array<ArrayBuffer> },
): Promise<Verdict> {
  const form = new FormData();
  form.append('deployment-name', 'corpus');
  form.append(fileName, new Blob([content]), fileName);
  const signal = AbortSignal.timeout(60_000);
  const response = await fetch(`${engineUrl}/deployment/create`, { method: 'POST', body: form, signal });
  const answer = (await response.json()) as Refusal & { readonly id?: string };
  if (response.ok) {
    await fetch(`${engineUrl}/deployment/${answer.id}?cascade=true`, { method: 'DELETE', signal });
    return { isAccepted: true };
  }
  const found = Object.values(answer.details ?? {}).flatMap(({ errors = [] }) => errors);
  const messages = found.map(({ message, line, column }) => ({
    message,
    ...(line && { line }),
    ...(column && { column }),
  }));
  return {
    isAccepted: false,
    status: response.status,
    messages: messages.length > 0 ? messages : [{ message: answer.message ?? '' }],
  };
}
