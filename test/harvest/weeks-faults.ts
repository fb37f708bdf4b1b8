import type { Assessment } from '../../src/model/assessment.ts'
import type { Harvest } from '../../src/model/harvest.ts'
import { headlineMethod } from '../../src/model/score.ts'
import type { SeriesScope } from '../../src/model/score-history.ts'
import { iri, type Told, type Weeks, ways } from './weeks.ts'

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6
const sum = (causes: object): number => Object.values(causes).reduce((total: number, part: number) => total + part, 0)

/** In one order, and without what only the document tells: lines. */
function plain(assessment: Assessment): Record<string, unknown> {
  const { evidence, addresses } = assessment
  const said = evidence.filter(({ about }) => about !== 'resource').map(each => sorted({ ...each, line: 0 }))
  const { pattern, ...rest } = assessment
  return {
    ...rest,
    ...pattern,
    evidence: said.map(each => JSON.stringify(each)).sort(),
    addresses: addresses.map(each => sorted({ ...each, line: 0 })),
    flags: assessment.flags.map(sorted),
    fixes: pattern.fixes.map(sorted),
  }
}

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function firstDifference(is: unknown, want: unknown): string {
  const [a, b] = [is, want].map(value =>
    Array.isArray(value) ? value.map(v => JSON.stringify(v)) : [JSON.stringify(value)],
  )
  const [more, less] = [a.filter(each => !b.includes(each)), b.filter(each => !a.includes(each))]
  return ` is ${more.slice(0, 2).join(' ').slice(0, 300)} want ${less.slice(0, 2).join(' ').slice(0, 300)}`
}

/** Every chain of changes leads from nothing to what is, and its causes are whole. */
export async function faultsIn(weeks: Weeks, sources: readonly string[], noted: boolean): Promise<string[]> {
  const { store } = weeks
  const faults: string[] = []
  const methods = ways[0].methods
  for (const id of sources) {
    const held = []
    for await (const each of store.assessments({ source: id })) held.push(each)
    for (const { entry, points, assessment } of held) {
      const changes = (await store.scoreChanges(entry, 1000)).toReversed()
      for (const { method, points: now } of points) {
        let last: number | null = null
        for (const { changes: all, at } of changes) {
          const change = all.find(each => each.method === method)
          if (change === undefined) continue
          if ((change.before === null) !== (last === null) || !near(change.before ?? 0, last ?? 0))
            faults.push(`${assessment.computedOn} ${method} ${at.toISOString()} chain ${last} -> ${change.before}`)
          if (
            change.before !== null &&
            change.after !== null &&
            !near(change.after - change.before, sum(change.causes))
          )
            faults.push(`${assessment.computedOn} ${method} sum ${JSON.stringify(change)}`)
          last = change.after
        }
        if (last === null || !near(last, now)) faults.push(`${assessment.computedOn} ${method} end ${last} is ${now}`)
      }
    }
    const anew = await weeks.anew(id)
    if (anew !== null) {
      const stored = new Map(held.map(each => [each.assessment.computedOn, each]))
      const named = anew.filter(({ assessment }) => !assessment.computedOn.startsWith('_:'))
      for (const { assessment, points } of named) {
        const there = stored.get(assessment.computedOn)
        if (there === undefined) {
          faults.push(`${id} ${assessment.computedOn} is not stored`)
          continue
        }
        const [is, want] = [plain(there.assessment), plain(assessment)]
        for (const key of Object.keys(want))
          if (JSON.stringify(is[key]) !== JSON.stringify(want[key]))
            faults.push(`${id} ${assessment.computedOn} ${key}${firstDifference(is[key], want[key])}`)
        if (!weeks.isRejudged() && JSON.stringify(there.points) !== JSON.stringify(points))
          faults.push(`${id} ${assessment.computedOn} points${firstDifference(there.points, points)}`)
      }
    }
  }
  const { items } = await store.search({ text: '', facets: {}, sort: 'title', limit: 50, offset: 0 })
  const shown: number[] = []
  for (const item of items) {
    const points = (await store.assessment(item))?.points.find(({ method }) => method === headlineMethod)?.points
    if (item.resourceType === 'Dataset' && points !== undefined) shown.push(points)
    if (item.resourceType === 'Dataset' && (item.score ?? -1) !== (points ?? -1))
      faults.push(`a list says ${item.score} of ${item.primaryTopic}, it is ${points}`)
  }
  const all = await store.scoreSummary({}, headlineMethod)
  if (all !== null && (all.datasets !== shown.length || !near(all.points * all.datasets, sum(shown))))
    faults.push(`all are ${JSON.stringify(all)}, lists ${shown.join(' ')}`)
  for (const { iri: publisher, points } of await store.publisherScores(headlineMethod)) {
    const worst = await store.worstDatasets(publisher, headlineMethod, 50)
    if (!near(sum(worst.map(each => each.points)) / worst.length, points)) faults.push(`a ${publisher} has ${points}`)
  }
  const organisations = (await store.publisherScores(headlineMethod)).map(({ iri }) => iri)
  const scopes: SeriesScope[] = [
    { kind: 'country' },
    ...sources.map(id => ({ kind: 'source' as const, id })),
    ...organisations.map(iri => ({ kind: 'organisation' as const, iri })),
  ]
  for (const scope of scopes) {
    for (const { id: method } of methods) {
      const series = await store.scoreSeries(scope, method)
      for (const [place, point] of series.entries()) {
        if (place === 0) continue
        const difference = point.points - series[place - 1].points
        if (!near(difference, sum(point.causes)))
          faults.push(
            `series ${JSON.stringify(scope)} ${method} ${point.day} ${difference} ${JSON.stringify(point.causes)}`,
          )
      }
      if (!noted) continue
      const of =
        scope.kind === 'country' ? {} : scope.kind === 'source' ? { source: scope.id } : { publisher: scope.iri }
      const now = await store.scoreSummary(of, method)
      const last = series.at(-1)
      if (now !== null && (last === undefined || !near(now.points, last.points) || now.datasets !== last.datasets))
        faults.push(
          `series ${JSON.stringify(scope)} ${method} ends ${last?.points}/${last?.datasets}, is ${now.points}/${now.datasets}`,
        )
    }
  }
  return faults
}

