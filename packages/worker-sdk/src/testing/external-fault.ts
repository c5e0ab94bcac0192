/** What goes wrong with one request. */
export type ExternalFault =
  /** The system refuses and remembers the refusal under the key. @default status 409 */
  | { readonly kind: 'refuse'; readonly code: string; readonly status?: number }
  /** The system answers this status and nothing happens. @default status 500 */
  | { readonly kind: 'error'; readonly status?: number }
  /** Nothing happens and no answer comes. The connection breaks, so that a test waits for no time limit. */
  | { readonly kind: 'lose-request' }
  /** It happens and no answer comes: the connection breaks. */
  | { readonly kind: 'lose-answer' }
  /** No answer comes, the connection breaks, and it happens later: when the test calls `deliverLate`. */
  | { readonly kind: 'late' }
  /** It happens at once, and the answer comes so much later, in ms of real time. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** The request reaches the system twice, as by a proxy that repeats it; the second answer is the one that comes. */
  | { readonly kind: 'twice' };
