import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { complianceWith } from '../../src/harvest/compliance.ts'
import { swedishConformance } from '../../src/harvest/conformance.ts'
import type { Assessment, PatternFix } from '../../src/model/assessment.ts'
import type { Method } from '../../src/model/score.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { aggregate } from '../../src/score/aggregate.ts'
import { assess } from '../../src/score/assess.ts'
import type { Change } from '../../src/score/changes.ts'
import { combine } from '../../src/score/combine.ts'
import { type FixKind, fixTableOf } from '../../src/score/fix-table.ts'
import { linkOfStatus } from '../../src/score/given.ts'
import { linkFixes } from '../../src/score/link-tests.ts'
import { mend } from '../../src/score/mend.ts'
import { changesOf, rank } from '../../src/score/rank.ts'
import { pointsOf } from '../../src/score/tally.ts'
import { validate } from '../../src/validate/validate.ts'
import { sampled } from '../support/long.ts'

const [profile, baseline] = [await loadProfile(), await loadProfile('dcat-ap')]
const table = fixTableOf(profile)
const asOf = new Date('2026-11-21T00:00:00Z')

/** Of the addresses that stand there half answer; those that fixes write as examples do. */
function statusOf(url: string): number {
  const isExample = url.includes('data.example/')
  return isExample || [...url].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2 === 0 ? 200 : 404
}

/** Assessed as it is when harvested: validated by both profiles. `answering` are addresses that answer by now. */
async function assessed(graph: Graph, answering: ReadonlySet<string> = new Set()): Promise<readonly Assessment[]> {
  const compliance = await complianceWith(baseline, graph, {})
  const conformance = swedishConformance(await validate(graph, profile), { graph, profile })
  const link = (url: string) => linkOfStatus(answering.has(url) ? 200 : statusOf(url))
  return assess(graph, profile, { given: { link, compliance, conformance, asOf } })
}

type FixesOf = (assessment: Assessment, place: number) => readonly PatternFix[]

/** The assessments with nothing to be fixed but what is told. */
function only(assessments: readonly Assessment[], fixesOf: FixesOf): Assessment[] {
  return assessments.map((assessment, place) => {
    return { ...assessment, pattern: { ...assessment.pattern, fixes: fixesOf(assessment, place) } }
  })
}

/** Those that share no distribution with one before them: a fix of theirs is theirs alone. */
function apart(assessments: readonly Assessment[]): ReadonlySet<Assessment> {
  const taken = new Set<string>()
  const isFree = ({ resources }: Assessment): boolean => {
    const isShared = resources.some(name => taken.has(name))
    for (const name of resources) taken.add(name)
    return !isShared
  }
  return new Set(assessments.filter(isFree))
}

/** The graph with every fix made that the assessments have. */
function mended(graph: Graph, assessments: readonly Assessment[]): Graph {
  const codes = new Set(assessments.flatMap(({ pattern }) => pattern.fixes.map(({ fix }) => fix)))
  const mendings = [...codes].map(fix => ({ fix, value: null }))
  return mend(graph, mendings, { assessments, profile }).graph
}

/** Points of the datasets mended that are not as they were predicted, by method, after fixes were made in the graph. */
async function broken(graph: Graph, before: readonly Assessment[], fixesOf: FixesOf): Promise<string[]> {
  const chosen = only(before, fixesOf)
  const after = new Map((await assessed(mended(graph, chosen))).map(each => [each.computedOn, each.pattern]))
  return before.flatMap(({ computedOn, pattern }, place) =>
    profile.methods.flatMap(method => {
      const { fixes } = chosen[place].pattern
      if (fixes.length === 0) return []
      const told = pointsOf(combine(pattern, fixes), method).points
      const found = pointsOf(after.get(computedOn) ?? pattern, method).points
      const made = fixes.map(({ fix, resource }) => `${fix} on ${resource}`).join()
      return Math.abs(told - found) < 1e-6 ? [] : [`${computedOn}: ${made} ${method.id} ${told} told, ${found} found`]
    }),
  )
}

const isOf =
  (...kinds: readonly FixKind[]) =>
  ({ fix }: PatternFix): boolean =>
    kinds.some(kind => kind === table.get(fix)?.kind)

/** A publisher that datasets share is mended for them all, and the same description for many is one for none. */
const shared: readonly string[] = ['publisher-type', 'description', 'description-swedish']
const mostShared = 8

