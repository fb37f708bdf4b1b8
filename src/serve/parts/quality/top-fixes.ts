import { html } from 'hono/html'
import type { RankedFix } from '../../../model/assessment.ts'
import type { Method } from '../../../model/score.ts'
import { stepGains } from '../../../score/step-gains.ts'
import { qualityWords } from '../../../text/quality.ts'
import { printable, shortened } from '../../literals.ts'
import { inLines } from '../../quality/turtle-lines.ts'
import type { Html, PageRequest } from '../../view.ts'
import { pointsText } from '../score.ts'
import { signed } from './causes.ts'

const longestText = 1500

/**
 * The fixes that pay most for an organisation: what to do, where, and what the mean gains when those above are made;
 * `start` is its mean as it is.
 */
export function topFixes(
  ranked: readonly RankedFix[],
  method: Method,
  { request, most, start }: { readonly request: PageRequest; readonly most: number; readonly start: number },
): Html {
  const { language } = request
  const words = qualityWords[language]
  if (ranked.length === 0) return html`<p class="quiet">${words.paysNone}</p>`
  const gains = stepGains(ranked, start)
  return html`<ol class="finding-groups">${ranked.slice(0, most).map((row, at) => item(row, gains[at], { method, request }))}</ol>`
}

function item(
  { fix, found, resources, datasets, after }: RankedFix,
  gain: number,
  { method, request }: { readonly method: Method; readonly request: PageRequest },
): Html {
  const { language } = request
  const words = qualityWords[language]
  return html`<li class="finding loss">
<div class="finding-head"><span class="property">${fix.label[language]}</span> <span class="quiet small">${words.places(resources, datasets)}</span>
<span class="gain">${words.paysGain(signed(gain, method, language))}</span></div>
<p>${shortened(printable(fix.text[language]), longestText)}</p>
${found === null || fix.text[language].includes(found) ? '' : html`<p class="small">${words.found}: <bdi class="value iri">${shortened(printable(found), 200)}</bdi></p>`}
${fix.turtle === null ? '' : html`<figure class="example"><figcaption class="small quiet">${words.write}</figcaption><pre tabindex="0">${shortened(printable(inLines(fix.turtle)), longestText)}</pre></figure>`}
<p class="small quiet">${words.costs[fix.cost]}. ${words.afterwards(pointsText(after, method, language))}</p></li>`
}
