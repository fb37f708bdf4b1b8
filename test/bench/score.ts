// How long a catalogue of 20,000 datasets takes to be scored by all methods, every lost point explained, and fixes ranked; what
// memory it takes; and whether it grows faster than the catalogue. Validation is not in it: see validate.ts.
// node test/bench/score.ts [datasets]
import { readFileSync } from 'node:fs'
import { headlineMethod } from '../../src/model/score.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { read } from '../../src/rdf/read.ts'
import { aggregate } from '../../src/score/aggregate.ts'
import { assess } from '../../src/score/assess.ts'
import { explain } from '../../src/score/explain.ts'
import { type Given, linkOfStatus } from '../../src/score/given.ts'
import { rank } from '../../src/score/rank.ts'
import { withPoints } from '../../src/score/tally.ts'
import {
  answer,
  type BenchRow,
  catalogueFile,
  contender,
  cpuOf,
  type Figures,
  inChild,
  report,
} from '../support/bench.ts'

/** One address in seven is gone, one in eleven not known; one dataset in three breaks two rules. */
function given(): Given {
  const number = (text: string): number => [...text].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  const message = { sv: 'Ange en titel.', en: 'State a title.' }
  const breaches = (focusNode: string) =>
    ['http://purl.org/dc/terms/title', 'http://www.w3.org/ns/dcat#contactPoint'].map(path => ({
      focusNode,
      path,
      message,
      line: null,
    }))
  const conformance = (dataset: string) =>
    number(dataset) % 3 === 0 ? { conforms: false, breaches: breaches(dataset) } : { conforms: true, breaches: [] }
  return {
    link: url => (number(url) % 11 === 0 ? null : linkOfStatus(number(url) % 7 === 0 ? 404 : 200)),
    compliance: conformance,
    conformance,
    asOf: new Date('2026-11-21T00:00:00Z'),
  }
}

/** In a process of its own, so that the peak of memory is its own: what each step takes, in ms of CPU. */
async function scored(file: string): Promise<Figures> {
  const profile = await loadProfile()
  const { graph } = await read(readFileSync(file), { baseIri: 'https://example.org/', positions: true })
  const before = process.resourceUsage().maxRSS / 1024
  const judged = await cpuOf(() => withPoints(assess(graph, profile, { given: given() }), profile.methods))
  const assessments = judged.result.map(({ assessment }) => assessment)
  let lost = 0
  const explained = await cpuOf(() => {
    for (const assessment of assessments) {
      for (const method of profile.methods) lost += explain(assessment, method, profile).length
    }
  })
  const method = profile.methods.find(({ id }) => id === headlineMethod) ?? profile.methods[0]
  const ranked = await cpuOf(() => rank(assessments, { profile, method, limit: 10 }))
  const aggregated = await cpuOf(() => profile.methods.map(each => aggregate(assessments, each)))
  return {
    datasets: assessments.length,
    distributions: assessments.reduce((sum, { resources }) => sum + resources.length - 1, 0),
    patterns: new Set(assessments.map(({ pattern }) => pattern)).size,
    assess: judged.ms,
    lost,
    explain: explained.ms,
    rows: ranked.result.length,
    rank: ranked.ms,
    aggregate: aggregated.ms,
    whole: judged.ms + explained.ms + ranked.ms + aggregated.ms,
    before,
  }
}

const child = contender()
if (child === null) main(Number(process.argv[2] ?? 20_000))
else answer(await scored(child[1]))

function main(datasets: number): void {
  const [file, half] = [datasets, datasets / 2].map(size => catalogueFile(size, 'ttl'))
  if (file === null || half === null) return
  const [ours, theirs] = [file, half].map(each => inChild(import.meta.filename, 'scored', each))
  say(
    `${number(ours.datasets)} datasets with ${number(ours.distributions)} distributions, ${number(ours.patterns)} patterns`,
  )
  const steps: readonly (readonly [string, number])[] = [
    ['judging by all methods, with every fix tried', ours.assess],
    [`explaining ${number(ours.lost)} losses`, ours.explain],
    [`the ${number(ours.rows)} fixes that pay most`, ours.rank],
    ['aggregates of every method', ours.aggregate],
    ['all of it', ours.whole],
  ]
  for (const [name, ms] of steps) say(`  ${name.padEnd(46)}${number(ms).padStart(8)} ms CPU`)
  say(`  peak memory ${number(ours.peakMb)} MB, ${number(ours.before)} MB of it with the catalogue read`)
  const row = (name: string, step: string): BenchRow => {
    return { name, unit: 'ms CPU', ours: ours[step], theirs: theirs[step] * 2, rival: `2 × ${number(datasets / 2)}` }
  }
  const size = number(datasets)
  report([
    row(`scoring, ${size} datasets`, 'assess'),
    row(`explaining all losses, ${size} datasets`, 'explain'),
    row(`ranking fixes, ${size} datasets`, 'rank'),
  ])
}

function number(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 0 })
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
