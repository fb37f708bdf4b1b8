import { html } from 'hono/html'
import type { StoredSource } from '../../../store/store.ts'
import { inLanguage } from '../../links.ts'
import { shortened } from '../../literals.ts'
import type { Html, PageRequest } from '../../view.ts'

/** Path of a source's page in administration. */
export function adminSourcePath(id: string): string {
  return `/admin/sources/${encodeURIComponent(id)}`
}

/** A source by name with a link to its page in administration; of one that is gone its id. */
export function sourceLink(source: StoredSource | string, { language }: Pick<PageRequest, 'language'>): Html {
  if (typeof source === 'string') return html`<bdi>${source}</bdi>`
  return html`<a href="${inLanguage(adminSourcePath(source.id), language)}"><bdi>${shortened(source.title, 150)}</bdi></a>`
}
