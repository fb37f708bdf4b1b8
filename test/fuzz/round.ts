import { loadProfile, profileIds } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { judgeAny, judgeByShapes } from './demands.ts'
import { chance, mutated } from './mutate.ts'
import { seeds, shapeSeeds } from './seeds.ts'

/** What one input came to. */
export interface Outcome {
  readonly seed: number
  readonly kind: 'document' | 'shapes'
  /** The input itself, when something was wrong with what we made of it. */
  readonly input: Uint8Array
  /** Could it be read, or the shapes be judged by? */
  readonly isUsed: boolean
  /** null when all held. */
  readonly failure: string | null
  /** How long it took, in ms. */
  readonly ms: number
}

/** Makes and judges the input of a number: the same number, the same input. */
export async function roundsOf(options: { readonly onlyOwn: boolean }): Promise<(seed: number) => Promise<Outcome>> {
  const profiles: readonly Profile[] = await Promise.all((await profileIds()).map(loadProfile))
  const [documents, shapes] = [seeds(options), shapeSeeds(options)]
  return async seed => {
    const random = chance(seed)
    const document = mutated(random.one(documents), random.one(documents), random)
    const profile = random.one(profiles)
    const isAboutShapes = random.below(10) === 0
    const input = isAboutShapes ? mutated(random.one(shapes), random.one(shapes), random) : document
    const start = performance.now()
    const judge = isAboutShapes
      ? () => judgeByShapes(profile, random.one(documents), input)
      : () => judgeAny(input, profile, random)
    const { verdict, failure } = await verdictOf(judge)
    const kind = isAboutShapes ? 'shapes' : 'document'
    return { seed, kind, input, isUsed: verdict === 'used', failure, ms: performance.now() - start }
  }
}

interface Verdict {
  readonly verdict: 'refused' | 'used' | null
  readonly failure: string | null
}

async function verdictOf(judge: () => Promise<'refused' | 'used'>): Promise<Verdict> {
  try {
    return { verdict: await judge(), failure: null }
  } catch (error) {
    return { verdict: null, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
