import pLimit from 'p-limit'
import { complianceWith } from '../harvest/compliance.ts'
import type { Score } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import { scoreDatasets } from '../score/score.ts'
import { type Check, check } from '../validate/check.ts'

/** A document to judge. */
export interface Submission {
  readonly body: Uint8Array
  /** What its sender calls it. */
  readonly name: string
  readonly baseIri: string
  readonly mediaType: string | null
  readonly charset: string | null
}

/** A judged document, with a predicted score per dataset (EU MQA v1, links not checked). */
export interface Verdict extends Check {
  readonly scores: readonly Score[]
}

/** Largest document, in bytes. */
export const maxBytes = 5_000_000

/** Longest time for one document, in seconds. */
export const maxSeconds = 60

/** Most documents that wait their turn. */
const mostWaiting = 8

/** Judges documents one at a time, so that pages are still answered; `busy` when too many wait. */
export interface Validator {
  judge(submission: Submission, profile: Profile): Promise<Verdict | 'busy' | 'timed-out'>
}

/** A validator with a queue of its own. */
export function createValidator(profiles: readonly Profile[]): Validator {
  const baseline = profiles.find(({ id }) => id === 'dcat-ap') ?? null
  const turn = pLimit(1)
  return {
    judge: async (submission, profile) => {
      if (turn.pendingCount >= mostWaiting) return 'busy'
      return await turn(() => judged(submission, { profile, baseline }))
    },
  }
}

/** What a document is judged by. */
interface Standard {
  readonly profile: Profile
  /** The European profile, for the indicator of compliance. */
  readonly baseline: Profile | null
}

async function judged(submission: Submission, standard: Standard): Promise<Verdict | 'timed-out'> {
  const { body, baseIri, mediaType, charset } = submission
  const signal = AbortSignal.timeout(maxSeconds * 1000)
  const options = { baseIri, mediaType, charset, positions: true, signal }
  try {
    const result = await check(body, standard.profile, options)
    return { ...result, scores: await scoresOf(result, standard, signal) }
  } catch (error) {
    if (signal.aborted) return 'timed-out'
    throw error
  }
}

async function scoresOf(
  { graph }: Check,
  { profile, baseline }: Standard,
  signal: AbortSignal,
): Promise<readonly Score[]> {
  if (graph === null) return []
  const compliant = await complianceWith(baseline, graph, { signal })
  return scoreDatasets(graph, profile, { urlStatus: null, compliant })
}
