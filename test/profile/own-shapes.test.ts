import { describe, expect, test } from 'vitest'
import { ShapesError } from '../../src/model/shapes-error.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { profileWithShapes } from '../../src/profile/own-shapes.ts'
import { validate } from '../../src/validate/validate.ts'
import { example } from '../validate/profiles.ts'
import { turtle } from '../validate/turtle.ts'

const profile = await loadProfile('dcat-ap-se')
const dataset = ':d a dcat:Dataset ; dcterms:title "Badplatser" ; dcterms:license "fri" .'

/** The profile with shapes, given as what a shape `:Own` on datasets has besides. */
function withOwn(more: string) {
  return profileWithShapes(profile, turtle(`:Own a sh:NodeShape ; sh:targetClass dcat:Dataset ; ${more} .`), {
    name: 'egna.ttl',
  })
}

/** What is found about a dataset by the own shapes alone. */
async function found(more: string, data = dataset) {
  const findings = await validate(turtle(data), withOwn(more))
  return findings.filter(({ sourceShape }) => !profile.rules.has(sourceShape))
}

const missing = 'sh:property [ sh:path dcterms:identifier ; sh:minCount 1 ;'

describe('shapes that users bring', () => {
  test('are judged by besides those of the profile', async () => {
    const findings = await validate(turtle(dataset), withOwn(`${missing} ]`))
    const [own, others] = [true, false].map(isOwn =>
      findings.filter(each => profile.rules.has(each.sourceShape) !== isOwn),
    )
    expect(own).toHaveLength(1)
    expect(others).toEqual(await validate(turtle(dataset), profile))
  })

  test('are named after the version of the profile', () => {
    expect(withOwn('sh:nodeKind sh:IRI').version).toBe(`${profile.version} + egna.ttl`)
  })

  test('may be blank nodes, and are called by their labels', async () => {
    const [finding] = await found(`${missing} ]`)
    expect(finding.sourceShape).toMatch(/^_:own_/)
    expect(finding).toMatchObject({ severity: 'Violation', focusNode: example('d'), focusType: 'Dataset' })
  })

  test.each([
    ['in both languages', 'sh:message "Ange id."@sv, "Give an id."@en', { sv: 'Ange id.', en: 'Give an id.' }],
    ['in one language', 'sh:message "Ange id."@sv', { sv: 'Ange id.', en: 'Ange id.' }],
    ['in no language', 'sh:message "Give an id."', { sv: 'Give an id.', en: 'Give an id.' }],
    ['in another language', 'sh:message "Anna tunnus."@fi', { sv: 'Anna tunnus.', en: 'Anna tunnus.' }],
    ['in a kind of a language', 'sh:message "Ange id."@sv-SE, "Id?"', { sv: 'Ange id.', en: 'Id?' }],
  ])('have words %s', async (_, message, words) => {
    const [finding] = await found(`${missing} ${message} ]`)
    expect(finding.resultMessage).toEqual(words)
  })

  test.each(['{$value}', '{?value}'])('have words with a place for the value: %s', async place => {
    const [finding] = await found(
      `sh:property [ sh:path dcterms:license ; sh:nodeKind sh:IRI ; sh:message "Not ${place}!" ]`,
    )
    expect(finding.resultMessage.en).toBe('Not fri!')
  })

  test('without words are told of by the kind of problem and the name of the property', async () => {
    const findings = await found('sh:property [ sh:path dcterms:license ; sh:minCount 2 ; sh:nodeKind sh:IRI ]')
    const messages = findings.map(({ resultMessage }) => resultMessage.sv).sort()
    expect(messages).toEqual(['Fel slags värde: Licens', 'Obligatoriskt värde saknas: Licens'])
    expect(findings[0].pathLabel).toEqual({ sv: 'Licens', en: expect.any(String) })
  })

  test('that only recommend are not told of as mandatory', async () => {
    const [finding] = await found(`${missing} sh:severity sh:Warning ]`)
    expect(finding).toMatchObject({
      severity: 'Warning',
      resultMessage: { sv: expect.stringContaining('Rekommenderat') },
    })
  })

  test.each([
    ['sh:path :unheard-of ;', 'unheard-of'],
    ['sh:path ( :first :second ) ;', 'first'],
    ['sh:path :unheard-of ; sh:name "Namn"@sv ;', 'Namn'],
    ['sh:path [ sh:inversePath :back ] ;', 'back'],
  ])('name a property that the profile does not know: %s', async (path, name) => {
    const [finding] = await found(`sh:property [ ${path} sh:minCount 1 ]`)
    expect(finding.resultMessage.sv).toBe(`Obligatoriskt värde saknas: ${name}`)
  })

  test('about a whole resource are named by their label, or tell of the problem alone', async () => {
    const [labelled] = await found('rdfs:label "Öppen data"@sv ; sh:not [ sh:class dcat:Dataset ]')
    const [bare] = await found('sh:not [ sh:class dcat:Dataset ]')
    expect([labelled.resultMessage.sv, bare.resultMessage.sv]).toEqual([
      'Villkor inte uppfyllt: Öppen data',
      'Villkor inte uppfyllt',
    ])
  })

  test('have hints, links and examples like those of the profile', async () => {
    const [finding] = await found(`${missing} sh:description "Så här" ; rdfs:seeAlso <https://example.org/spec> ]`)
    expect(finding).toMatchObject({ hint: { sv: 'Så här', en: 'Så här' }, seeAlso: 'https://example.org/spec' })
  })

  test.each(['javascript:alert(1)', 'https://user@/', 'file:///etc/passwd'])(
    'lead nowhere but to pages: %s',
    async address => {
      const [finding] = await found(`${missing} rdfs:seeAlso <${address}> ]`)
      expect(finding.seeAlso).toBeNull()
    },
  )

  test('may have constraints in SPARQL', async () => {
    const [finding] = await found(
      'sh:sparql [ sh:message "{?value} är ingen länk" ; sh:select "SELECT $this ?value { $this <http://purl.org/dc/terms/license> ?value FILTER (!isIRI(?value)) }" ]',
    )
    expect(finding).toMatchObject({ value: 'fri', resultMessage: { sv: 'fri är ingen länk', en: 'fri är ingen länk' } })
  })

  test('may switch off a shape of the profile', async () => {
    const before = await validate(turtle(dataset), profile)
    const { sourceShape } = before[0]
    const own = turtle(`<${sourceShape}> sh:deactivated true . :S sh:targetNode :none ; sh:nodeKind sh:IRI .`)
    const after = await validate(turtle(dataset), profileWithShapes(profile, own, { name: 'egna.ttl' }))
    expect(after).toEqual(before.filter(finding => finding.sourceShape !== sourceShape))
  })

  test('with a severity that is none of the three are refused', () => {
    expect(() => withOwn('sh:severity :Dreadful ; sh:nodeKind sh:IRI')).toThrow(ShapesError)
  })
})