/** In every round another fix of each dataset, so that many are judged in one; the shared ones in rounds of their own. */
function rounds(assessments: readonly Assessment[], count: number): readonly FixesOf[] {
  const fixesOf = ({ pattern }: Assessment): PatternFix[] => pattern.fixes.filter(isOf('statement', 'text'))
  const own = (assessment: Assessment): PatternFix[] => fixesOf(assessment).filter(({ fix }) => !shared.includes(fix))
  const free = apart(assessments)
  const most = Math.max(0, ...assessments.map(each => own(each).length))
  const rounds = Array.from({ length: Math.min(count, most) }, (_, round): FixesOf => {
    return (assessment, place) => {
      const fixes = free.has(assessment) ? own(assessment) : []
      const first = (place * 7 + Math.floor((round * fixes.length) / Math.min(count, most))) % fixes.length
      return fixes.slice(first, first + 1)
    }
  })
  const sharing = shared.map((code): FixesOf => {
    return (assessment, place) =>
      place < mostShared || code === 'publisher-type' ? fixesOf(assessment).filter(({ fix }) => fix === code) : []
  })
  return [...rounds, ...sharing]
}

/** The addresses that a fix of links makes answer. */
function addressesOf({ addresses }: Assessment, fixes: readonly PatternFix[]): string[] {
  return fixes.flatMap(({ fix, resource }) =>
    addresses.filter(each => each.resource === resource && linkFixes[each.role] === fix).map(({ url }) => url),
  )
}

/** Mean points as ranked fixes promise them, and as they are when the fixes are made in the graph, one after the other. */
async function stairs(graph: Graph, method: Method, limit: number): Promise<{ told: number[]; found: number[] }> {
  const before = only(await assessed(graph), ({ pattern }) =>
    pattern.fixes.filter(isOf('statement', 'text', 'link')).filter(({ fix }) => !shared.slice(1).includes(fix)),
  )
  const rows = rank(before, { profile, method, limit })
  const { needs, changeFor } = changesOf(before, { profile, method })
  const found: number[] = []
  for (const count of rows.keys()) {
    const made = new Set(
      rows.slice(0, count + 1).map(({ fix, cause, found }) => JSON.stringify([fix.fix, cause, found])),
    )
    const isMade = ({ fix, cause, found }: Change): boolean => made.has(JSON.stringify([fix, cause, found]))
    const fixes = needs.map(each => each.needs.filter(need => isMade(changeFor(need))).map(({ fix }) => fix))
    const answering = new Set(before.flatMap((each, place) => addressesOf(each, fixes[place])))
    const after = await assessed(
      mended(
        graph,
        only(before, (_, place) => fixes[place]),
      ),
      answering,
    )
    found.push(aggregate(after, method)?.mean.points ?? 0)
  }
  return { told: rows.map(({ after }) => after), found }
}

const own = resolve(import.meta.dirname, '../../fixtures/catalogues')
const corpus = resolve(import.meta.dirname, '../../../shared/corpus')
const ownFiles = ['biblioteksbyran.jsonld', 'elmarknadsverket.ttl', 'skogsvardsnamnden.rdf']
const realFiles = [
  'se-arbetsformedlingen/af_dcat-2021-06-14-1533c045.rdf',
  'se-scb/2023-11-28-cut-294k.rdf',
  'se-civictech/dcat-ap-2025-03-23-99c7ad9.rdf',
  'se-digg-exempel/rekommenderat.rdf',
  'se-orebro-open-meal/dcat-2016-01-25.rdf',
  'se-diwise/dcat.rdf',
  'se-opennorth/dcat_new.rdf',
]
const files = [
  ...ownFiles.map(name => join(own, name)),
  ...(existsSync(corpus) ? realFiles.map(name => join(corpus, name)) : []),
]
const catalogues = files.map(file => ({ name: basename(file), file }))
const [roundCount, rowCount] = [sampled(4, 100), sampled(4, 50)]

async function catalogue(file: string): Promise<Graph> {
  return (await read(readFileSync(file), { baseIri: 'https://a.example/', positions: true })).graph
}

describe(
  existsSync(corpus) ? 'What is printed' : 'What is printed (real catalogues skipped without ../shared/corpus)',
  () => {
    test.each(catalogues)(
      'single fixes made in $name give what they promise',
      async ({ file }) => {
        const graph = await catalogue(file)
        const before = await assessed(graph)
        expect(before.length).toBeGreaterThan(0)
        const wrong: string[] = []
        for (const fixesOf of rounds(before, roundCount)) wrong.push(...(await broken(graph, before, fixesOf)))
        expect(wrong).toEqual([])
      },
      600_000,
    )

    test.each(catalogues)(
      'ranked fixes made in $name one after the other give what they promise',
      async ({ file }) => {
        const graph = await catalogue(file)
        for (const id of ['eu-v1-export', 'eu-v2', 'se']) {
          const method = profile.methods.find(each => each.id === id)
          if (method === undefined) throw new Error(id)
          const { told, found } = await stairs(graph, method, rowCount)
          expect(
            found.map(points => points.toFixed(6)),
            id,
          ).toEqual(told.map(points => points.toFixed(6)))
        }
      },
      600_000,
    )
  },
)
