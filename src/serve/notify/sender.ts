/** A mail, ready to be sent to one recipient. */
export interface Mail {
  readonly to: string
  /** One line. */
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Without angle brackets; the same for every attempt, so that a receiver who gets it twice can tell. */
  readonly messageId: string
  readonly headers: Readonly<Record<string, string>>
}

/** A JSON message to a webhook. */
export interface WebhookMessage {
  readonly url: string
  /** The same for every attempt. */
  readonly id: string
  readonly body: string
  readonly key: Uint8Array
}

/** What came of an attempt to send. `error` is a code and what the other side said, in short. */
export type Outcome =
  | { readonly kind: 'delivered' }
  /** `isServerDown`: nothing else can be sent that way now either. `retryAfter`: how long it asks us to wait, in ms. */
  | { readonly kind: 'failed'; readonly error: string; readonly isServerDown: boolean; readonly retryAfter?: number }
  /** It makes no sense to try again. */
  | { readonly kind: 'refused'; readonly error: string }

/** Sends a mail; a failure is an outcome, never thrown. */
export type SendMail = (mail: Mail, signal: AbortSignal) => Promise<Outcome>

/** Sends a signed message; a failure is an outcome, never thrown. */
export type SendWebhook = (
  message: WebhookMessage,
  options: { readonly now: Date; readonly signal: AbortSignal },
) => Promise<Outcome>

/** The ways out of the house; null where it is not set up. */
export interface Senders {
  readonly mail: SendMail | null
  readonly webhook: SendWebhook | null
  close(): Promise<void>
}
