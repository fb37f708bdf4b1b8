import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/rdf/read.ts'
import { reportFormats } from '../../src/report/formats.ts'
import { type ReadMeasurement, readDqv } from '../../src/report/read-dqv.ts'
import type { WriteOptions } from '../../src/report/write-options.ts'
import { input, profile, scoreOf } from './quality-reports.ts'

const piveau = 'https://piveau.eu/ns/voc#'
const own = 'https://skord.example/quality/'

async function measurements(text: string, mediaType: string): Promise<ReadMeasurement[]> {
  const { graph, problems } = await read(Buffer.from(text), { baseIri: 'https://read.example/', mediaType })
  expect(problems).toEqual([])
  return readDqv(graph)
}

function written(id: string, what = input, options: WriteOptions = {}): string {
  const format = reportFormats.find(one => one.id === id)
  return [...(format?.write(what, 'sv', options) ?? [])].join('')
}

const everything: WriteOptions = { methods: 'all' }

/** metric → value, of one resource. */
function of(resource: string, all: readonly ReadMeasurement[]): Record<string, unknown> {
  return Object.fromEntries(all.filter(one => one.computedOn === resource).map(({ metric, value }) => [metric, value]))
}

describe.each([
  ['turtle', 'text/turtle'],
  ['trig', 'application/trig'],
  ['jsonld', 'application/ld+json'],
])('DQV in %s', (id, mediaType) => {
  test('is read back to the same points, dimensions and verdicts', async () => {
    const all = await measurements(written(id, input, everything), mediaType)
    for (const { dataset, assessment } of input.datasets.filter(one => one.assessment !== null)) {
      if (assessment === null) continue
      for (const method of profile.methods) {
        const score = scoreOf(assessment, method.id)
        const space = method.id === 'eu-v1' ? piveau : `${own}${method.id}#`
        const values = of(dataset, all)
        expect(values[`${space}scoring`]).toBe(score.points)
        for (const [dimension, points] of Object.entries(score.byDimension)) {
          expect(values[`${space}${dimension}Scoring`]).toBe(points)
        }
        for (const { isMeasurementOf, computedOn, value } of score.measurements) {
          if (value === null || isMeasurementOf.endsWith('StatusCode')) continue
          expect(of(computedOn, all)[space + isMeasurementOf]).toBe(value)
        }
      }
    }
  })

  test('has the verdicts of EU version 1, and of other methods the points alone, unless all are asked for', async () => {
    const [few, all] = await Promise.all([
      measurements(written(id), mediaType),
      measurements(written(id, input, everything), mediaType),
    ])
    const isVerdict = ({ metric }: ReadMeasurement): boolean => !/scoring$/i.test(metric)
    expect(few).toEqual(all.filter(one => one.metric.startsWith(piveau) || !isVerdict(one)))
    expect(few.filter(isVerdict).length).toBeGreaterThan(0)
    expect(all.length).toBeGreaterThan(few.length)
  })

  test('gives the status of a link as a number where it is known, and as a verdict in our own methods', async () => {
    const all = await measurements(written(id, input, everything), mediaType)
    const file = of('https://kommunen.example/dataset/b/file', all)
    expect(file).toEqual({ [`${piveau}accessUrlStatusCode`]: 404, [`${own}eu-v1-export#accessUrlStatusCode`]: false })
  })

  test('leaves out what was not judged', async () => {
    const all = await measurements(written(id), mediaType)
    expect(of('https://kommunen.example/dataset/a/file', all)).toEqual({})
    expect(of('javascript:alert(1)', all)).toEqual({})
  })
})

