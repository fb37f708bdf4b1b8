import { expect, test } from 'vitest'
import { normalise } from '../../src/normalise/normalise.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { GraphBuilder } from '../../src/rdf/builder.ts'

const profile = await loadProfile()

/** What becomes of a title in this language: its tag afterwards, and the rules told of. */
function tagAfter(language: string): { readonly tag: string; readonly rules: string[] } {
  const builder = new GraphBuilder()
  const { terms } = builder
  builder.add(
    terms.iri('https://kommun.example/d'),
    terms.iri('http://purl.org/dc/terms/title'),
    terms.text('Titel', language),
  )
  const { graph, problems } = normalise(builder.build(), profile)
  return { tag: graph.language(graph.columns.objects[0]), rules: problems.map(problem => problem.rule) }
}

test.each([
  ['sv_SE', 'sv-SE'],
  ['sv_se', 'sv-SE'],
  ['SV', 'sv'],
  [' sv ', 'sv'],
  ['EN-gb', 'en-GB'],
  ['zh-hans-cn', 'zh-Hans-CN'],
  ['de-1996', 'de-1996'],
  ['sv-x-SE', 'sv-x-se'],
])('the tag %s is spelled %s', (published, spelled) => {
  expect(tagAfter(published).tag).toBe(spelled)
})

test.each(['sv', 'sv-SE', 'se', 'em', 'x-privat', 'en-x-us', 'sl-rozaj-biske'])('the tag %s stays', tag => {
  expect(tagAfter(tag)).toEqual({ tag, rules: [] })
})

test.each(['1x', 'sv SE', 'sv--SE', 'svenskaspråket', '-', 'abcdefghi'])('the tag %s is no tag and is dropped', tag => {
  expect(tagAfter(tag)).toEqual({ tag: '', rules: ['language-tag-dropped'] })
})
