import type { Counting, Method, Verdict } from '../model/score.ts'
import type { Verdicts } from './verdicts.ts'
import { bestOf, mergedTotal, placeOf, pointsFor, sumOf, verdictAt, type Weighed, weighedOf } from './weighed.ts'

/** A measurement before it has names. */
export interface Counted {
  /** Place of the indicator, and of the resource. */
  readonly indicator: number
  readonly resource: number
  readonly value: Verdict
  readonly points: number
  readonly maxPoints: number
}

/** What was counted of a dataset; `best` is the place of the distribution that counts, where one alone does. */
export interface Count {
  readonly counted: readonly Counted[]
  readonly best: number | null
}

/** A way to count: measurement by measurement, and the total alone. */
interface Way {
  readonly count: (verdicts: Verdicts, weighed: Weighed) => Count
  readonly total: (verdicts: Verdicts, weighed: Weighed) => number
}

const ways: Readonly<Record<Counting, Way>> = {
  'best-distribution': {
    count: countBest,
    total: (verdicts, weighed) => mergedTotal(verdicts, bestOf(verdicts, weighed), weighed),
  },
  'mean-of-groups': {
    count: (verdicts, weighed) => ({ counted: countEach(verdicts, weighed, groupsOf(verdicts)), best: null }),
    total: (verdicts, weighed) => sumOfMeans(verdicts, weighed) / groupsOf(verdicts),
  },
  shares: { count: countShares, total: sumOfMeans },
}

/** Counts the verdicts on a dataset and its distributions: measurements in the order of the indicators. */
export function count(verdicts: Verdicts, method: Method): Count {
  return ways[method.counting].count(verdicts, weighedOf(method))
}

/** What the points of all measurements sum up to, without them. */
export function totalOf(verdicts: Verdicts, method: Method): number {
  return rounded(ways[method.counting].total(verdicts, weighedOf(method)))
}

/**
 * The total when some resources are judged otherwise, by place: what one resource alone brings about is found without
 * counting all others anew, as a dataset may have thousands of them.
 */
export function totalsOf(
  verdicts: Verdicts,
  method: Method,
): (changed: ReadonlyMap<number, Verdicts[number]>) => number {
  const weighed = weighedOf(method)
  if (method.counting === 'best-distribution') return changed => totalOf(withRows(verdicts, changed), method)
  const distributions = verdicts.slice(1).reduce((sum, row) => sum + sumOf(row, weighed), 0)
  return changed => {
    let [sum, length] = [distributions, verdicts.length]
    for (const [place, row] of changed) {
      if (place === 0) continue
      sum += sumOf(row, weighed) - (place < verdicts.length ? sumOf(verdicts[place], weighed) : 0)
      length = Math.max(length, place + 1)
    }
    const mean = length === 1 ? 0 : sum / (length - 1)
    const groups = method.counting === 'shares' || length === 1 ? 1 : 2
    return rounded((sumOf(changed.get(0) ?? verdicts[0], weighed) + mean) / groups)
  }
}

function withRows(verdicts: Verdicts, changed: ReadonlyMap<number, Verdicts[number]>): Verdicts {
  const rows = [...verdicts]
  for (const [place, row] of changed) rows[place] = row
  return rows
}

/** Points as they are told: sums of fractions without the noise of floating point. */
export function rounded(points: number): number {
  return Math.round(points * 1e9) / 1e9
}

function countBest(verdicts: Verdicts, weighed: Weighed): Count {
  const best = bestOf(verdicts, weighed)
  const counted = weighed.indicators.map((_, indicator) => {
    const value = verdictAt(verdicts, best, indicator, weighed)
    const resource = placeOf(verdicts, best, indicator, weighed)
    const maxPoints = weighed.weights[indicator]
    return { indicator, resource, value, points: pointsFor(value, indicator, weighed), maxPoints }
  })
  return { counted, best }
}

/** The dataset is one group; its distributions, if it has any, are another. */
function groupsOf(verdicts: Verdicts): number {
  return verdicts.length === 1 ? 1 : 2
}

/** One of distributions gives the share that passes; without any they are all lost. */
function countShares(verdicts: Verdicts, weighed: Weighed): Count {
  const counted = countEach(verdicts, weighed, 1)
  if (verdicts.length > 1) return { counted, best: null }
  const lost = weighed.indicators.flatMap(({ computedOn }, indicator): Counted[] => {
    const maxPoints = weighed.weights[indicator]
    return computedOn === 'distribution' ? [{ indicator, resource: 0, value: false, points: 0, maxPoints }] : []
  })
  return { counted: [...counted, ...lost].sort((a, b) => a.indicator - b.indicator), best: null }
}

/** One measurement for each indicator and resource that it is asked of, its points shared among them and among groups. */
function countEach(verdicts: Verdicts, weighed: Weighed, groups: number): Counted[] {
  const counted: Counted[] = []
  for (const [indicator, { computedOn }] of weighed.indicators.entries()) {
    const [first, end] = computedOn === 'distribution' ? [1, verdicts.length] : [0, 1]
    const parts = (end - first) * groups
    for (let resource = first; resource < end; resource++) {
      const value = verdicts[resource][indicator] ?? null
      const points = pointsFor(value, indicator, weighed) / parts
      counted.push({ indicator, resource, value, points, maxPoints: weighed.weights[indicator] / parts })
    }
  }
  return counted
}

/** The dataset's sum and the mean of its distributions' sums. */
function sumOfMeans(verdicts: Verdicts, weighed: Weighed): number {
  let sum = 0
  for (let place = 1; place < verdicts.length; place++) sum += sumOf(verdicts[place], weighed)
  return sumOf(verdicts[0], weighed) + (verdicts.length === 1 ? 0 : sum / (verdicts.length - 1))
}
