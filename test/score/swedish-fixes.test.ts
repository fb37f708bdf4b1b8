import { describe, expect, test } from 'vitest'
import type { LostPoints } from '../../src/model/assessment.ts'
import type { KnownLink } from '../../src/model/link.ts'
import type { Method, Score } from '../../src/model/score.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { assess } from '../../src/score/assess.ts'
import { explain } from '../../src/score/explain.ts'
import { type Given, nothingGiven } from '../../src/score/given.ts'
import { mend } from '../../src/score/mend.ts'
import { scoreOf } from '../../src/score/tally.ts'
import { base, fixture, graphOf, profile } from './swedish-scene.ts'

type Change = readonly [from: string, to: string]

const method = profile.methods.find(({ id }) => id === 'se') as Method
const works: KnownLink = { status: 200, confident: 'yes', outcome: 'reachable', isSmallPage: false }
/** Every address of the fixtures answers, those that fixes write too, and no rule is broken. */
const allWell: Given = {
  ...nothingGiven(new Date('2026-07-01T04:00:00Z')),
  link: url => ([base, 'https://data.example/'].some(host => url.startsWith(host)) ? works : null),
  compliance: () => ({ conforms: true, breaches: [] }),
  conformance: () => ({ conforms: true, breaches: [] }),
}

/** The Swedish score of a dataset, with what it lost. */
function judged(graph: Graph, given: Given, dataset = 'badplatser'): { score: Score; lost: readonly LostPoints[] } {
  const [assessment] = assess(graph, profile, { given }).filter(({ computedOn }) => computedOn === base + dataset)
  return { score: scoreOf(assessment, method), lost: explain(assessment, method, profile) }
}

async function badplatser(changes: readonly Change[], given = allWell) {
  return judged(await graphOf(fixture('badplatser', changes)), given)
}

test('the indicators sum up to 100 points', () => {
  expect(method.maxPoints).toBe(100)
  expect(method.indicators.reduce((sum, { points }) => sum + points, 0)).toBe(100)
})

test('a dataset that is well described has all 100 points', async () => {
  const { score, lost } = await badplatser([])
  expect([score.points, score.rating, score.confidence]).toEqual([100, 'excellent', 1])
  expect(lost).toEqual([])
})

describe('what is not known', () => {
  test('of links costs their points, takes away from confidence and is nobody’s fault', async () => {
    const { score, lost } = await badplatser([], { ...allWell, link: () => null })
    expect(score.points).toBe(92)
    expect(score.confident).toEqual({ points: 92, maxPoints: 92 })
    expect(score.confidence).toBeCloseTo(0.92)
    expect(lost.map(({ indicator, cause }) => [indicator, cause])).toEqual([
      ['linkConfident', 'method'],
      ['linkConfident', 'method'],
    ])
  })

  test('of the rules costs theirs', async () => {
    const { score } = await badplatser([], { ...allWell, conformance: () => null })
    expect([score.points, score.confident.maxPoints]).toEqual([80, 80])
  })

  test('of a contact page leaves the contact open', async () => {
    const page: Change = ['vcard:hasEmail <mailto:oppnadata@exempelkommunen.example>', 'vcard:hasURL :kontaktsida']
    const given: Given = { ...allWell, link: url => (url.endsWith('kontaktsida') ? null : works) }
    const { score } = await badplatser([page], given)
    expect([score.points, score.confident.maxPoints]).toEqual([95, 95])
    expect((await badplatser([page])).score.points).toBe(100)
  })
})

test('a dataset without distributions gets no points of those', async () => {
  const { score } = await badplatser([['dcat:distribution :fil, :tjanst', 'dcterms:relation :fil, :tjanst']])
  expect(score.points).toBe(100 - 8 - 5 - 6 - 6 - 5 - 1 - 1)
})

