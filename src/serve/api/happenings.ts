import { z } from 'zod'
import type { AuditEntry } from '../../model/access.ts'
import type { Delivery } from '../../model/notice.ts'
import { ownDeliveries } from '../admin/own-deliveries.ts'
import { may } from '../admin/permissions.ts'
import type { PageTools } from '../tools.ts'
import type { AdmittedRequest, ApiAnswer } from './api.ts'
import { offsetOf, pageJson, paging } from './paging.ts'
import { queryOf } from './query.ts'
import { refused } from './refused.ts'

const auditQuery = z.object({ ...paging, subject: z.string().max(200).optional() })

/** What people have done, newest first. */
export async function auditEntries({ url }: AdmittedRequest, { store }: PageTools): Promise<ApiAnswer> {
  const query = queryOf(auditQuery, url)
  if ('problem' in query) return query
  const { limit, subject } = query.value
  const of = subject === undefined ? {} : { subject }
  const { items, total } = await store.auditLog({ ...of, limit, offset: offsetOf(query.value) })
  return { json: pageJson('auditEntries', { total, items: items.map(auditJson) }, query.value) }
}

const deliveryQuery = z.object({ ...paging, source: z.string().max(100).optional() })

/** Messages that were sent or are to be, newest first. */
export async function deliveries({ url, who }: AdmittedRequest, { store }: PageTools): Promise<ApiAnswer> {
  const query = queryOf(deliveryQuery, url)
  if ('problem' in query) return query
  const { limit, source } = query.value
  if (source !== undefined && !may(who, 'see', source)) return refused(403, `The source ${source} is not yours`)
  const slice = { limit, offset: offsetOf(query.value) }
  const { items, total } = await ownDeliveries(who, { source: source ?? null, ...slice }, store)
  return { json: pageJson('deliveries', { total, items: items.map(deliveryJson) }, query.value) }
}

function auditJson({ at, ...entry }: AuditEntry): Readonly<Record<string, unknown>> {
  return { at: at.toISOString(), ...entry }
}

function deliveryJson({
  createdAt,
  nextAttemptAt,
  deliveredAt,
  ...delivery
}: Delivery): Readonly<Record<string, unknown>> {
  return {
    ...delivery,
    createdAt: createdAt.toISOString(),
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
  }
}
