import { type Counting, type Indicator, type Method, ratings } from '../model/score.ts'
import { bilingual } from './labels.ts'
import type { Concept, Scheme } from './profile.ts'

const entities: readonly Indicator['computedOn'][] = ['dataset', 'distribution', 'either']
const countings: readonly Counting[] = ['best-distribution', 'mean-of-groups', 'shares']
const combinations: readonly Indicator['combine'][] = ['all', 'any', 'alignment']

/**
 * The scoring methods in `vocab/score-methods.tsv` with the indicators in the tables that it names, in their order.
 * @throws Error naming the row that is not whole, or the table that is missing
 */
export function methodsOf(schemes: ReadonlyMap<string, Scheme>): Method[] {
  return rowsOf(schemes, 'score-methods').map(row => methodOf(row, schemes))
}

function rowsOf(schemes: ReadonlyMap<string, Scheme>, id: string): Concept[] {
  const scheme = schemes.get(id)
  if (scheme === undefined) throw new Error(`vocab/${id}.tsv is missing`)
  return [...scheme.concepts.values()]
}

function methodOf(row: Concept, schemes: ReadonlyMap<string, Scheme>): Method {
  const { uri, code, label, more } = row
  const counting = countings.find(name => name === more.counting)
  const about = bilingual({ sv: more.about_sv || null, en: more.about_en || null })
  const text = bilingual(label)
  const maxPoints = Number(more.max_points)
  const bands = ratingsOf(more.ratings ?? '')
  if (
    counting === undefined ||
    about === null ||
    text === null ||
    !more.version ||
    !(maxPoints > 0) ||
    bands === null
  ) {
    throw new Error(`vocab/score-methods.tsv: ${code} is not whole`)
  }
  const indicators = rowsOf(schemes, more.metrics).map(indicator => indicatorOf(indicator, more.metrics))
  if (counting !== 'best-distribution' && indicators.some(({ computedOn }) => computedOn === 'either')) {
    throw new Error(`vocab/${more.metrics}.tsv: only where one distribution counts may an indicator be of either`)
  }
  return {
    id: code,
    iri: uri,
    version: more.version,
    label: text,
    about,
    maxPoints,
    counting,
    parameters: Object.fromEntries(pairs(more.parameters ?? '', '=')),
    ratings: bands,
    indicators,
  }
}

function indicatorOf({ uri, code, label, more }: Concept, table: string): Indicator {
  const computedOn = entities.find(entity => entity === more.computed_on)
  const combine = combinations.find(name => name === (more.combine || 'all'))
  const points = Number(more.points)
  const text = bilingual(label)
  const tests = words(more.tests)
  if (!computedOn || !combine || !(points > 0) || text === null || !more.dimension || tests.length === 0) {
    throw new Error(`vocab/${table}.tsv: ${code} is not whole`)
  }
  const common = { id: code, iri: uri, inDimension: more.dimension, points, computedOn }
  return { ...common, label: text, tests, combine, fixes: words(more.fixes) }
}

/** `excellent:351 good:221`, best first; null when a rating is not known, they are in no order, or the last does not begin at 0. */
function ratingsOf(cell: string): Method['ratings'] | null {
  const found = pairs(cell, ':').map(([name, least]) => ({
    rating: ratings.find(rating => rating === name),
    least: Number(least),
  }))
  const known = found.flatMap(({ rating, least }) => (rating === undefined ? [] : [{ rating, least }]))
  const isFalling = known.every(({ least }, place) => place === 0 || least < known[place - 1].least)
  return known.length === found.length && isFalling && known.at(-1)?.least === 0 ? known : null
}

function words(cell: string | undefined): string[] {
  return (cell ?? '').split(' ').filter(word => word !== '')
}

function pairs(cell: string, separator: string): [string, string][] {
  return words(cell).map(word => {
    const [name, value] = word.split(separator)
    return [name, value]
  })
}
