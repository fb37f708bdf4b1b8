import { html } from 'hono/html'
import { severities } from '../../model/finding.ts'
import { formatNumber } from '../../text/format.ts'
import { validationWords } from '../../text/validation.ts'
import type { ResourceGroup, RuleGroup } from './group.ts'
import { type Html, type Page, piece } from './html-piece.ts'
import { plain, short } from './plain.ts'
import { resourceName } from './resource-name.ts'

/** Longest name shown, in characters. */
const longestName = 200

/** Every resource that has findings: how many of each severity, and of which rules, as links to what is said of them. */
export function* resourceTable(
  resources: readonly ResourceGroup[],
  rules: readonly RuleGroup[],
  page: Page,
): Iterable<string> {
  const words = validationWords[page.language]
  const places = new Map(rules.map(({ rule, severity }, at) => [`${severity} ${rule}`, at]))
  yield piece(html`<h2>${words.byResource}</h2>
<div class="wide" role="region" tabindex="0" aria-label="${words.byResource}: ${page.name}"><table class="resources">
<thead><tr><th scope="col">${words.resource}</th>${severities.map(name => html`<th scope="col" class="number">${words.severities[name]}</th>`)}<th scope="col">${words.rule}</th></tr></thead>
<tbody>
`)
  for (const resource of resources) yield piece(row(resource, places, page))
  yield '</tbody></table></div>\n'
}

function row(
  { focusNode, focusLabel, findings }: ResourceGroup,
  places: ReadonlyMap<string, number>,
  page: Page,
): Html {
  const { language, id, accountOf } = page
  const type = accountOf(findings[0]).className
  const name = short(resourceName({ focusNode, focusLabel }, type, language), longestName)
  const counts = severities.map(severity => findings.filter(finding => finding.severity === severity).length)
  const broken = [...Map.groupBy(findings, ({ severity, sourceShape }) => `${severity} ${sourceShape}`)]
  const links = broken.map(([key, [first, ...others]]) => {
    const { property, problem } = accountOf(first)
    const words = [property, problem].filter(part => part !== null).join(': ') || first.resultMessage[language]
    const times = others.length === 0 ? '' : ` (${formatNumber(others.length + 1, language)})`
    return html`<li><a href="#${id}-${places.get(key)}">${plain(words)}</a>${times}</li>`
  })
  return html`<tr><th scope="row"><bdi>${name}</bdi>${type === null ? '' : html`<br><span class="type">${type}</span>`}</th>${counts.map(
    count => html`<td class="number">${count === 0 ? '' : formatNumber(count, language)}</td>`,
  )}<td><ul>${links}</ul></td></tr>
`
}
