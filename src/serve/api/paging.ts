import { z } from 'zod'

/** Most items in one answer of the API. */
export const mostItems = 100

const deepest = 10_000

/** The paging parameters of the REST API-profil: `limit` with `page`, from 1. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(mostItems).default(20),
  page: z.coerce.number().int().min(1).max(deepest).default(1),
}

/** Where a page of a list begins. */
export function offsetOf({ limit, page }: { readonly limit: number; readonly page: number }): number {
  return (page - 1) * limit
}
