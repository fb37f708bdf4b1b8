import { describe, expect, test } from 'vitest'
import { read } from '../../src/rdf/read.ts'
import { validate } from '../../src/validate/validate.ts'
import { example, onDatasets, profileOf, told, words } from './profiles.ts'
import { turtle } from './turtle.ts'

describe('a node that many resources share', () => {
  const shapes = `
    :Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property :publisher .
    :publisher sh:path dcterms:publisher ; sh:node :Publisher ; ${words} .
    :Publisher sh:property [ sh:path dcterms:type ; sh:node :Type ] .
    :Type sh:property [ sh:path skos:inScheme ; sh:minCount 1 ] .`
  const datasets = Array.from({ length: 200 }, (_, index) => `:d${index} a dcat:Dataset ; dcterms:publisher :org .`)

  test('is told of for each of them', async () => {
    const findings = await told(`${datasets.join('\n')} :org dcterms:type :t .`, shapes)
    expect(new Set(findings.map(([focus]) => focus)).size).toBe(200)
  })

  test('is judged alike by a rule and by its opposite', async () => {
    const opposite = shapes.replace('sh:node :Publisher', 'sh:not :Publisher')
    const [good, bad] = [':t skos:inScheme :s .', ''].map(
      more => `${datasets.join('\n')} :org dcterms:type :t . ${more}`,
    )
    const counts = [shapes, opposite].map(async rules => [
      (await told(good, rules)).length,
      (await told(bad, rules)).length,
    ])
    expect(await Promise.all(counts)).toEqual([
      [0, 200],
      [200, 0],
    ])
  })
})

describe('a value', () => {
  test('that stands in several named graphs is one value', async () => {
    const quads = ['a', 'b'].map(name => `<${example('d')}> <${example('p')}> "1" <${example(name)}> .`)
    const type = `<${example('d')}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .`
    const body = Buffer.from([type, ...quads].join('\n'))
    const { graph } = await read(body, { baseIri: example(''), mediaType: 'application/n-quads' })
    expect(await validate(graph, profileOf(onDatasets(':p', 'sh:maxCount 1')))).toEqual([])
  })

  test('in a language is matched by its first part, without regard to case', async () => {
    const data = ':d a dcat:Dataset ; :p "a"@EN, "b"@en-gb, "c"@english, "d" .'
    const findings = await told(data, onDatasets(':p', 'sh:languageIn ( "en" )'))
    expect(findings.map(([, value]) => value)).toEqual(['c', 'd'])
  })

  test('may be one per language only, without regard to case', async () => {
    const shapes = onDatasets(':p', 'sh:uniqueLang true')
    expect(await told(':d a dcat:Dataset ; :p "a"@en, "b"@sv, "c" , "d" .', shapes)).toHaveLength(0)
    const { graph } = await read(
      Buffer.from(
        `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix : <https://example.org/> . :d a dcat:Dataset ; :p "a"@en, "b"@EN .`,
      ),
      {
        baseIri: example(''),
        mediaType: 'text/turtle',
      },
    )
    expect(await validate(graph, profileOf(shapes))).toHaveLength(1)
  })
})

describe('validation', () => {
  test('does not begin when it is called off', async () => {
    const options = { signal: AbortSignal.abort(new Error('called off')) }
    const profile = profileOf(onDatasets('dcterms:title', 'sh:minCount 1'))
    await expect(validate(turtle(':d a dcat:Dataset .'), profile, options)).rejects.toThrow('called off')
  })

  test('can be called off while it runs', async () => {
    const datasets = Array.from({ length: 10_000 }, (_, index) => `:d${index} a dcat:Dataset .`)
    const controller = new AbortController()
    const profile = profileOf(onDatasets('dcterms:title', 'sh:minCount 1'))
    const running = validate(turtle(datasets.join('\n')), profile, { signal: controller.signal })
    controller.abort(new Error('called off'))
    await expect(running).rejects.toThrow('called off')
  })

  test.each([1, 3, 250, 10_000])('tells how far it has come, but not too often: %d datasets', async count => {
    const datasets = Array.from({ length: count }, (_, index) => `:d${index} a dcat:Dataset .`)
    const shares: number[] = []
    const progress = (share: number): unknown => shares.push(share)
    await validate(turtle(datasets.join('\n')), profileOf(onDatasets('dcterms:title', 'sh:minCount 1')), { progress })
    expect(shares).toEqual([...new Set(shares)].sort((a, b) => a - b))
    expect(shares).toHaveLength(Math.min(count, 100))
    expect(shares.at(-1)).toBe(1)
  })

  test('of a graph without anything to judge finds nothing', async () => {
    expect(await told('', onDatasets('dcterms:title', 'sh:minCount 1'))).toEqual([])
  })

  test('refuses a shape that could report without words', async () => {
    const shapes = ':S a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCount 1 ] .'
    await expect(validate(turtle(''), profileOf(shapes))).rejects.toThrow('has no sh:message')
  })

  test('of a node with many values tells of each of them', async () => {
    const values = Array.from({ length: 50_000 }, (_, index) => `:d${index}`)
    const data = turtle(`:c a dcat:Catalog ; dcat:dataset ${values.join(', ')} .`)
    const shapes = `:C a sh:NodeShape ; sh:targetClass dcat:Catalog ; sh:property :one, :two . :one sh:path dcat:dataset ; sh:class dcat:Catalog ; ${words} . :two sh:path dcat:dataset ; sh:class dcat:Dataset ; ${words} .`
    expect(await validate(data, profileOf(shapes))).toHaveLength(100_000)
  })
})
