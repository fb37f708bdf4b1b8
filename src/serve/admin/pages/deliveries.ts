import { html } from 'hono/html'
import type { Delivery } from '../../../model/notice.ts'
import { reasonIn } from '../../../text/deliveries.ts'
import { formatNumber } from '../../../text/format.ts'
import { inLanguage } from '../../links.ts'
import { printable, shortened } from '../../literals.ts'
import { pagination, sliceOf } from '../../parts/pagination.ts'
import { table } from '../../parts/table.ts'
import { ago, moment } from '../../parts/time.ts'
import type { PageTools } from '../../tools.ts'
import type { Html, View } from '../../view.ts'
import { framed } from '../frame.ts'
import { ownDeliveries } from '../own-deliveries.ts'
import { may } from '../permissions.ts'
import type { AdminRequest } from '../request.ts'
import { adminSourcePath } from './source-link.ts'

/** Messages that were sent or wait to be, newest first. */
export async function deliveriesPage(request: AdminRequest, { store }: PageTools): Promise<View> {
  const { admin, who, query, words } = request
  const slice = sliceOf(query, [50])
  const wanted = query.get('source')
  const source = wanted !== null && may(who, 'see', wanted) ? wanted : null
  const { items, total } = await ownDeliveries(who, { source, limit: slice.limit, offset: slice.offset }, store)
  const text = admin.deliveries
  const heads = [
    text.recipient,
    words.harvest.source,
    text.state,
    { label: text.attempts, isNumber: true },
    text.error,
    text.at,
  ]
  const rows = items.map(delivery => [
    html`<bdi>${shortened(printable(delivery.recipient), 120)}</bdi> <span class="quiet small">${text.channels[delivery.channel]}</span>`,
    html`<a href="${inLanguage(adminSourcePath(delivery.source), request.language)}"><bdi>${delivery.source}</bdi></a>`,
    stateOf(delivery, request),
    formatNumber(delivery.attempts, request.language),
    html`<bdi class="small">${shortened(printable(reasonIn(delivery, request.language)), 200)}</bdi>`,
    ago(delivery.createdAt, request),
  ])
  const body = html`<p class="lead">${text.lead}</p>
${items.length === 0 ? html`<p class="quiet">${text.none}</p>` : table(text.caption, heads, rows)}${pagination(total, slice, request)}`
  return framed({ title: text.title, body }, request)
}

function stateOf({ deliveredAt, nextAttemptAt, attempts }: Delivery, request: AdminRequest): Html {
  const words = request.admin.deliveries
  if (deliveredAt !== null) return html`${words.delivered} ${ago(deliveredAt, request)}`
  if (nextAttemptAt === null) return html`<strong>${words.givenUp}</strong>`
  return attempts === 0 ? html`${words.queued}` : html`${words.waiting} ${moment(nextAttemptAt, request)}`
}
