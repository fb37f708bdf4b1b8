import { addressSubject, type Subject } from '../../harvest/subject.ts'
import type { Answer, Get } from '../../model/document.ts'

/** A document that was fetched, and what there was to complain of on the way to it. */
export type Fetched = Answer & { readonly kind: 'document' }

/** Reads a document that was fetched as a harvest of its address does; what it refers to is fetched with `get`. */
export async function fetchedSubject(fetched: Fetched, get: Get): Promise<Subject> {
  let isFirst = true
  const replaying: Get = async (url, options) => {
    if (!isFirst) return await get(url, options)
    isFirst = false
    return fetched
  }
  const { subject } = await addressSubject(fetched.document.url, { get: replaying })
  return subject
}
