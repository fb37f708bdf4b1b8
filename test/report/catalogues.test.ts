import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadProfile } from '../../src/profile/load.ts'
import { read } from '../../src/rdf/read.ts'
import { reportFormats } from '../../src/report/formats.ts'
import type { QualityInput } from '../../src/report/quality-input.ts'
import { readDqv } from '../../src/report/read-dqv.ts'
import { qualityReport } from '../../src/report/report.ts'
import type { WriteOptions } from '../../src/report/write-options.ts'
import { aggregate } from '../../src/score/aggregate.ts'
import { assess } from '../../src/score/assess.ts'
import { explain } from '../../src/score/explain.ts'
import { linkOfStatus, nothingGiven } from '../../src/score/given.ts'
import { rank } from '../../src/score/rank.ts'
import { scoreOf, withPoints } from '../../src/score/tally.ts'
import { verdictsOf } from '../../src/score/verdicts.ts'
import { profile as handmade, input as other } from './quality-reports.ts'

const profile = await loadProfile()
const method = 'eu-v1-export'
const statuses = [200, 404, 200, 403]

/** Every fourth address fails, every fourth is forbidden; always the same ones. */
function statusOf(url: string): number {
  return statuses[url.length % statuses.length]
}

function methodOf(id: string) {
  const found = profile.methods.find(one => one.id === id)
  if (found === undefined) throw new Error(`no method ${id}`)
  return found
}

/** A report's input on one of our catalogues, its links being as above. */
async function inputOf(file: string): Promise<QualityInput> {
  const body = readFileSync(resolve(import.meta.dirname, '../../fixtures/catalogues', file))
  const { graph } = await read(body, { baseIri: 'https://catalogue.example/', positions: true })
  const given = { ...nothingGiven(new Date('2026-11-21')), link: (url: string) => linkOfStatus(statusOf(url)) }
  const assessments = assess(graph, profile, { given })
  const aggregates = profile.methods.map(one => aggregate(assessments, one)).filter(one => one !== null)
  return {
    ...other,
    profile,
    method,
    datasets: withPoints(assessments, profile.methods).map(({ assessment, points }, place) => ({
      dataset: assessment.computedOn,
      title: { sv: `Datamängd ${place}` },
      path: `/datasets/1_${place + 1}`,
      assessment,
      points,
    })),
    aggregates,
    ranked: rank(assessments, { profile, method: methodOf(method), limit: 100 }),
    explain: (assessment, id) => explain(assessment, methodOf(id), profile),
    scoreOf: (assessment, id) => scoreOf(assessment, methodOf(id)),
    verdictsOf: ({ pattern }, id) => verdictsOf(pattern, methodOf(id)),
    statusOf,
    findings: [],
  }
}

function written(
  input: QualityInput,
  id: string,
  { language = 'sv', ...options }: WriteOptions & { readonly language?: 'sv' | 'en' } = {},
): string {
  const format = reportFormats.find(one => one.id === id)
  return [...(format?.write(input, language, options) ?? [])].join('')
}

/** Records of a table by the names of its columns. */
function records(csv: string): Record<string, string>[] {
  const rows = [...csv.slice(1).matchAll(/((?:"(?:[^"]|"")*"|[^,"\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^,"\r\n]*))*)\r\n/g)]
  const cells = rows.map(([, row]) =>
    [...`,${row}`.matchAll(/,("(?:[^"]|"")*"|[^,"]*)/g)].map(([, cell]) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    ),
  )
  return cells.slice(1).map(row => Object.fromEntries(cells[0].map((name, at) => [name, row[at] ?? ''])))
}

