import { html } from 'hono/html'
import { adminApiWords } from '../../text/admin-api.ts'
import { feedWords } from '../../text/feeds.ts'
import { qualityWords } from '../../text/quality.ts'
import type { ApiResource } from '../api/resources.ts'
import { feeds } from '../data/feeds-subjects.ts'
import type { Html, PageRequest } from '../view.ts'

/** Resources of the API: method, address and what each gives. */
export function resourceTable(
  all: readonly ApiResource[],
  caption: string,
  { words, language }: Pick<PageRequest, 'words' | 'language'>,
): Html {
  const meanings: Readonly<Record<string, string>> = {
    ...words.api.resources,
    ...adminApiWords[language],
    ...qualityWords[language].api,
  }
  const rows = all.map(
    ({ id, method, path }) =>
      html`<tr><td class="whole"><code>${method}</code></td><th scope="row"><code>/katalog/v1/${inBraces(path)}</code></th><td>${meanings[id]}</td></tr>`,
  )
  return html`<div class="scroll"><table><caption>${caption}</caption>
<thead><tr><th scope="col">${words.api.method}</th><th scope="col">${words.general.address}</th><th scope="col">${words.api.meaning}</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`
}

/** The feeds: their addresses and what each is about. */
export function feedTable({ words, language }: Pick<PageRequest, 'words' | 'language'>): Html {
  const { caption, gives } = feedWords[language]
  const rows = feeds.map(
    ({ path, about }) => html`<tr><th scope="row"><code>${inBraces(path)}</code></th><td>${gives[about]}</td></tr>`,
  )
  return html`<div class="scroll"><table><caption>${caption}</caption>
<thead><tr><th scope="col">${words.general.address}</th><th scope="col">${words.api.meaning}</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`
}

function inBraces(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}')
}
