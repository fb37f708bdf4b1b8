import type { Delivery } from '../../model/notice.ts'
import type { Page, Store } from '../../store/store.ts'
import type { Who } from './permissions.ts'

/** A slice of a list of deliveries, of one source or of all. */
interface DeliverySlice {
  readonly source: string | null
  readonly limit: number
  readonly offset: number
}

/** The deliveries that a holder may see, newest first: an owner those of the own sources. */
export async function ownDeliveries(
  who: Who,
  { source, limit, offset }: DeliverySlice,
  store: Pick<Store, 'deliveries'>,
): Promise<Page<Delivery>> {
  if (source !== null) return await store.deliveries({ source, limit, offset })
  if (who.role !== 'owner') return await store.deliveries({ limit, offset })
  const lists = await Promise.all(
    who.sources.map(own => store.deliveries({ source: own, limit: limit + offset, offset: 0 })),
  )
  const newest = lists.flatMap(({ items }) => items).sort((a, b) => b.id - a.id)
  return { items: newest.slice(offset, offset + limit), total: lists.reduce((sum, { total }) => sum + total, 0) }
}
