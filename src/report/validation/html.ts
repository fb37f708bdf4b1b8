import { html, raw } from 'hono/html'
import { syntaxById } from '../../rdf/syntaxes.ts'
import { formatNumber } from '../../text/format.ts'
import type { Language } from '../../text/language.ts'
import { countOf, validationWords } from '../../text/validation.ts'
import { accountant, isUnread, standardOf, verdictOf } from './account.ts'
import { byInput, compareReports } from './comparison.ts'
import { groupByResource, groupByRule, mostSerious } from './group.ts'
import { type Html, type Page, piece } from './html-piece.ts'
import { resourceTable } from './html-resources.ts'
import { ruleSection } from './html-rules.ts'
import { validationStyle } from './html-style.ts'
import { plain } from './plain.ts'
import type { ValidationReport, WriteOptions } from './report.ts'

/** Classes that a catalogue cannot do without. */
const mandatoryClasses = ['Catalog', 'Dataset'] as const

/** The reports as a web page of one file: no scripts, nothing fetched from elsewhere, to be read, sent on and printed. */
export function* page(reports: readonly ValidationReport[], options: WriteOptions): Iterable<string> {
  const { language, version } = options
  const words = validationWords[language]
  const inputs = byInput(reports)
  const title = inputs.length === 1 ? words.title(plain(inputs[0][0].input)) : words.titleOfSeveral
  yield piece(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(validationStyle)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
`)
  for (const [at, ofInput] of inputs.entries()) {
    if (inputs.length > 1) yield piece(html`<h2 class="input"><bdi>${plain(ofInput[0].input)}</bdi></h2>\n`)
    if (ofInput.length > 1) {
      const verdicts = ofInput.map(
        (report, place) => html`<li><a href="#${idOf(at, place)}">${verdictOf(report, language)}</a></li>`,
      )
      yield piece(html`<ul class="verdicts">${verdicts}</ul>\n${comparison(ofInput, language)}`)
    }
    for (const [place, report] of ofInput.entries()) yield* judged(report, idOf(at, place), options)
  }
  yield piece(html`</main>
<footer>${words.madeBy(version)}</footer>
</body>
</html>
`)
}

/** What the ids of a report begin with. */
function idOf(input: number, profile: number): string {
  return `r${input}p${profile}`
}

/** One report: verdict, what is missing, and the findings by rule and by resource. */
function* judged(report: ValidationReport, id: string, { language, maxFindings }: WriteOptions): Iterable<string> {
  const words = validationWords[language]
  const shown = mostSerious(report.findings, maxFindings)
  const name = `${plain(report.input)} · ${report.profile.label[language]}`
  const page: Page = {
    name,
    language,
    id,
    accountOf: accountant(report, language),
    lines: report.text?.split(/\r?\n/) ?? [],
  }
  const groups = groupByRule(shown, report.profile)
  const notShown = report.findings.length - shown.length
  const state = isUnread(report) || !report.conforms ? 'failed' : 'passed'
  yield piece(html`<section class="report" aria-labelledby="${id}">
<p class="verdict ${state}" id="${id}"><strong>${verdictOf(report, language)}</strong></p>
${missing(report, language)}${contents(report, language)}
${notShown === 0 ? '' : html`<p class="rest"><strong>${words.notShown(notShown)}</strong></p>`}
${report.findings.length === 0 ? html`<p>${words.noFindings}</p>` : ''}
`)
  if (groups.length > 0) yield piece(html`<h2>${words.byRule}</h2>\n`)
  for (const [at, group] of groups.entries()) {
    if (groups[at - 1]?.severity !== group.severity) {
      const count = shown.filter(({ severity }) => severity === group.severity).length
      yield piece(
        html`<h3 class="severity ${group.severity}">${words.severities[group.severity]} <span class="count">${formatNumber(count, language)}</span></h3>\n`,
      )
    }
    yield* ruleSection(group, page, at)
  }
  if (groups.length > 0) yield* resourceTable(groupByResource(shown), groups, page)
  yield '</section>\n'
}

function missing(report: ValidationReport, language: Language): Html | '' {
  const words = validationWords[language]
  const names = isUnread(report) ? [] : mandatoryClasses.filter(name => (report.resources[name] ?? 0) === 0)
  if (names.length === 0) return ''
  return html`<div class="missing"><h2>${words.missingTitle}</h2>
<ul>${names.map(name => html`<li>${words.missingClass(`dcat:${name}`)}</li>`)}</ul></div>
`
}

function contents(report: ValidationReport, language: Language): Html {
  const { resources, syntax } = report
  const words = validationWords[language]
  const counts = Object.entries(resources).map(([name, count]) => countOf(count, name, language))
  const label = syntax === null ? undefined : syntaxById(syntax)?.label
  return html`<dl class="facts">
<div><dt>${words.judgedBy}</dt><dd>${standardOf(report, language)}</dd></div>
${label === undefined ? '' : html`<div><dt>${words.syntax}</dt><dd>${label}</dd></div>`}
${counts.length === 0 ? '' : html`<div><dt>${words.content}</dt><dd>${new Intl.ListFormat(language).format(counts)}</dd></div>`}
</dl>`
}

/** Several profiles side by side. */
function comparison(reports: readonly ValidationReport[], language: Language): Html {
  const words = validationWords[language]
  const rows = compareReports(reports, language)
  if (rows.length === 0) return html``
  return html`<section><h2>${words.compared}</h2>
<div class="wide" role="region" tabindex="0" aria-label="${words.compared}: ${plain(reports[0].input)}"><table class="compared">
<thead><tr><th scope="col">${words.class}</th><th scope="col">${words.property}</th><th scope="col">${words.problem}</th>${reports.map(
    ({ profile }) => html`<th scope="col">${profile.label[language]}</th>`,
  )}</tr></thead>
<tbody>${rows.map(
    ({
      className,
      property,
      problem,
      counts,
    }) => html`<tr><th scope="row">${className ?? words.wholeDocument}</th><td>${property ?? ''}</td><td>${problem ?? ''}</td>${counts.map(
      count =>
        count === null
          ? html`<td class="judged">–</td>`
          : html`<td class="judged ${count.severity}"><span class="mark">${words.severity[count.severity]}</span> ${formatNumber(count.count, language)}</td>`,
    )}</tr>
`,
  )}</tbody></table></div></section>
`
}
