import { html } from 'hono/html'
import type { ReportedMethod } from '../quality-report.ts'
import { type Context, type Html, pointsText, ratingText } from './context.ts'
import { section } from './table.ts'

/** How it is counted: every method with its version and parameters, so that a figure can be found again. */
export function methodBox(context: Context): Html {
  const { report, words, language } = context
  const { profile, basis } = report
  const name = `${profile.label[language]} ${profile.version}`
  return section(
    'method',
    words.methodBox,
    [
      html`<p>${words.methodBoxNote(name)}</p>
<p>${words.complianceNote}</p>
<p>${words.linkNote}</p>`,
      report.methods.map(method => entry(method, context)),
      basis === null
        ? ''
        : html`<p class="small">${words.basis}: ${words.basisMethods} <code>${basis.methods}</code>, ${words.basisVocabularies} <code>${basis.vocabularies}</code></p>`,
    ].flat(),
  )
}

function entry(method: ReportedMethod, { words, language }: Context): Html {
  const { id, iri, version, label, about, counting, maxPoints, ratings } = method
  const parameters = Object.entries(method.parameters).map(
    ([parameter, value]) => html`<code>${parameter}=${value}</code> `,
  )
  const bands = ratings.map(({ rating, least }) =>
    words.bandFrom(ratingText(rating, language), pointsText(least, maxPoints, language)),
  )
  return html`<div class="quality-method" id="method-${id}"><h3>${label[language]}</h3>
<p>${about[language]} ${words.counting[counting]}</p>
<dl class="quality-facts-list">
<div><dt>${words.version}</dt><dd>${version} (<code>${id}</code>, <span class="iri">${iri}</span>)</dd></div>
<div><dt>${words.parameters}</dt><dd>${parameters.length === 0 ? words.noParameters : parameters}</dd></div>
<div><dt>${words.bands}</dt><dd>${bands.join(', ')}</dd></div>
</dl></div>
`
}
