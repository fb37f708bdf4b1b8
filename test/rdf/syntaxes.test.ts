import { describe, expect, test } from 'vitest'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import { read } from '../../src/rdf/read.ts'
import { syntaxById, syntaxByMediaType, syntaxes } from '../../src/rdf/syntaxes.ts'

const quads = '<http://example.org/a> <http://example.org/b> "Öster \\"om\\" <sol> & måne"@sv .\n'

describe('a row of syntaxes', () => {
  test.each(syntaxes)('$id reads what it writes', async ({ id, mediaTypes, serialise }) => {
    const { graph } = await read(Buffer.from(quads), { baseIri: 'https://kalla.example/' })
    const written = [...serialise(graph)].join('')
    const again = await read(Buffer.from(written), { baseIri: 'https://kalla.example/', mediaType: mediaTypes[0] })
    expect([again.syntax, again.problems, await canonicalNQuads(again.graph)]).toEqual([id, [], quads])
  })

  test('is found by its id and by each of its media types', () => {
    for (const syntax of syntaxes) {
      expect(syntaxById(syntax.id)).toBe(syntax)
      for (const type of syntax.mediaTypes) expect(syntaxByMediaType(type)).toBe(syntax)
    }
    expect([syntaxById('rdfa'), syntaxByMediaType('text/html')]).toEqual([null, null])
  })
})
