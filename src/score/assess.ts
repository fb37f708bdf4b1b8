import type { Assessment, Evidence, PatternFix } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { dcat } from '../rdf/vocabulary.ts'
import { assessedAddresses } from './addresses.ts'
import { triedOnce } from './alike-distributions.ts'
import { type Asked, askedOf } from './asked.ts'
import { type BenchTools, benchOf } from './bench.ts'
import { candidatesOf } from './candidates.ts'
import { faultEvidence, fixEvidence, noteEvidence, resourceEvidence } from './evidence.ts'
import { faultsOf } from './faults.ts'
import { fixTableOf } from './fix-table.ts'
import { flaggedBy } from './flagged.ts'
import { bindFlags } from './flags/flags.ts'
import { lineOf } from './found.ts'
import type { Given } from './given.ts'
import { internPatterns } from './interning.ts'
import { patternFixes } from './pattern-fixes.ts'
import { type Family, nameOf } from './scene.ts'
import { settle } from './settle.ts'
import { datasetsOf, surveyOf } from './survey.ts'
import { trialsOf } from './trials.ts'

/** By what it is judged; every method of the profile, each with its own parameters, unless told. */
export interface AssessOptions {
  readonly methods?: readonly Method[]
}

/**
 * Judges every dataset of a published graph for all methods in one pass, by name. Series are no datasets. For every test
 * that fails the repaired graph is judged too, so that what a fix gains follows from the assessment alone.
 */
export function assess(
  graph: Graph,
  profile: Profile,
  options: AssessOptions & { readonly given: Given },
): readonly Assessment[] {
  const { given, methods = profile.methods } = options
  const judge = judgeWith(askedOf(methods), { graph, profile, given, survey: surveyOf(graph) })
  const intern = internPatterns()
  const distribution = graph.iri(dcat.distribution)
  return named(graph, datasetsOf(graph)).map(({ id, name }) => {
    const distributions = named(graph, graph.objectsOf(id, distribution))
    const resources = [name, ...distributions.map(found => found.name)]
    const judged = judge({ dataset: id, distributions: distributions.map(found => found.id) }, name)
    const { pattern, evidence } = settle({ ...judged, resources }, given.link)
    return { ...judged, computedOn: name, resources, pattern: intern(pattern), evidence }
  })
}

/** By name. */
function named(graph: Graph, ids: readonly number[]): { readonly id: number; readonly name: string }[] {
  const found = ids.map(id => ({ id, name: nameOf(graph, id) }))
  return found.length < 2 ? found : found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

type Judgement = Omit<Assessment, 'computedOn' | 'resources'>

/** Judges families, with links yet to be settled. */
function judgeWith(asked: readonly Asked[], tools: BenchTools): (family: Family, name: string) => Judgement {
  const { graph, profile, given } = tools
  const bench = benchOf(asked, tools)
  const { view } = bench.overlay
  const tests = asked.map(({ key }) => key)
  const places = new Map(tests.map((key, place) => [key, place]))
  const candidates = candidatesOf(asked, fixTableOf(profile))
  const trial = trialsOf(bench, profile)
  const tryOnce = triedOnce(view, patternFixes(asked, bench))
  const addresses = assessedAddresses(bench.scene, ({ subject, predicate, value }) =>
    lineOf(graph, { subject, predicate, value }),
  )
  const flags = bindFlags(bench.scene)
  const flagged = flaggedBy(asked, profile)
  const notes = noteEvidence(
    bench.scene,
    asked.map(({ name }) => name),
  )
  return (family, name) => {
    const all = [family.dataset, ...family.distributions]
    const letters = bench.judge(family)
    const faults = faultsOf(name, given)
    const isFailing = (test: string): boolean => {
      const place = places.get(test) ?? -1
      return letters.some(own => own[place] === '0')
    }
    const evidence: Evidence[] = [
      ...resourceEvidence(graph, all),
      ...faultEvidence(faults),
      ...notes(family, isFailing),
    ]
    const fixWith = tryOnce({ letters, faults }, family.distributions.length)
    const fixes: PatternFix[] = []
    for (const candidate of candidates(letters)) {
      const tried = trial(family, candidate)
      if (tried === null) continue
      const fix = fixWith(tried)
      if (fix !== null) fixes.push(fix)
      // An address that stands there is evidence of its link.
      if (fix === null && candidate.row.cost === 'link') continue
      const resource = fix?.resource ?? candidate.resource
      evidence.push(...fixEvidence({ ...tried, resource }, all[candidate.resource], { graph, view }))
    }
    const signs = flags(family)
    const common = { tests, verdicts: letters, faults: faults.counts, fixes }
    const pattern = { ...common, flagged: flagged(signs, letters) }
    return { pattern, evidence, flags: signs, addresses: addresses(family) }
  }
}
