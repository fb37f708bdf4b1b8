import { html } from 'hono/html'
import type { FullEntry, StoredAssessment } from '../../store/store.ts'
import { qualityWords } from '../../text/quality.ts'
import { headlineOf } from '../quality/method.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest } from '../view.ts'
import { scorePanel } from './score.ts'
import { countMarks } from './state.ts'

/** Score and dimensions beside the rest of a dataset's page; empty for what is not scored. */
export async function datasetQuality(
  entry: FullEntry,
  stored: StoredAssessment | null,
  { request, tools }: { readonly request: PageRequest; readonly tools: ServeTools },
): Promise<Html> {
  if (entry.resourceType !== 'Dataset' || entry.removedAt !== null) return html``
  const { dataset, general } = request.words
  const method = headlineOf(tools.profile)
  const counts = await tools.store.findingCounts({ entry })
  const points = stored?.points.find(each => each.method === method.id) ?? null
  const more = html`<a href="#quality-points">${qualityWords[request.language].lostTitle}</a>`
  return html`<section id="quality"><h2>${dataset.quality}</h2>
${points === null ? html`<p class="quiet">${dataset.noScore}</p>` : html`${scorePanel(points, method, { basis: '', request })}<p>${more}</p>`}
<p>${countMarks(counts, request)} ${counts.Violation + counts.Warning + counts.Info === 0 ? '' : html`<a href="#findings">${general.show}</a>`}</p></section>`
}
