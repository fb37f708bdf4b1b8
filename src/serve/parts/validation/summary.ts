import { html } from 'hono/html'
import type { LiveDifference } from '../../../harvest/live.ts'
import type { Severity } from '../../../model/finding.ts'
import { syntaxById } from '../../../rdf/syntaxes.ts'
import { formatBytes, formatNumber } from '../../../text/format.ts'
import { printable, shortened } from '../../literals.ts'
import type { PageTools } from '../../tools.ts'
import type { Verdict } from '../../validation/judgement.ts'
import type { Html, PageRequest } from '../../view.ts'
import { icon } from '../icons.ts'
import { countMarks } from '../state.ts'
import { firstFixes, liveNotice, predictedLine } from './predicted.ts'
import { hrefOf, type Shown } from './shown.ts'

const mandatoryClasses = ['Catalog', 'Dataset'] as const

/** What everybody wants to know first: the verdict, by each profile, and what is missing altogether. */
export function summary(
  shown: Shown,
  { live, ...tools }: Pick<PageTools, 'profiles'> & { readonly live: LiveDifference | null },
): Html {
  const { judgement, request } = shown
  return html`<h1>${request.words.validate.result}</h1>
<p class="quiet document-name"><bdi>${shortened(printable(judgement.name), 300)}</bdi></p>
${verdictNotice(shown)}
${live === null || judgement.predicted === null ? '' : liveNotice(live, judgement.predicted, request)}
${judgement.verdicts.length > 1 ? profileTable(shown, tools) : ''}
${missingClasses(shown)}`
}

/** The same in a line, for views that need the room. */
export function briefly(shown: Shown): Html {
  const { judgement, verdict, profile, request } = shown
  const { words, language } = request
  return html`<h1>${words.validate.result}</h1>
<p class="document-name"><bdi>${shortened(printable(judgement.name), 300)}</bdi> <span class="quiet">· ${profile.label[language]} ${profile.version} ·</span> ${countMarks(verdict.counts, request)}</p>`
}

function verdictNotice(shown: Shown): Html {
  const { verdict, judgement, profile, request } = shown
  const { words, language } = request
  const { validate } = words
  const { isRead, conforms } = verdict
  const [yes, no] = judgement.asked.isStrict
    ? [validate.conformsStrict, validate.doesNotConformStrict]
    : [validate.conforms, validate.doesNotConform]
  const judged = conforms ? yes : no
  const isGood = conforms && isRead
  return html`<div class="notice ${isGood ? 'notice-success' : 'notice-error'} verdict" role="status"><p class="verdict-head">${icon(isGood ? 'succeeded' : 'failed')} <strong>${isRead ? judged : validate.unreadable}</strong></p>
${isRead ? html`<p>${tally(verdict, request)}</p>` : ''}${predictedLine(judgement.predicted, shown)}
<p class="quiet">${validate.judgedBy} ${profile.label[language]} ${profile.version}</p></div>`
}

/** "12 fel och 41 varningar i 3 av 57 poster." */
function tally({ counts, isEmpty, described, concerned }: Verdict, { words, language }: PageRequest): string {
  const { validate, units } = words
  if (isEmpty) return validate.empty
  const texts = { Violation: units.violations, Warning: units.warnings, Info: units.infos }
  const found = (['Violation', 'Warning', 'Info'] as const).filter(severity => counts[severity] > 0)
  if (found.length === 0) return validate.verdictClean(units.resources(described))
  const list = new Intl.ListFormat(language).format(found.map(severity => texts[severity](counts[severity])))
  if (concerned === 0) return validate.verdictWhole(list)
  return validate.verdict(list, formatNumber(concerned, language), units.resources(described))
}

/** The counts by every profile, side by side. */
function profileTable(shown: Shown, { profiles }: Pick<PageTools, 'profiles'>): Html {
  const { judgement, verdict, request } = shown
  const { words, language } = request
  const { validate } = words
  const heads: readonly (readonly [Severity, string])[] = [
    ['Violation', words.severity.Violation],
    ['Warning', words.severity.Warning],
    ['Info', words.severity.Info],
  ]
  const rows = judgement.verdicts.map(one => {
    const profile = profiles.find(({ id }) => id === one.profile)
    const name = profile === undefined ? one.profile : `${profile.label[language]} ${profile.version}`
    const label =
      one === verdict
        ? html`${name} <span class="quiet">(${validate.chosenProfile})</span>`
        : html`<a href="${hrefOf({ ...shown, verdict: one }, '')}">${name}</a>`
    return html`<tr><th scope="row" data-label="${validate.profile}">${label}</th>
<td data-label="${validate.outcome}">${icon(one.conforms ? 'succeeded' : 'failed')} ${one.conforms ? validate.conformsShort : validate.doesNotConformShort}</td>
${heads.map(([severity, head]) => html`<td class="number" data-label="${head}">${formatNumber(one.counts[severity], language)}</td>`)}</tr>`
  })
  return html`<div class="scroll"><table class="stack"><caption>${validate.profileCaption}</caption>
<thead><tr><th scope="col">${validate.profile}</th><th scope="col">${validate.outcome}</th>${heads.map(([, head]) => html`<th scope="col" class="number">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`
}

function missingClasses({ verdict, request: { words } }: Shown): Html {
  const { resources, isRead } = verdict
  const missing = isRead ? mandatoryClasses.filter(name => (resources[name] ?? 0) === 0) : []
  if (missing.length === 0) return html``
  return html`<div class="notice notice-error"><h2>${words.validate.missingTitle}</h2><ul>${missing.map(name => html`<li>${words.validate.missingClass(`${words.resourceType[name]} (dcat:${name})`)}</li>`)}</ul></div>`
}

/** What the document holds, and what pays most. */
export function contents(shown: Shown): Html {
  const { verdict, judgement, request } = shown
  const { words, language } = request
  const { validate } = words
  const names: Readonly<Record<string, string>> = words.resourceType
  const syntax = verdict.syntax === null ? null : syntaxById(verdict.syntax)
  const rows = Object.entries(verdict.resources).map(
    ([name, count]) =>
      html`<tr><th scope="row">${names[name] ?? name}</th><td class="number">${formatNumber(count, language)}</td></tr>`,
  )
  const table = html`<table><caption>${validate.foundCaption}</caption>
<thead><tr><th scope="col">${validate.class}</th><th scope="col" class="number">${validate.instances}</th></tr></thead>
<tbody>${rows}</tbody></table>`
  const { predicted, document } = judgement
  return html`<div class="columns"><section><h2>${validate.found}</h2>
<p>${syntax === null ? '' : html`${validate.recognised}: ${syntax.label}<br>`}${validate.size}: ${formatBytes(document.byteLength, language)}</p>${rows.length === 0 ? '' : table}</section>
${predicted === null ? '' : firstFixes(predicted, shown)}</div>`
}

/** How many findings the level leaves out, with a way to see them; nothing when it leaves out none. */
export function hiddenNotice(shown: Shown): Html {
  const { verdict, level, request } = shown
  const { validate } = request.words
  const { Warning, Info } = verdict.counts
  const hidden = level === 'info' ? 0 : Info + (level === 'violation' ? Warning : 0)
  if (hidden === 0) return html``
  const path = request.path.endsWith('/source') ? '/source' : ''
  const view = request.query.get('view')
  const given = view === null ? { level: 'info' } : { level: 'info', view }
  return html`<p class="quiet">${validate.hidden(hidden, validate.levels[level])} <a href="${hrefOf(shown, path, given)}">${validate.level} ${validate.levels.info}</a></p>`
}
