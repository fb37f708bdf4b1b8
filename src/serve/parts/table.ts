import { html } from 'hono/html'
import type { Html } from '../view.ts'

/** A column: its heading, and whether it holds numbers. */
export interface Head {
  readonly label: string
  readonly isNumber?: boolean
}

/** A table whose first cell in each row names it; on narrow screens each cell stands under its heading. */
export function table(
  caption: string,
  heads: readonly (string | Head)[],
  rows: readonly (readonly (Html | string)[])[],
): Html {
  const columns = heads.map(head => (typeof head === 'string' ? { label: head, isNumber: false } : head))
  const kind = (at: number) => (columns[at].isNumber === true ? html` class="number"` : '')
  return html`<div class="scroll"><table class="stack"><caption>${caption}</caption>
<thead><tr>${columns.map(({ label }, at) => html`<th scope="col"${kind(at)}>${label}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...rest]) =>
      html`<tr><th scope="row" data-label="${columns[0].label}">${first}</th>${rest.map((cell, at) => html`<td${kind(at + 1)} data-label="${columns[at + 1].label}">${cell}</td>`)}</tr>`,
  )}</tbody>
</table></div>`
}
