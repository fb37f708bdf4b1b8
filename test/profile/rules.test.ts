import { describe, expect, test } from 'vitest'
import { rulesOf } from '../../src/profile/rules.ts'
import { turtle } from '../validate/turtle.ts'

const words = 'sh:severity sh:Info ; sh:message "Gör så"@sv, "Do so"@en'
const rule = (text: string) => rulesOf(turtle(text)).get('https://example.org/rule')

describe('a rule', () => {
  test('has the words and links of its shape, and the class of the shape that it belongs to', () => {
    const found = rule(`
      :Dataset sh:targetClass dcat:Dataset ; sh:property :rule .
      :rule sh:path dcterms:title ; sh:name "Titel"@sv, "Title"@en ; sh:description "Därför"@sv, "Therefore"@en ;
        rdfs:seeAlso <https://example.org/spec> ; ${words} .`)
    expect(found).toEqual({
      iri: 'https://example.org/rule',
      severity: 'Info',
      focusType: 'Dataset',
      path: 'http://purl.org/dc/terms/title',
      pathLabel: { sv: 'Titel', en: 'Title' },
      message: { sv: 'Gör så', en: 'Do so' },
      hint: { sv: 'Därför', en: 'Therefore' },
      seeAlso: 'https://example.org/spec',
      problem: null,
      future: null,
      strictSeverity: null,
      isSummarised: false,
      example: null,
    })
  })

  test.each(['sh:targetClass dcat:Catalog', 'sh:targetObjectsOf dcat:catalog', 'sh:targetSubjectsOf dcat:dataset'])(
    'that has a target of its own, %s, has the class in its name',
    target => {
      const rules = rulesOf(turtle(`:Catalog-address ${target} ; ${words} .`))
      expect(rules.get('https://example.org/Catalog-address')).toMatchObject({ focusType: 'Catalog', path: null })
    },
  )

  test('has one class, though its shape targets several that are called otherwise', () => {
    const found = rule(`:Kind sh:targetClass foaf:Organization, foaf:Person ; sh:property :rule . :rule ${words} .`)
    expect(found?.focusType).toBe('Kind')
  })

  test('of a stage has no class', () => {
    expect(rule(`:rule ${words} .`)?.focusType).toBeNull()
  })

  test.each([
    ['[ sh:inversePath :p ]', 'p'],
    ['( :p :q )', 'p'],
    ['[ sh:alternativePath ( :p [ sh:inversePath :q ] ) ]', 'p'],
    ['( [ sh:zeroOrMorePath :p ] :q )', 'p'],
  ])('with the path %s is about the property named first', (path, name) => {
    expect(rule(`:rule sh:path ${path} ; ${words} .`)?.path).toBe(`https://example.org/${name}`)
  })

  test('about a whole resource can name the property that it concerns', () => {
    const concerns = '<https://skord.example/shapes/rule#concerns>'
    expect(rule(`:rule ${concerns} :p ; ${words} .`)?.path).toBe('https://example.org/p')
  })

  const facet = '@prefix facet: <https://skord.example/shapes/rule#> . '

  test('may tell what it becomes in a coming version, what the portal makes of it, and how it is done right', () => {
    const found = rule(`${facet} :rule facet:futureSeverity sh:Violation ; facet:futureVersion "4" ;
      facet:strictSeverity sh:Warning ; facet:problem "deprecated" ; facet:example 'dcterms:title "Bad"@sv' ; ${words} .`)
    expect(found?.future).toEqual({ severity: 'Violation', version: '4' })
    expect(found?.strictSeverity).toBe('Warning')
    expect(found?.problem).toBe('deprecated')
    expect(found?.example).toBe('dcterms:title "Bad"@sv')
  })

  test('may become stricter in a version that is not known, but a version without a severity is refused', () => {
    const found = rule(`${facet} :rule facet:futureSeverity sh:Violation ; ${words} .`)
    expect(found?.future).toEqual({ severity: 'Violation', version: null })
    expect(() => rule(`${facet} :rule facet:futureVersion "4" ; ${words} .`)).toThrow('has no severity')
  })

  test('without words in both languages is refused', () => {
    expect(() => rule(':rule sh:severity sh:Info ; sh:message "Gör så"@sv .')).toThrow(
      'must be given in Swedish and in',
    )
  })

  test('without a severity is refused', () => {
    expect(() => rule(':rule sh:message "Gör så"@sv, "Do so"@en .')).toThrow('sh:severity is missing')
  })
})