/** Causes of a run that cannot be: metadata that nobody changed, methods and vocabularies that are as before. */
export async function wrongCauses(weeks: Weeks, run: Harvest, was: Applied): Promise<string[]> {
  const faults: string[] = []
  for (const [id, told] of weeks.told.get(run.source) ?? []) {
    const entry = await entryIn(weeks, run.source, id)
    if (entry === null || told.isBlank) continue
    const changes = (await weeks.store.scoreChanges(entry, 20)).filter(({ harvest }) => harvest === run.id)
    for (const { method, before, after, causes } of changes.flatMap(({ changes: all }) => all)) {
      if (before === null || after === null) continue
      const isSame = JSON.stringify(was.told.get(id)) === JSON.stringify(told)
      const isWayOther = was.way !== weeks.way()
      if (causes.metadata !== undefined && (isSame || !told.isThere))
        faults.push(`cause ${id} ${method} ${JSON.stringify(causes)}`)
      const ours = (causes.method ?? 0) || (causes.vocabulary ?? 0)
      if (ours && !isWayOther) faults.push(`cause ${id} ${method} ${JSON.stringify(causes)} though judged as before`)
    }
  }
  const { items } = await weeks.store.notices({ source: run.source }, { limit: 200, offset: 0 })
  const told = items.filter(({ kind, harvest }) => kind === 'score-dropped' && harvest === run.id)
  const isOurs = [...was.told].every(
    ([id, each]) => JSON.stringify(each) === JSON.stringify(weeks.told.get(run.source)?.get(id)),
  )
  if (isOurs && told.some(({ details }) => details.metadata.startsWith('-')))
    faults.push(`cause told ${JSON.stringify(told)}`)
  return faults
}

async function entryIn({ store }: Weeks, source: string, id: string) {
  for await (const each of store.assessments({ source })) if (each.assessment.computedOn === iri(id)) return each.entry
  return null
}

/** What was applied of a source last. */
export interface Applied {
  readonly told: ReadonlyMap<string, Told>
  readonly way: number
}
