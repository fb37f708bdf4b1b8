/**
 * How long a server asks us to wait, in ms; null when it does not say so in a form that is defined. A date is held against
 * the server's own clock where it tells it.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function readRetryAfter(value: string | null, clock: { readonly date: string | null; readonly now: Date }) {
  const text = value?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const then = readHttpDate(text)
  if (then === null) return null
  return Math.max(0, then - (readHttpDate(clock.date ?? '') ?? clock.now.getTime()))
}

const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** Ms since 1970; null for what is no date of HTTP. */
function readHttpDate(text: string): number | null {
  const ms = httpDate.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(ms) ? null : ms
}
