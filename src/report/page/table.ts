import { html } from 'hono/html'
import type { Html } from './context.ts'

/** What stands in a cell. */
export type Cell = Html | string

/** A column: its heading, and what it holds: numbers, or long values that want room. */
export interface Head {
  readonly label: string
  readonly kind: '' | 'number' | 'quality-wide'
}

/** A column of text. */
export function column(label: string): Head {
  return { label, kind: '' }
}

/** A column of numbers. */
export function numbers(label: string): Head {
  return { label, kind: 'number' }
}

/** A column of long values. */
export function wide(label: string): Head {
  return { label, kind: 'quality-wide' }
}

/** A table whose first cell in each row names it; on narrow screens each cell stands under its heading. */
export function table(caption: string, heads: readonly Head[], rows: readonly (readonly Cell[])[]): Html {
  const kind = (at: number): Cell => (heads[at].kind === '' ? '' : html` class="${heads[at].kind}"`)
  return html`<table class="stack"><caption>${caption}</caption>
<thead><tr>${heads.map(({ label }, at) => html`<th scope="col"${kind(at)}>${label}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([first, ...rest]) =>
    html`<tr><th scope="row">${first}</th>${rest.map((cell, at) => html`<td${kind(at + 1)} data-label="${heads[at + 1].label}">${cell}</td>`)}</tr>
`,
)}</tbody></table>
`
}

/** A section with its heading, to be linked to. */
export function section(id: string, heading: string, content: Cell | readonly Cell[]): Html {
  return html`<section class="quality-section" aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
${content}
</section>
`
}
