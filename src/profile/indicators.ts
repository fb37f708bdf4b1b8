import type { Indicator } from '../model/score.ts'
import { bilingual } from './labels.ts'
import type { Concept, Scheme } from './profile.ts'

const entities = ['dataset', 'distribution', 'either'] as const

/** The quality indicators in `vocab/mqa-metrics.tsv`, in its order. @throws Error naming an indicator that is not whole */
export function indicatorsOf(scheme: Scheme | undefined): Indicator[] {
  return [...(scheme?.concepts.values() ?? [])].map(indicatorOf)
}

function indicatorOf({ uri, code, label, more }: Concept): Indicator {
  const computedOn = entities.find(entity => entity === more.computed_on)
  const points = Number(more.points)
  const text = bilingual(label)
  if (computedOn === undefined || !(points > 0) || text === null || !more.dimension) {
    throw new Error(`vocab/mqa-metrics.tsv: ${code} is not whole`)
  }
  return { id: code, iri: uri, inDimension: more.dimension, points, computedOn, label: text }
}