describe('the measurements', () => {
  test('have stable addresses and no blank nodes, a graph for each dataset', () => {
    const text = written('trig')
    expect(text).not.toContain('_:')
    expect(text).toContain('m:scoring a dqv:QualityMeasurement;dqv:isMeasurementOf pv:scoring;dqv:computedOn d:;')
    expect(text).toContain('@prefix m: <https://data.example/datasets/1_2/metrics#> .\n')
    expect(text).toContain('\n<https://data.example/datasets/1_2/metrics> {')
    expect(text).toMatch(/<https:\/\/skord\.example\/quality\/metrics\/[0-9a-f]{16}> \{/)
  })

  test('tell method, version, parameters, profile and basis of what made them', () => {
    const text = written('turtle')
    expect(text).toContain('"eu-v1-export/1.0;mapping=eu-export;profile=dcat-ap-se/3.0.1;methods=m1;vocabularies=v1"')
    expect(text).toContain('prov:generatedAtTime "2026-11-21T03:00:00.000Z"^^xsd:dateTime')
  })

  test('use the European metrics for EU version 1 alone, and describe our own', () => {
    const text = written('turtle', input, everything)
    expect(text.match(/isMeasurementOf pv:scoring;/g)).toHaveLength(2)
    expect(text).toContain(
      `se:hvd a dqv:Metric ;\n  dqv:inDimension se:reusability ;\n  dqv:expectedDataType xsd:boolean`,
    )
    expect(text).not.toMatch(/^(pv:|<https:\/\/piveau)/m)
    expect(written('turtle')).not.toContain('se:hvd a dqv:Metric')
  })

  test('come with whether each profile is kept', () => {
    const text = written('turtle')
    expect(text).toContain('m:national-report a sh:ValidationReport;sh:conforms true')
    expect(text).toContain('oa:motivatedBy oa:describing')
  })

  test('of a dataset with a hostile name are still Turtle', async () => {
    const [one] = input.datasets
    if (one.assessment === null) throw new Error('not judged')
    const name = 'https://x.example/> . <urn:evil> <urn:p> "o'
    const assessment = { ...one.assessment, computedOn: name, resources: [name, '_:b 1'] }
    const hostile = { ...input, datasets: [{ ...one, dataset: name, path: null, assessment }] }
    const all = await measurements(written('trig', hostile), 'application/trig')
    expect(new Set(all.map(({ computedOn }) => computedOn)).size).toBe(1)
    expect(all[0].computedOn).not.toContain('>')
  })
})

const peers = resolve(import.meta.dirname, '../../../shared/quality/expected/peers')

describe.skipIf(!existsSync(peers))('DQV of others (needs ../shared)', () => {
  const fromFile = (file: string, mediaType: string) =>
    measurements(readFileSync(resolve(peers, file), 'utf8'), mediaType)

  test('the European portal’s is read, its old computeOn too', async () => {
    const all = await fromFile('piveau-example/example_metric.trig', 'application/trig')
    const dataset = of('https://europeandataportal.eu/set/data/sampleDataset', all)
    expect(dataset).toMatchObject({
      [`${piveau}keywordAvailability`]: true,
      [`${piveau}spatialAvailability`]: false,
      [`${piveau}accessRightsVocabularyAlignment`]: true,
    })
    expect(
      of('https://europeandataportal.eu/set/distribution/sampleDistribution', all)[`${piveau}licenceAvailability`],
    ).toBe(true)
  })

  test('the Norwegian portal’s is read through its assessments, American spelling and all', async () => {
    const all = await fromFile('fdk-property-checker/mqa_event.ttl', 'text/turtle')
    const expected = JSON.parse(readFileSync(resolve(peers, 'fdk-property-checker/expected.json'), 'utf8'))
    const verdicts = new Map(all.map(({ id, value }) => [id, value]))
    const same = [
      'keywordAvailability',
      'spatialAvailability',
      'licenceAvailability',
      'knownLicence',
      'publisherAvailability',
    ]
    for (const id of same) expect([id, verdicts.get(id)]).toEqual([id, expected.expectedEU.verdicts[id]])
  })

  test('the Norwegian scores are read, those of resources and those of measurements', async () => {
    const all = await fromFile('fdk-scoring-new-dataset/assessment.ttl', 'text/turtle')
    const scores = JSON.parse(readFileSync(resolve(peers, 'fdk-scoring-new-dataset/scores.json'), 'utf8'))
    for (const { id, score } of [scores.dataset, ...scores.distributions]) {
      expect(all.find(one => one.computedOn === id && one.id === 'scoring')?.value).toBe(score)
    }
    expect(
      all
        .filter(({ score }) => score !== null)
        .map(({ computedOn, id, value, score }) => [computedOn, id, value, score]),
    ).toEqual([
      ['https://dataset.foo', 'downloadUrlAvailability', true, 20],
      ['https://distribution.a', 'accessUrlStatusCode', 200, 50],
    ])
  })
})
