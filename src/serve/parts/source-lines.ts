import { html } from 'hono/html'
import type { Finding } from '../../model/finding.ts'
import { printable, shortened } from '../literals.ts'
import type { Submission } from '../validator.ts'
import type { Html, PageRequest } from '../view.ts'

const around = 2
const longestLine = 240

/** Shows, for a finding, the lines of the submitted document around its place. */
export function sourceLines({ body }: Submission, { words }: PageRequest): (finding: Finding) => Html {
  let lines: readonly string[] | null = null
  return ({ position }) => {
    if (position === null) return html``
    lines ??= new TextDecoder().decode(body).split(/\r\n|\r|\n/)
    const from = Math.max(position.line - 1 - around, 0)
    const shown = lines.slice(from, position.line + around)
    const rows = shown.map((text, at) => {
      const number = from + at + 1
      const cut = shortened(printable(text), longestLine)
      return number === position.line
        ? html`<mark><span class="line-number">${number}</span>${cut}</mark>\n`
        : html`<span class="line-number">${number}</span>${cut}\n`
    })
    return html`<details><summary>${words.validate.sourceLines} (${words.findings.line.toLowerCase()} ${position.line})</summary><pre class="source" tabindex="0">${rows}</pre></details>`
  }
}
