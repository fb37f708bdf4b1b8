import { z } from 'zod'

/** Most items in one answer of the API. */
export const mostItems = 100

const deepest = 10_000

/** The paging parameters of the REST API-profil: `limit` with `page`, from 1. */
export const paging = {
  limit: wholeNumber(1, mostItems).default(20),
  page: wholeNumber(1, deepest).default(1),
}

/** The query of a list that is asked nothing else. */
export const listQuery = z.object(paging)

/** A whole number in a query; what is allowed stands in the error. */
export function wholeNumber(least: number, most: number): z.ZodCoercedNumber {
  const error = `must be a whole number from ${least} to ${most}`
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error })
}

/** Where a page of a list begins. */
export function offsetOf({ limit, page }: { readonly limit: number; readonly page: number }): number {
  return (page - 1) * limit
}

/** A page of a list as the API gives it, its items under their name. */
export function pageJson<T>(
  name: string,
  page: { readonly total: number; readonly items: readonly T[] },
  query: { readonly limit: number; readonly page: number },
): Readonly<Record<string, unknown>> {
  return { total: page.total, page: query.page, limit: query.limit, [name]: page.items }
}
