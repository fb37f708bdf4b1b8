import { html } from 'hono/html'
import type { LostPoints } from '../../../model/assessment.ts'
import type { Method } from '../../../model/score.ts'
import { formatNumber } from '../../../text/format.ts'
import { qualityWords } from '../../../text/quality.ts'
import { printable, shortened } from '../../literals.ts'
import { groupLosses, type LossGroup } from '../../quality/loss-groups.ts'
import { inLines } from '../../quality/turtle-lines.ts'
import type { Html, PageRequest } from '../../view.ts'
import { pointsText } from '../score.ts'
import { signed } from './causes.ts'

/** Most resources and most notes that are named in one place. */
const mostNamed = 5
const longestValue = 300
const longestText = 1500

/** How losses are shown. */
interface LossOptions {
  readonly method: Method
  readonly request: PageRequest
  /** What to call a resource that was judged. */
  readonly nameOf: (resource: string) => Html | string
}

/** Every point that a dataset lacks under a method: where, why, what would count and what it gives. */
export function lossList(losses: readonly LostPoints[], options: LossOptions): Html {
  const words = qualityWords[options.request.language]
  if (losses.length === 0) return html`<p>${words.lostNone}</p>`
  const groups = groupLosses(losses)
  const unjudged = groups.filter(({ cause }) => cause === 'method')
  const known = groups.filter(({ cause }) => cause !== 'method')
  return html`${known.length === 0 ? '' : html`<ol class="finding-groups losses">${known.map(group => lossItem(group, options))}</ol>`}
${unjudged.length === 0 ? '' : html`<div class="finding"><h3>${words.causes.method}</h3><p class="small quiet">${words.causeTexts.method}</p><ul class="small">${unjudged.map(group => unjudgedItem(group, options))}</ul></div>`}`
}

/** What nobody knows is no fault and has no fix: only where, and what it would have given. */
function unjudgedItem(group: LossGroup, options: LossOptions): Html {
  const { method, request } = options
  const found = group.found === null ? '' : html`, ${foundText(group, request)}`
  return html`<li>${indicatorsText(group, method, request)}: ${placesText(group, options)}${found}</li>`
}

function lossItem(group: LossGroup, options: LossOptions): Html {
  const { method, request } = options
  const { language } = request
  const words = qualityWords[language]
  const { fix, cause } = group
  const causeText = words.causeTexts[cause]
  return html`<li class="finding loss">
<div class="finding-head"><span class="property">${fix.label[language]}</span> <span class="cause cause-${cause}"><span class="unseen">${words.causeTitle}: </span>${words.causes[cause]}</span>
<span class="gain${group.gain > 0 ? '' : ' gain-none'}">${signed(group.gain, method, language)} ${words.pointsUnit}</span></div>
<p>${shortened(printable(fix.text[language]), longestText)}</p>
<dl class="loss-facts">
<div><dt>${words.on}</dt><dd>${placesText(group, options)}</dd></div>
${isTold(group, request) ? '' : html`<div><dt>${words.found}</dt><dd>${foundText(group, request)}</dd></div>`}
<div><dt>${words.lacks}</dt><dd>${indicatorsText(group, method, request)}</dd></div>
</dl>
${group.notes.length === 0 ? '' : html`<ul class="small">${group.notes.slice(0, mostNamed).map(note => html`<li><bdi>${shortened(printable(note[language]), 400)}</bdi></li>`)}</ul>`}
${fix.turtle === null ? '' : html`<figure class="example"><figcaption class="small quiet">${words.write}</figcaption><pre tabindex="0">${shortened(printable(inLines(fix.turtle)), longestText)}</pre></figure>`}
<p class="small quiet">${gainText(group, method, request)}${causeText === '' ? '' : ` ${causeText}`}</p></li>`
}

/** Does the text of the fix say already what stands there? */
function isTold({ fix, found }: LossGroup, { language }: PageRequest): boolean {
  return found !== null && fix.text[language].includes(found)
}

function placesText({ places }: LossGroup, { nameOf, request }: LossOptions): Html {
  const words = qualityWords[request.language]
  const shown = places.slice(0, mostNamed)
  const lineOf = (line: number | null) =>
    line === null ? '' : html` <span class="quiet">(${words.line(formatNumber(line, request.language))})</span>`
  return html`${shown.map(({ on, line }, at) => html`${at > 0 ? ', ' : ''}${nameOf(on)}${lineOf(line)}`)}${places.length > shown.length ? ` ${words.andMore(places.length - shown.length)}` : ''}`
}

function foundText({ found }: LossGroup, { language }: PageRequest): Html {
  const words = qualityWords[language]
  if (found === null) return html`<span class="quiet">${words.foundNothing}</span>`
  return html`<bdi class="value iri">${shortened(printable(found), longestValue)}</bdi>`
}

function indicatorsText({ indicators }: LossGroup, method: Method, { language }: PageRequest): string {
  const labelOf = (id: string) => method.indicators.find(indicator => indicator.id === id)?.label[language] ?? id
  return indicators
    .map(({ indicator, points }) => `${labelOf(indicator)} ${pointsText(points, method, language)}`)
    .join(', ')
}

function gainText({ gain, places }: LossGroup, method: Method, { language }: PageRequest): string {
  const words = qualityWords[language]
  const text = pointsText(Math.abs(gain), method, language)
  if (!/[1-9]/.test(text)) return words.gainNone[method.counting]
  if (gain < 0) return words.gainLoss(`−${text}`)
  return places.length > 1 ? words.gainEach(text) : words.gainAlone(text)
}
