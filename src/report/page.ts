import { html, raw } from 'hono/html'
import { syntaxById } from '../rdf/syntaxes.ts'
import { formatDate, formatNumber, formatPercent } from '../text/format.ts'
import type { Language } from '../text/language.ts'
import { type ReportWords, reportWords } from '../text/report.ts'
import { words as pageWords } from '../text/words.ts'
import { localised } from './localised.ts'
import type { QualityReport, ReportedFindings, ReportedScore, Texts } from './report.ts'
import { reportStyle } from './style.ts'

/** How many of the datasets with the lowest scores are shown; all are in the other formats. */
const shownDatasets = 20

type Html = ReturnType<typeof html>

/** What the parts of the page need to know. */
interface Context {
  readonly language: Language
  readonly words: ReportWords
  readonly number: (value: number) => string
}

/** The report as a web page of one file: no scripts, nothing fetched from elsewhere, readable without style. */
export async function page(report: QualityReport, language: Language): Promise<string> {
  const words = reportWords[language]
  const context: Context = { language, words, number: value => formatNumber(value, language) }
  const { organisation } = report
  const called = printable(localised(organisation.name, language)?.text ?? organisation.iri ?? words.noName)
  const whole = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title(called)}</title>
<style>${raw(reportStyle)}</style>
</head>
<body>
<main>
<h1>${words.title(called)}</h1>
${lead(report, context)}
${summary(report, context)}
${findings(report.findings, context)}
${indicators(report, context)}
${lowest(report, context)}
</main>
</body>
</html>
`
  return String(whole)
}

function lead(
  { method, profileLabel, profileVersion, asOf, score }: QualityReport,
  { language, words }: Context,
): Html {
  const methods: Readonly<Record<string, string>> = words.methods
  const judged = words.lead(methods[method] ?? method, `${profileLabel[language]} ${profileVersion}`)
  const date = asOf === null ? '' : words.asOf(formatDate(new Date(asOf), language))
  return html`<p>${judged} ${date}</p>
${score === null ? '' : html`<p>${words.complianceNote}</p>`}`
}

function summary({ counts, score, ratings }: QualityReport, context: Context): Html {
  const { language, words, number } = context
  const { severity } = pageWords[language]
  return html`<section aria-labelledby="summary">
<h2 id="summary">${words.summary}</h2>
<ul class="facts">
<li>${words.datasets(counts.datasets)}</li>
<li>${severity.Violation}: ${number(counts.Violation)}</li>
<li>${severity.Warning}: ${number(counts.Warning)}</li>
<li>${severity.Info}: ${number(counts.Info)}</li>
</ul>
${score === null ? html`<p>${words.notScored}</p>` : scores(score, { counts, ratings }, context)}
</section>`
}

function scores(
  mean: ReportedScore,
  { counts, ratings }: Pick<QualityReport, 'counts' | 'ratings'>,
  context: Context,
): Html {
  const { language, words, number } = context
  const unscored = counts.datasets - counts.scored
  const rating = pageWords[language].quality.ratings[mean.rating].toLowerCase()
  const total = words.points(number(mean.points), number(mean.maxPoints))
  return html`<p class="score"><strong>${total}</strong> (${rating})</p>
${unscored > 0 ? html`<p>${words.someNotScored(unscored)}</p>` : ''}
${dimensions(mean, context)}
${table(words.ratingsCaption, [words.rating, words.count], ratingRows(ratings, context))}`
}

function dimensions({ byDimension }: ReportedScore, { language, words, number }: Context): Html {
  const names: Readonly<Record<string, string>> = pageWords[language].quality.dimensions
  const rows = byDimension.map(({ dimension, points, maxPoints }) => {
    const share = maxPoints === 0 ? 0 : points / maxPoints
    const bar = html`<span class="bar" aria-hidden="true"><span style="width:${Math.round(share * 100)}%"></span></span>`
    return [
      names[dimension] ?? dimension,
      number(points),
      number(maxPoints),
      html`${formatPercent(share, language)} ${bar}`,
    ]
  })
  return table(words.dimensionsCaption, [words.dimension, words.meanPoints, words.most, words.share], rows)
}

function ratingRows(ratings: QualityReport['ratings'], { language, number }: Context): Cell[][] {
  const names: Readonly<Record<string, string>> = pageWords[language].quality.ratings
  return Object.entries(ratings).map(([rating, count]) => [names[rating] ?? rating, number(count)])
}

function findings(groups: readonly ReportedFindings[], context: Context): Html {
  const { words } = context
  const heads = [words.property, words.severity, words.problem, words.count, words.resources, words.example]
  const rows = groups.map(group => findingRow(group, context))
  return html`<section aria-labelledby="findings">
