import { setTimeout } from 'node:timers/promises'
import type { DueLink } from '../../model/link.ts'
import { isExpected, isSilent, type Noted } from './outage.ts'
import type { LinkTools } from './tools.ts'

/** Knows whether it looks as if our own network had failed. */
export interface Weather {
  /** Remembers who answered and who did not. */
  note(noted: Noted): void
  /** Has more than every second host fallen silent, of those heard of lately and not known to be silent? */
  looksBad(): boolean
  /** Asks somebody who should answer, again after each pause till one does. False when nobody has, or the signal came. */
  clears(suspects: readonly DueLink[]): Promise<boolean>
}

/** So many are asked whether anybody answers. */
const asked = 3

/** What a host said so long ago says nothing of now, in ms. */
const lately = 60_000

/** Makes one that knows the addresses of a round, to ask those that have answered before. */
export function watchWeather(
  due: readonly DueLink[],
  { probe, limits, signal }: Pick<LinkTools, 'probe' | 'limits'> & { readonly signal: AbortSignal },
): Weather {
  const answering = new Map<string, string>()
  const latest = new Map<string, { readonly isSilent: boolean; readonly at: number }>()
  for (const { url, host, state } of due) if (state?.confident === 'yes') answering.set(host, url)
  const answers = async (suspects: readonly DueLink[]): Promise<boolean> => {
    const known = [...answering.values()].slice(-asked)
    const urls = known.length > 0 ? known : suspects.slice(0, asked).map(({ url }) => url)
    const seen = await Promise.all(urls.map(url => probe(url, { signal })))
    return seen.some(each => !isSilent(each))
  }
  return {
    note: noted => {
      const { link, seen } = noted
      if (link.host === '' || isExpected(noted)) return
      latest.set(link.host, { isSilent: isSilent(seen), at: performance.now() })
      if (isSilent(seen)) return
      answering.delete(link.host)
      answering.set(link.host, link.url)
    },
    looksBad: () => {
      const heard = [...latest.values()].filter(({ at }) => performance.now() - at < lately)
      const fallen = heard.filter(each => each.isSilent)
      return heard.length >= limits.outageHosts && fallen.length * 2 > heard.length
    },
    clears: async suspects => {
      try {
        for (const pause of limits.outagePauses) {
          await setTimeout(pause, undefined, { signal })
          if (await answers(suspects)) return true
        }
        return false
      } catch (error) {
        if (signal.aborted) return false
        throw error
      }
    },
  }
}
