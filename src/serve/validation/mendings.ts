import { setTimeout as after } from 'node:timers/promises'
import type { Judgement } from './judgement.ts'
import type { Mended } from './mended.ts'
import type { Writer, WriterOutcome } from './writer.ts'

/** Mended documents: each is begun when it is first asked for, and forgotten together with the result it belongs to. */
export interface Mendings {
  /** What came of mending a document by a profile, if it is ready within so many ms; null while it goes on. */
  of(judgement: Judgement, profile: string, ms: number): Promise<WriterOutcome<Mended> | null>
}

/** Mendings of which none has begun. */
export function createMendings(writer: Pick<Writer, 'mend'>): Mendings {
  const begun = new WeakMap<Judgement, Map<string, Promise<WriterOutcome<Mended>>>>()
  const begin = async (judgement: Judgement, profile: string): Promise<WriterOutcome<Mended>> => {
    const outcome = await writer.mend({ kind: 'mend', document: judgement.document, profile })
    // What could not be had now may be had later.
    if ('loss' in outcome) begun.get(judgement)?.delete(profile)
    return outcome
  }
  return {
    of: async (judgement, profile, ms) => {
      const own = begun.get(judgement) ?? new Map<string, Promise<WriterOutcome<Mended>>>()
      begun.set(judgement, own)
      const going = own.get(profile) ?? begin(judgement, profile)
      own.set(profile, going)
      const giving = new AbortController()
      const waited = after(ms, null, { signal: giving.signal, ref: false }).catch(() => null)
      const outcome = await Promise.race([going, waited])
      giving.abort()
      return outcome
    },
  }
}