<h2 id="findings">${words.findings}</h2>
${rows.length === 0 ? html`<p>${words.noFindings}</p>` : table(words.findingsCaption, heads, rows)}
</section>`
}

function findingRow(group: ReportedFindings, { language, words, number }: Context): Cell[] {
  const { focusNode, focusLabel, value } = group.example
  const property = group.pathLabel?.[language] ?? group.resultPath ?? words.wholeResource
  const advice = group.hint === null ? '' : html`<br>${words.advice}: ${group.hint[language]}`
  const problem = group.problem === null ? '' : html`<strong>${group.problem[language]}.</strong> `
  const code =
    group.exampleText === null
      ? ''
      : html`<br>${words.written(syntaxById(group.exampleSyntax)?.label ?? group.exampleSyntax)}:<pre tabindex="0"><code>${group.exampleText}</code></pre>`
  const isAddress = group.seeAlso !== null && /^https?:/i.test(group.seeAlso)
  const more = isAddress
    ? html`${group.exampleText === null ? html`<br>` : ''}<a href="${group.seeAlso}">${words.readMore}</a>`
    : ''
  const shown = focusLabel ?? focusNode
  return [
    property,
    pageWords[language].severity[group.severity],
    html`${problem}${group.resultMessage[language]}${advice}${code}${more}`,
    number(group.count),
    number(group.resources),
    html`${shown === null ? '' : html`<bdi>${printable(shown)}</bdi>`}${value === null ? '' : html` <code>${printable(value)}</code>`}`,
  ]
}

function indicators(
  { indicators: outcomes, counts }: QualityReport,
  { language, words, number }: Context,
): Html | string {
  if (counts.scored === 0) return ''
  const heads = [words.indicator, words.passed, words.failed, words.unknown, words.missingPoints]
  const rows = outcomes.map(({ label, passed, failed, unknown, missingPoints }) => [
    label[language],
    number(passed),
    number(failed),
    number(unknown),
    number(missingPoints),
  ])
  return html`<section aria-labelledby="indicators">
<h2 id="indicators">${words.indicators}</h2>
<p>${words.indicatorsNote}</p>
${table(words.indicatorsCaption, heads, rows)}
</section>`
}

function lowest({ datasets }: QualityReport, { language, words, number }: Context): Html | string {
  const worst = datasets.flatMap(({ dataset, title, score }) => (score === null ? [] : [{ dataset, title, score }]))
  if (worst.length === 0) return ''
  const shown = worst.slice(0, shownDatasets)
  const rows = shown.map(({ dataset, title, score }) => [
    name(title, dataset, { language, words }),
    words.points(number(score.points), number(score.maxPoints)),
    pageWords[language].quality.ratings[score.rating],
  ])
  return html`<section aria-labelledby="lowest">
<h2 id="lowest">${words.lowest}</h2>
${table(words.lowestCaption(shown.length), [words.dataset, words.scored, words.rating], rows)}
</section>`
}

/** A title in its own language, as a link to the resource's own address where it has one. */
function name(title: Texts, iri: string, { language, words }: Pick<Context, 'language' | 'words'>): Html {
  const chosen = localised(title, language)
  const text = printable(chosen?.text ?? words.noTitle)
  const isOther = chosen !== null && chosen.language !== '' && chosen.language.toLowerCase().split('-')[0] !== language
  const marked = isOther ? html`<bdi lang="${chosen.language}">${text}</bdi>` : html`<bdi>${text}</bdi>`
  return /^https?:/i.test(iri) ? html`<a href="${iri}">${marked}</a>` : marked
}

type Cell = string | Html

/** A table whose first column names the row. */
function table(caption: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  return html`<div class="wide" role="region" tabindex="0" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map(cell => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody>
</table></div>`
}

/** Harvested text without the control characters that HTML cannot hold. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd')
}