describe('the printed fix gives the printed gain', () => {
  const publisher = '<http://dataportal.se/organisation/SE2120009992>'
  const cc0 = '<http://creativecommons.org/publicdomain/zero/1.0/> .\n\n:tjanst'
  const cases: readonly (readonly [indicator: string, changes: readonly Change[], fix: string, gain: number])[] = [
    ['publisherIri', [[`${publisher} ;\n  dcat:contact`, ':kommunen ;\n  dcat:contact']], 'publisher-organisation', 8],
    ['publisherType', [['dcterms:type', 'foaf:nick']], 'publisher-type', 3],
    ['title', [['"Badplatser"@sv', '"Ett två tre fyra fem sex sju åtta nio tio elva"@sv']], 'title-swedish', 5],
    ['title', [['"Badplatser"@sv', '"Exempelkommunen"@sv']], 'title-swedish', 5],
    ['description', [[', mätt varje månad under badsäsongen', '']], 'description-swedish', 5],
    ['english', [['"Bathing sites"@en', '"Bagni"@it']], 'english', 5],
    ['languageTags', [['"badplats"@sv', '"badplats"']], 'language-tags', 2],
    ['distributionLanguageTags', [['som fil"@sv', 'som fil"']], 'distribution-language-tags', 0.5],
    ['keywords', [['"badplats"@sv, "vattenkvalitet"@sv', '"badplats; vattenkvalitet"@sv']], 'keywords-separate', 4],
    ['keywords', [['"badplats"@sv, ', '']], 'keywords-separate', 4],
    ['theme', [['data-theme/ENVI', 'data-theme/MILJO']], 'theme-listed', 4],
    ['contact', [['oppnadata@', 'noreply@']], 'contact-function', 5],
    ['licence', [[cc0, cc0.replace('1.0/', '1.0/deed.sv')]], 'licence-open', 3],
    ['licence', [[cc0, cc0.replace('publicdomain/zero/1.0', 'licenses/by-nc/4.0')]], 'licence-open', 6],
    ['format', [['"text/csv"', '"CSV"']], 'format-listed', 8],
    ['openFormat', [['"text/csv"', '"application/pdf"']], 'open-distribution', 5],
    ['updateFrequency', [['frequency/MONTHLY', 'frequency/UNKNOWN']], 'update-frequency', 3],
    ['updateFrequency', [['"2026-06-01"', '"2021-06-01"']], 'update-frequency', 3],
  ]

  test.each(cases)('%s: %j', async (indicator, changes, fix, gain) => {
    const graph = await graphOf(fixture('badplatser', changes))
    const before = judged(graph, allWell)
    const loss = before.lost.find(lost => lost.indicator === indicator)
    expect([loss?.fix.fix, loss?.cause]).toEqual([fix, 'source'])
    expect(loss?.gain).toBeCloseTo(gain)
    const assessments = assess(graph, profile, { given: allWell })
    const { graph: after } = mend(graph, [{ fix, value: null }], { assessments, profile })
    expect(judged(after, allWell).score.points - before.score.points).toBeCloseTo(loss?.gain ?? 0)
    expect(before.lost.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(100 - before.score.points)
  })

  test('hvd: all that is missing, on the dataset, its distributions and its data service', async () => {
    const graph = await graphOf(
      fixture('hogt-varde', [
        ['foaf:page', 'foaf:depiction'],
        ['dcat:servesDataset :adresser ;', ''],
        ['dcat:contactPoint :kontakt', 'foaf:nick "kontakt"'],
        ['dcterms:license', 'dcterms:source'],
      ]),
    )
    const before = judged(graph, allWell, 'adresser')
    const loss = before.lost.find(({ indicator }) => indicator === 'hvd')
    expect([loss?.fix.fix, loss?.points]).toEqual(['hvd', 6])
    expect(loss?.notes.length).toBe(7)
    const assessments = assess(graph, profile, { given: allWell })
    const { graph: after } = mend(graph, [{ fix: 'hvd', value: null }], { assessments, profile })
    const { score, lost } = judged(after, allWell, 'adresser')
    expect(lost.filter(({ indicator }) => indicator === 'hvd')).toEqual([])
    expect(score.points - before.score.points).toBeCloseTo(loss?.gain ?? 0)
  })
})

describe('links and addresses', () => {
  test('an API whose description is missing is mended by one that answers', async () => {
    const { lost } = await badplatser([['dcterms:format "image/png"', 'dcat:accessService [ dcat:endpointURL :api ]']])
    const loss = lost.find(({ indicator }) => indicator === 'apiDescription')
    expect([loss?.fix.fix, loss?.points, loss?.gain]).toEqual(['api-description', 2.5, 2.5])
    expect(loss?.notes.map(({ en }) => en)).toEqual([
      'The data service has no description of the API (dcat:endpointDescription).',
    ])
  })

  test('a distribution without an address is mended by giving it one', async () => {
    const { lost } = await badplatser([[':fil, :tjanst', ':tjanst, [ dcterms:title "Fil"@sv ]']])
    const loss = lost.find(({ indicator }) => indicator === 'distributionIdentifiers')
    expect([loss?.fix.fix, loss?.points, loss?.gain]).toEqual(['distribution-identity', 0.5, 0.5])
  })
})
