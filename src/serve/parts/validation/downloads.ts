import { html } from 'hono/html'
import { validationFormats } from '../../../report/validation/formats.ts'
import { inLanguage } from '../../links.ts'
import type { Html } from '../../view.ts'
import { hrefOf, type Shown } from './shown.ts'

/** The report as files, and the way to be rid of document and result. */
export function downloads(shown: Shown): Html {
  const { id, verdict, judgement, request } = shown
  const { words, language } = request
  const { validate, api, general } = words
  const order = Object.keys(validate.reports)
  const formats = validationFormats.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  const rows = formats.map(
    ({ id: format, extension, mediaType }) =>
      html`<tr><th scope="row" data-label="${api.format}"><a href="${hrefOf(shown, `/report${extension}`)}" download>${validate.reportNames[format]}</a></th><td data-label="${general.details}">${validate.reports[format]}</td><td data-label="${api.mediaType}"><code>${mediaType}</code></td></tr>`,
  )
  return html`<section><h2>${validate.downloadsTitle}</h2><p>${validate.downloadsText}</p>
<div class="scroll"><table class="stack"><caption>${validate.downloadsCaption}</caption>
<thead><tr><th scope="col">${api.format}</th><th scope="col">${general.details}</th><th scope="col">${api.mediaType}</th></tr></thead>
<tbody>${rows}</tbody></table></div>
${verdict.isRead ? html`<h3>${validate.mendedTitle}</h3><p>${validate.mendedText}</p><p><a class="button" href="${hrefOf(shown, '/fixed')}">${validate.mendedSee}</a></p>` : ''}
<h3>${validate.command}</h3><pre tabindex="0">skord validate katalog.rdf --profile ${verdict.profile}${judgement.asked.isStrict ? ' --strict' : ''} --format html &gt; rapport.html</pre>
<form action="${inLanguage(`/validate/${id}/remove`, language)}" method="post"><button class="secondary">${validate.remove}</button></form></section>`
}
