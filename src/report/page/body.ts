import { html } from 'hono/html'
import type { Language } from '../../text/language.ts'
import type { QualityReport } from '../quality-report.ts'
import { comparison } from './comparison.ts'
import { type Context, contextOf, type Html, type Linking } from './context.ts'
import { datasetList } from './dataset-list.ts'
import { findings } from './findings.ts'
import { fixes } from './fixes.ts'
import { flags } from './flags.ts'
import { head } from './head.ts'
import { highValue } from './high-value.ts'
import { hostLinks } from './links.ts'
import { methodBox } from './method-box.ts'
import { ratingShares } from './ratings.ts'
import { scores } from './scores.ts'
import { trend } from './trend.ts'

/** A part of the page, the id of its heading, and what it is called in the contents. */
interface Part {
  readonly id: string
  readonly name: (context: Context) => string
  readonly write: (context: Context) => Html | string
}

const parts: readonly Part[] = [
  { id: 'fixes', name: ({ sections }) => sections.fixes, write: fixes },
  { id: 'scores', name: ({ words }) => words.scores, write: scores },
  { id: 'datasets', name: ({ sections }) => sections.datasetsTitle, write: datasetList },
  { id: 'links', name: ({ sections }) => sections.links, write: hostLinks },
  { id: 'findings', name: ({ sections }) => sections.findings, write: findings },
  { id: 'trend', name: ({ sections }) => sections.trend, write: trend },
  { id: 'ratings', name: ({ sections }) => sections.ratings, write: ratingShares },
  { id: 'high-value', name: ({ sections }) => sections.highValue, write: highValue },
  { id: 'flags', name: ({ sections }) => sections.flags, write: flags },
  { id: 'comparison', name: ({ sections }) => sections.comparison, write: comparison },
  { id: 'method', name: ({ words }) => words.methodBox, write: methodBox },
]

/**
 * All that a report page shows between its frame, the heading of the page included; `linkTo` makes the addresses of pages of
 * the service. The ids in it are the same in both languages, for permanent links. It wants `qualityStyle`, and the style of
 * the site or `fileStyle`. @throws Error when the report leads with a method that it does not have
 */
export function qualityBody(report: QualityReport, language: Language, linking: Linking): Html {
  const context = contextOf(report, language, linking)
  const written = parts.map(part => ({ ...part, content: part.write(context) })).filter(({ content }) => content !== '')
  return html`<div class="quality-report">
${head(context)}
${linking.belowHead ?? ''}
<nav class="quality-contents" aria-label="${context.words.contents}"><ul>${written.map(({ id, name }) => html`<li><a href="#${id}">${name(context)}</a></li>`)}</ul></nav>
${written.map(({ content }) => content)}
</div>
`
}
