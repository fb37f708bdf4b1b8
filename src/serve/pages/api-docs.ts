import { html } from 'hono/html'
import { validationFormats } from '../../report/validation/formats.ts'
import { tokenWords } from '../../text/admin-api.ts'
import { feedWords } from '../../text/feeds.ts'
import { formatBytes } from '../../text/format.ts'
import { mostItems } from '../api/paging.ts'
import { guarded, resources } from '../api/resources.ts'
import { dumps } from '../data/dumps.ts'
import { recordFormats } from '../parts/machine.ts'
import { feedTable, resourceTable } from '../parts/resource-table.ts'
import type { ServeTools } from '../tools.ts'
import { maxBytes, maxSeconds } from '../validation/judgement.ts'
import { keptMinutes } from '../validation/validator.ts'
import type { Html, PageRequest, View } from '../view.ts'

/** The addresses for programs. */
export async function apiDocsPage(request: PageRequest, { baseUrl }: ServeTools): Promise<View> {
  const { words, language } = request
  const { api } = words
  const token = tokenWords[language]
  const feed = feedWords[language]
  const open = resources.filter(resource => !('needs' in resource))
  const body = html`<h1>${api.title}</h1><p class="lead">${api.lead}</p>
<section><h2>${api.wholeTitle}</h2><p>${api.wholeText}</p>${dumpTable(request)}</section>
<section><h2>${api.recordTitle}</h2>
<p>${api.recordText}</p><pre tabindex="0">curl -H 'Accept: text/turtle' ${baseUrl}/store/1/metadata/1</pre>${formatTable(request)}</section>
<section><h2>${api.resolverTitle}</h2>
<p>${api.resolverText}</p><pre tabindex="0">curl -L '${baseUrl}/resource?uri=https://example.se/dataset/1'</pre></section>
<section><h2>${api.restTitle}</h2><p>${api.restText}</p>${resourceTable(open, api.restCaption, request)}
<pre tabindex="0">curl '${baseUrl}/katalog/v1/datasets?q=vatten&amp;limit=10'</pre></section>
<section><h2>${token.title}</h2><p>${token.text}</p><p>${token.roles}</p>${resourceTable(guarded, token.caption, request)}
<pre tabindex="0">curl -X POST -H 'Authorization: Bearer skord_…' ${baseUrl}/katalog/v1/harvest-sources/gavle-kommun/runs</pre></section>
<section><h2>${feed.title}</h2><p>${feed.about} ${feed.language}</p>${feedTable(request)}</section>
<section><h2>${api.validationTitle}</h2><p>${api.validationText(formatBytes(maxBytes, language), maxSeconds, keptMinutes)}</p>
<pre tabindex="0">curl --data-binary @katalog.rdf -H 'Content-Type: application/rdf+xml' '${baseUrl}/katalog/v1/validations?profile=dcat-ap-se&amp;profile=dcat-ap-hvd'
curl -X POST -H 'Accept: text/csv' '${baseUrl}/katalog/v1/validations?url=https://example.se/katalog.rdf'</pre>
${validationTable(request)}<p>${api.validationLater}</p></section>
<section><h2>${api.limitsTitle}</h2><p>${api.limitsText(mostItems)}</p></section>
<section><h2>${api.operationsTitle}</h2><ul class="plain"><li><a href="/healthz"><code>/healthz</code></a> ${api.resources.healthz}</li><li><a href="/readyz"><code>/readyz</code></a> ${api.resources.readyz}</li></ul></section>`
  return { title: api.title, body }
}

function validationTable({ words }: PageRequest): Html {
  const rows = Object.entries(words.api.validationRows).map(
    ([name, meaning]) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${meaning}${name === 'Accept' ? validationFormats.map(({ mediaType }) => html` <code>${mediaType}</code>`) : ''}</td></tr>`,
  )
  return html`<div class="scroll"><table><caption>${words.api.validationCaption}</caption>
<thead><tr><th scope="col">${words.api.parameterName}</th><th scope="col">${words.api.meaning}</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`
}

function dumpTable({ words }: PageRequest): Html {
  const rows = dumps.map(
    ({ path, label, mediaType }) =>
      html`<tr><th scope="row"><a href="${path}"><code>${path}</code></a></th><td>${label}</td><td><code>${mediaType}</code></td></tr>`,
  )
  return html`<div class="scroll"><table><caption>${words.api.wholeCaption}</caption>
<thead><tr>
<th scope="col">${words.general.address}</th><th scope="col">${words.api.format}</th><th scope="col">${words.api.mediaType}</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`
}

function formatTable({ words }: PageRequest): Html {
  const rows = recordFormats.map(
    ({ id, label, mediaType }) =>
      html`<tr><th scope="row">${label}</th><td><code>${id}</code></td><td><code>${mediaType}</code></td></tr>`,
  )
  return html`<div class="scroll"><table><caption>${words.api.recordCaption}</caption>
<thead><tr>
<th scope="col">${words.api.format}</th><th scope="col">${words.api.parameter}</th><th scope="col">${words.api.mediaType}</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`
}
