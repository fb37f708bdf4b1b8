import { describe, expect, test } from 'vitest'
import { ShapesError } from '../../src/model/shapes-error.ts'
import { readOwnShapes } from '../../src/validate/own-profile.ts'
import { validate } from '../../src/validate/validate.ts'
import { profileOf } from './profiles.ts'
import { turtle } from './turtle.ts'

const profile = profileOf('')
const sh = 'http://www.w3.org/ns/shacl#'
const shapes = `@prefix sh: <${sh}> . <#S> sh:targetNode <#n> ; sh:message "No" ; `

function reading(text: string, mediaType: string | null = null) {
  return readOwnShapes(Buffer.from(text), profile, {
    name: 'own.ttl',
    baseIri: 'https://example.org/own.ttl',
    mediaType,
  })
}

/** Code, shape and details of a refusal. */
async function refusalOf(text: string) {
  const error: unknown = await reading(text).catch((reason: unknown) => reason)
  if (!(error instanceof ShapesError)) throw new Error('not refused', { cause: error })
  return { code: error.code, shape: error.shape, details: error.details }
}

describe('a file of shapes', () => {
  test.each([
    ['Turtle', `${shapes} sh:nodeKind sh:Literal .`],
    [
      'RDF/XML',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:sh="${sh}"><sh:NodeShape rdf:about="#S">
        <sh:targetNode rdf:resource="#n"/><sh:nodeKind rdf:resource="${sh}Literal"/><sh:message>No</sh:message></sh:NodeShape></rdf:RDF>`,
    ],
    [
      'N-Triples',
      `<https://example.org/own.ttl#S> <${sh}targetNode> <https://example.org/own.ttl#n> .
       <https://example.org/own.ttl#S> <${sh}nodeKind> <${sh}Literal> .
       <https://example.org/own.ttl#S> <${sh}message> "No" .`,
    ],
  ])('may be %s', async (_, text) => {
    const { profile: joined } = await reading(text)
    const findings = await validate(turtle(':a :b :c .'), joined)
    expect(findings.map(({ sourceShape, resultMessage }) => [sourceShape, resultMessage.sv])).toEqual([
      ['https://example.org/own.ttl#S', 'No'],
    ])
  })

  test('that is not well-formed is refused with the place', async () => {
    expect(await refusalOf(`${shapes}\n sh:nodeKind .`)).toMatchObject({ code: 'unreadable', details: { line: '2' } })
  })

  test('that is not RDF is refused', async () => {
    expect(await refusalOf('hello')).toMatchObject({ code: 'unreadable' })
  })

  test('without a target is refused, as nothing would be judged', async () => {
    expect(await refusalOf(`@prefix sh: <${sh}> . <#S> a sh:NodeShape ; sh:nodeKind sh:IRI .`)).toMatchObject({
      code: 'no-shapes',
    })
  })

  test('with a fault in a shape without a name is refused, naming the shape around it', async () => {
    const within = `${shapes} sh:property [ <#path> <#p> ; sh:path <#p> ; sh:minCount "one" ] .`
    expect(await refusalOf(within)).toMatchObject({ code: 'not-a-count', shape: 'https://example.org/own.ttl#S' })
  })

  test('with a shape that cannot be judged by is refused, naming it', async () => {
    const shape = 'https://example.org/own.ttl#S'
    expect(await refusalOf(`${shapes} sh:minLength "long" .`)).toEqual({
      code: 'not-a-count',
      shape,
      details: { value: 'long' },
    })
    const query = await refusalOf(`${shapes} sh:sparql [ sh:select "SELECT $this WHERE { $this ?p }" ] .`)
    expect(query).toMatchObject({
      code: 'sparql-syntax',
      shape,
      details: { reason: expect.stringContaining('error at') },
    })
  })
})
