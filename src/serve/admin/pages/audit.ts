import { html } from 'hono/html'
import type { AuditEntry } from '../../../model/access.ts'
import { inLanguage } from '../../links.ts'
import { printable, shortened } from '../../literals.ts'
import { pagination, sliceOf } from '../../parts/pagination.ts'
import { table } from '../../parts/table.ts'
import { moment } from '../../parts/time.ts'
import type { PageTools } from '../../tools.ts'
import type { Html, View } from '../../view.ts'
import { framed } from '../frame.ts'
import type { AdminRequest } from '../request.ts'

const longest = 4000

/** What people have done, newest first. */
export async function auditPage(request: AdminRequest, { store }: PageTools): Promise<View> {
  const { admin, query, words, language } = request
  const slice = sliceOf(query, [50])
  const subject = (query.get('subject') ?? '').trim()
  const of = subject === '' ? {} : { subject }
  const { items, total } = await store.auditLog({ ...of, limit: slice.limit, offset: slice.offset })
  const text = admin.audit
  const body = html`<p class="lead">${text.lead}</p>
<form class="filter" method="get" action="${inLanguage('/admin/audit', language)}"><label for="subject">${text.filter}</label>
<input id="subject" name="subject" value="${subject}"><button class="secondary">${words.general.show}</button></form>
${items.length === 0 ? html`<p class="quiet">${text.none}</p>` : auditTable(items, request)}${pagination(total, slice, request)}`
  return framed({ title: text.title, body }, request)
}

/** What was done, as a table. */
export function auditTable(entries: readonly AuditEntry[], request: AdminRequest): Html {
  const text = request.admin.audit
  const rows = entries.map(entry => [
    moment(entry.at, request),
    html`<bdi>${shortened(printable(entry.actor), 100)}</bdi>`,
    html`${text.actions[entry.action] ?? html`<code>${entry.action}</code>`} <bdi>${entry.subject === entry.actor ? '' : shortened(printable(entry.subject), 100)}</bdi>${details(entry, request)}`,
  ])
  return table(text.caption, [text.at, text.actor, text.action], rows)
}

function details({ before, after }: AuditEntry, { admin }: AdminRequest): Html {
  if ((before ?? null) === null && (after ?? null) === null) return html``
  const side = (label: string, value: unknown) =>
    (value ?? null) === null
      ? ''
      : html`<p class="small">${label}</p><pre tabindex="0">${shortened(printable(JSON.stringify(value, null, 1)), longest)}</pre>`
  return html`<details><summary>${admin.audit.details}</summary>${side(admin.audit.before, before)}${side(admin.audit.after, after)}</details>`
}
