import { html } from 'hono/html'
import type { LikelyDuplicate, LostDuplicate, Page, Store, StoredSource } from '../../store/store.ts'
import { adminWords } from '../../text/admin.ts'
import { runStoryWords } from '../../text/run-story.ts'
import { inLanguage, pathOf, sourcePath } from '../links.ts'
import { printable, shortened } from '../literals.ts'
import type { Html, PageRequest } from '../view.ts'
import { table } from './table.ts'
import { titleOfEntry } from './title.ts'

const mostDuplicates = 20

/** What is shown from other sources, and what may be the same as theirs. */
export async function duplicateSections(source: StoredSource, request: PageRequest, store: Store): Promise<Html> {
  const slice = { limit: mostDuplicates, offset: 0 }
  const [lost, likely] = await Promise.all([
    store.lostDuplicates(source.id, slice),
    store.likelyDuplicates({ source: source.id }, slice),
  ])
  const story = runStoryWords[request.language]
  const { reasons, resources } = adminWords[request.language].duplicates
  const names = { caption: story.likelyCaption, why: story.why, resources, reasons }
  const href = `/katalog/v1/duplicates?source=${encodeURIComponent(source.id)}`
  const rest = likely.total - likely.items.length
  return html`${await lostSection(lost, source, { request, store })}
${
  likely.total === 0
    ? ''
    : html`<section><h2>${story.likelyTitle}</h2><p>${story.likelyLead}</p>${likelyTable(likely.items, names, request)}
${rest > 0 ? html`<p class="quiet">${request.words.general.more(rest)} <a href="${href}">${story.allInApi}</a></p>` : ''}</section>`
}`
}

/** Records that are shown from another source, and why. */
async function lostSection(
  { items, total }: Page<LostDuplicate>,
  source: StoredSource,
  { request, store }: { readonly request: PageRequest; readonly store: Pick<Store, 'source'> },
): Promise<Html> {
  if (total === 0) return html``
  const story = runStoryWords[request.language]
  const href = `/katalog/v1/harvest-sources/${encodeURIComponent(source.id)}/duplicates`
  return html`<section><h2>${story.lostTitle}</h2><p>${story.lostLead}</p>
${await lostTable(items, { request, store })}
${total > items.length ? html`<p class="quiet">${request.words.general.more(total - items.length)} <a href="${href}">${story.allInApi}</a></p>` : ''}</section>`
}

/** The same as a table. */
export async function lostTable(
  items: readonly LostDuplicate[],
  { request, store }: { readonly request: PageRequest; readonly store: Pick<Store, 'source'> },
): Promise<Html> {
  const { language } = request
  const story = runStoryWords[language]
  const rows = items.map(async ({ lost, entry, decidedBy }) => {
    const winner = await store.source(entry.source)
    const from = html`<bdi>${winner === null ? entry.source : shortened(winner.title, 100)}</bdi>`
    return [
      html`<a href="${inLanguage(pathOf(lost), language)}">${titleOfEntry(lost, request)}</a>`,
      html`<a href="${inLanguage(pathOf(entry), language)}">${from}</a>`,
      story.decidedBy[decidedBy],
    ]
  })
  return table(story.lostCaption, [story.resource, story.shownFrom, story.why], await Promise.all(rows))
}

/** Records that may be the same as others. */
export function likelyTable(
  items: readonly LikelyDuplicate[],
  words: {
    readonly caption: string
    readonly why: string
    readonly resources: string
    readonly reasons: Readonly<Record<LikelyDuplicate['reason'], string>>
  },
  request: PageRequest,
): Html {
  const rows = items.map(({ reason, value, entries }) => [
    html`${words.reasons[reason]}<br><bdi class="small quiet iri">${shortened(printable(value), 150)}</bdi>`,
    html`<ul class="plain">${entries.map(
      entry =>
        html`<li><a href="${inLanguage(pathOf(entry), request.language)}">${titleOfEntry(entry, request)}</a> <a class="quiet small" href="${inLanguage(sourcePath({ id: entry.source }), request.language)}"><bdi>${entry.source}</bdi></a></li>`,
    )}</ul>`,
  ])
  return table(words.caption, [words.why, words.resources], rows)
}
