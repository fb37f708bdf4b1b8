import { describe, expect, test } from 'vitest'
import type { Profile } from '../../../src/profile/profile.ts'
import { canonicalNQuads } from '../../../src/rdf/canonical.ts'
import { read } from '../../../src/rdf/read.ts'
import { syntaxes } from '../../../src/rdf/syntaxes.ts'
import { prefixes } from '../../../src/rdf/vocabulary.ts'
import { exampleIn } from '../../../src/report/validation/example.ts'
import { european, swedish } from './validation-reports.ts'

const rule = 'https://a.example/rule'

/** A profile of one rule that has an example. */
function withExample(example: string | null): Profile {
  const [some] = swedish.rules.values()
  return { ...swedish, rules: new Map([[rule, { ...some, iri: rule, example }]]) }
}

const shown = (example: string, syntax: string | null): string | null => exampleIn(withExample(example), rule, syntax)

describe('an example', () => {
  const title = 'dcterms:title "Bad & <hav>"@sv'
  const contact = 'dcat:contactPoint [ a vcard:Organization ; vcard:fn "Kommunen" ]'
  const member = 'dcterms:publisher <https://a.example/o> . <https://a.example/o> a foaf:Agent'
  const address = '<https://a.example/d> a dcat:Dataset'

  test.each([
    ['rdfxml', title, '<dcterms:title xml:lang="sv">Bad &amp; &lt;hav&gt;</dcterms:title>'],
    ['turtle', title, 'dcterms:title "Bad & <hav>"@sv'],
    ['trig', title, 'dcterms:title "Bad & <hav>"@sv'],
    ['ntriples', title, '<…> <http://purl.org/dc/terms/title> "Bad & <hav>"@sv .'],
    ['nquads', title, '<…> <http://purl.org/dc/terms/title> "Bad & <hav>"@sv .'],
    ['jsonld', title, '"dcterms:title": {"@value": "Bad & <hav>", "@language": "sv"}'],
    ['turtle', contact, 'dcat:contactPoint [\n    a vcard:Organization ;\n    vcard:fn "Kommunen"\n]'],
    ['jsonld', contact, '"dcat:contactPoint": {"@type": "vcard:Organization", "vcard:fn": "Kommunen"}'],
    ['jsonld', member, '"dcterms:publisher": {"@id": "https://a.example/o", "@type": "foaf:Agent"}'],
    ['turtle', member, 'dcterms:publisher <https://a.example/o> .\n\n<https://a.example/o> a foaf:Agent'],
    ['rdfxml', address, '<dcat:Dataset rdf:about="https://a.example/d"/>'],
    ['jsonld', address, '{"@id": "https://a.example/d", "@type": "dcat:Dataset"}'],
  ])('is shown in %s as a person writes it: %s', (syntax, example, fragment) => {
    expect(shown(example, syntax)).toBe(fragment)
  })

  test('keeps the element that says what the resource is', () => {
    expect(shown(`a dcat:Dataset ; ${title}`, 'rdfxml')).toMatch(/^<dcat:Dataset rdf:about="…">\n {2}<dcterms:title /)
  })

  test('is in the syntax that the portal harvests when that of the document is not known', () => {
    expect(shown(title, null)).toBe(shown(title, 'rdfxml'))
  })

  test('is none for a rule without one, and for a rule that is not there', () => {
    expect(exampleIn(withExample(null), rule, 'turtle')).toBeNull()
    expect(exampleIn(swedish, 'https://a.example/no-rule', 'turtle')).toBeNull()
  })

  test('that is no Turtle is a mistake of ours', () => {
    expect(() => shown('dcterms:title "open', 'turtle')).toThrow('not an example in Turtle')
  })
})

describe.each([swedish, european])('every example of $id', profile => {
  const own = 'urn:x-skord:focus'
  const declared = Object.entries(prefixes)
  const turtlePrefixes = declared.map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`).join('')
  const xmlPrefixes = declared.map(([prefix, iri]) => ` xmlns:${prefix}="${iri}"`).join('')
  const examples = [...profile.rules.values()].filter(({ example }) => example !== null)

  /** A fragment put back into a document. */
  const whole: Readonly<Record<string, (fragment: string) => string>> = {
    rdfxml: text => {
      const isNode = text.includes('rdf:about="')
      const inside = isNode ? text : `<rdf:Description rdf:about="…">${text}</rdf:Description>`
      return `<rdf:RDF${xmlPrefixes}>${inside}</rdf:RDF>`
    },
    turtle: text => turtlePrefixes + (text.endsWith(' .') ? text : `<…> ${text} .`),
    trig: text => turtlePrefixes + (text.endsWith(' .') ? text : `<…> ${text} .`),
    ntriples: text => text,
    nquads: text => text,
    jsonld: text => {
      const node = text.startsWith('{') ? text.split('\n').join(',') : `{"@id": "…", ${text}}`
      return `{"@context": ${JSON.stringify(prefixes)}, "@graph": [${node}]}`
    },
  }

  test.each(syntaxes)('says the same in $label as in Turtle', async ({ id, mediaTypes }) => {
    const statements = async (text: string, mediaType: string): Promise<string> => {
      const body = Buffer.from(text.replaceAll('…', own))
      const { graph, failure } = await read(body, { baseIri: 'https://a.example/', mediaType })
      expect(failure, text).toBeNull()
      return canonicalNQuads(graph)
    }
    for (const { iri } of examples) {
      const [fragment, turtle] = [exampleIn(profile, iri, id) ?? '', exampleIn(profile, iri, 'turtle') ?? '']
      const said = await statements(whole[id](fragment), mediaTypes[0])
      expect(said, iri).toBe(await statements(whole.turtle(turtle), 'text/turtle'))
      expect(said).not.toBe('')
    }
  })
})