describe.each(['geodataverket.rdf', 'elmarknadsverket.ttl', 'biblioteksbyran.jsonld'])('the report on %s', file => {
  const ready = inputOf(file)

  test('explains every point that a dataset lacks', async () => {
    const { datasets, counts } = qualityReport(await ready)
    expect(counts.judged).toBeGreaterThan(0)
    for (const { points, losses } of datasets) {
      const lost = losses?.reduce((sum, loss) => sum + loss.points, 0) ?? 0
      expect(points[method].points + lost).toBeCloseTo(methodOf(method).maxPoints)
    }
  })

  test('leads from the mean through every change to what can be reached', async () => {
    const { methods, whatPaysMost } = qualityReport(await ready)
    const mean = methods.find(({ id }) => id === method)?.result?.mean.points ?? 0
    const steps = [mean, ...whatPaysMost.map(({ after }) => after)]
    expect(whatPaysMost.length).toBeGreaterThan(3)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(steps.at(-1)).toBeLessThanOrEqual(methodOf(method).maxPoints)
  })

  test('has a table whose points sum up to the points of every dataset under every method', async () => {
    const input = await ready
    const sums = new Map<string, { points: number; maxPoints: number }>()
    for (const row of records(written(input, 'csv', { methods: 'all' }))) {
      const key = `${row.dataset} ${row.method}`
      const { points, maxPoints } = sums.get(key) ?? { points: 0, maxPoints: 0 }
      sums.set(key, { points: points + Number(row.points), maxPoints: maxPoints + Number(row.maxPoints) })
      if (row.points !== row.maxPoints) expect(row.cause).toMatch(/^(source|mapping|link|method)$/)
    }
    for (const { dataset, points } of input.datasets) {
      for (const one of points) {
        expect(sums.get(`${dataset} ${one.method}`)?.points).toBeCloseTo(one.points, 4)
        expect(sums.get(`${dataset} ${one.method}`)?.maxPoints).toBeCloseTo(one.maxPoints, 4)
      }
    }
  })

  test('has measurements that are read back to the same points', async () => {
    const input = await ready
    const { graph } = await read(Buffer.from(written(input, 'trig')), {
      baseIri: 'https://read.example/',
      mediaType: 'application/trig',
    })
    const values = new Map(readDqv(graph).map(({ computedOn, metric, value }) => [`${computedOn} ${metric}`, value]))
    for (const { dataset, points } of input.datasets.filter(one => !one.dataset.startsWith('_:'))) {
      for (const one of points) {
        const metric =
          one.method === 'eu-v1' ? 'https://piveau.eu/ns/voc#scoring' : `${methodOf(one.method).iri}#scoring`
        expect(values.get(`${dataset} ${metric}`)).toBeCloseTo(one.points, 4)
      }
    }
  })

  test('measures every distribution by the European metrics, whichever of them counts', async () => {
    const input = await ready
    const { graph } = await read(Buffer.from(written(input, 'turtle')), {
      baseIri: 'https://read.example/',
      mediaType: 'text/turtle',
    })
    const european = readDqv(graph).filter(({ metric }) => metric.startsWith('https://piveau.eu/ns/voc#'))
    const measured = new Set(european.map(({ computedOn }) => computedOn))
    const named = input.datasets
      .flatMap(({ assessment }) => assessment?.resources ?? [])
      .filter(name => !name.startsWith('_:'))
    expect(named.filter(name => !measured.has(name))).toEqual([])
    const statuses = european.filter(({ id }) => id === 'accessUrlStatusCode').map(({ value }) => value)
    expect(statuses).toContain(200)
    expect(statuses.filter(status => ![200, 403, 404].includes(Number(status)))).toEqual([])
  })

  test.each(['sv', 'en'] as const)(
    'has a page in %s without holes in its sentences or links that lead nowhere',
    async language => {
      const html = written(await ready, 'html', { language })
      expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\{\$|\bundefined\b|\bNaN\b|\[object|\bnull\b/)
      const ids = new Set([...html.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id))
      expect([...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter(id => !ids.has(id))).toEqual([])
    },
  )
})

test('the profile has all that a report looks up by name', () => {
  const rows = handmade.schemes.keys()
  expect([...rows].filter(name => !profile.schemes.has(name))).toEqual([])
  expect(methodOf('se').indicators.map(({ id }) => id)).toEqual(expect.arrayContaining(['compliance', 'hvd']))
  expect(methodOf(method).indicators.map(({ id }) => id)).toContain('dcatApCompliance')
})
