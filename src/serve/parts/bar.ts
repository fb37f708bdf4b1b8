import { html } from 'hono/html'
import type { Html } from '../view.ts'

/** A share (0–1) as a bar for the eye; the figure stands beside it. */
export function bar(share: number): Html {
  const width = Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10
  return html`<svg class="bar" aria-hidden="true" focusable="false" preserveAspectRatio="none" viewBox="0 0 100 8">
<rect class="track" width="100" height="8"/><rect class="fill" width="${width}" height="8"/></svg>`
}
