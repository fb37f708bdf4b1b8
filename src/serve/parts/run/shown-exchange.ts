import type { Exchange } from '../../../model/document.ts'
import { shownAddress } from '../../../model/shown-address.ts'

/** An exchange as everybody may see it. */
export interface ShownExchange extends Omit<Exchange, 'startedAt'> {
  readonly startedAt: string
}

/** Headers of an answer that are told of. */
const told = ['content-type', 'content-encoding', 'etag', 'last-modified', 'location', 'retry-after']

/** The exchange without what is nobody else's: passwords and keys in its addresses, folders of the server. */
export function shownExchange({ url, startedAt, headers, ...exchange }: Exchange): ShownExchange {
  const shown = Object.entries(headers).filter(([name]) => told.includes(name))
  const all = shown.map(([name, value]) => [name, name === 'location' ? shownAddress(value) : value])
  return { ...exchange, url: shownAddress(url), startedAt: startedAt.toISOString(), headers: Object.fromEntries(all) }
}

/** Facts of the log, or of what a run failed by, as everybody may see them. */
export function shownFacts<T>(facts: Readonly<Record<string, T>>): Readonly<Record<string, T | string>> {
  const isAddress = (value: unknown): value is string => typeof value === 'string' && /^(https?|file):\/\//i.test(value)
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, isAddress(value) ? shownAddress(value) : value]),
  )
}
