import { html } from 'hono/html'
import type { FindingsDelta } from '../../../model/harvest.ts'
import { formatNumber } from '../../../text/format.ts'
import { runStoryWords } from '../../../text/run-story.ts'
import { printable, shortened } from '../../literals.ts'
import type { Html, PageRequest } from '../../view.ts'
import { severityMark } from '../state.ts'
import { table } from '../table.ts'

const mostRules = 50

/** Which findings are new and which are gone since the source was last judged; nothing when that is not known. */
export function deltaSection(delta: readonly FindingsDelta[], request: PageRequest): Html {
  if (delta.length === 0) return html``
  const story = runStoryWords[request.language]
  return html`<h3>${story.delta}</h3>${deltaTable(delta, request)}`
}

/** The same as a table. */
export function deltaTable(delta: readonly FindingsDelta[], request: PageRequest): Html {
  const { language, words } = request
  const story = runStoryWords[language]
  const sorted = delta.toSorted((a, b) => b.appeared - a.appeared || b.gone - a.gone)
  const rows = sorted
    .slice(0, mostRules)
    .map(({ message, severity, appeared, gone, examples }) => [
      html`<bdi>${shortened(printable(message[language]), 400)}</bdi>${examplesOf(examples)}`,
      severityMark(severity, request),
      appeared === 0 ? '–' : `+${formatNumber(appeared, language)}`,
      gone === 0 ? '–' : `−${formatNumber(gone, language)}`,
    ])
  const numbers = [story.appeared, story.gone].map(label => ({ label, isNumber: true }))
  const rest = delta.length - rows.length
  return html`${table(story.deltaCaption, [words.findings.problem, words.findings.severity, ...numbers], rows)}
${rest > 0 ? html`<p class="quiet">${words.general.more(rest)}</p>` : ''}`
}

function examplesOf(examples: readonly string[]): Html {
  const [first] = examples
  if (first === undefined || first.startsWith('_:')) return html``
  return html`<br><a class="iri small" href="/resource?uri=${encodeURIComponent(first)}"><bdi>${shortened(printable(first), 120)}</bdi></a>`
}
