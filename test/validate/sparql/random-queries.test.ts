import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ShapesError } from '../../../src/model/shapes-error.ts'
import { lines, resultsWithSparql } from '../engine.ts'
import { turtle } from '../turtle.ts'

const node = fc.constantFrom('ex:a', 'ex:b', 'ex:c', 'ex:d')
const term = fc.constantFrom('ex:a', 'ex:b', '$this', '$this', '?v', '?w')
const predicate = fc.constantFrom('ex:p', 'ex:q', 'ex:p+', '(ex:p|^ex:q)')

const { group } = fc.letrec<{ group: string }>(tie => {
  const inner = tie('group')
  const part = fc.oneof(
    { maxDepth: 3 },
    fc.tuple(term, predicate, term).map(terms => `${terms.join(' ')} .`),
    fc.constantFrom('FILTER ($this = ex:a)', 'FILTER (bound($this))', 'FILTER (?v != $this)', 'FILTER (!bound(?w))'),
    fc.constantFrom('BIND ($this AS ?x)', 'BIND (str($this) AS ?y)'),
    inner.map(text => `OPTIONAL { ${text} }`),
    inner.map(text => `{ ${text} }`),
    fc.tuple(inner, inner).map(([one, other]) => `{ ${one} } UNION { ${other} }`),
    fc.tuple(fc.constantFrom('', 'NOT '), inner).map(([not, text]) => `FILTER ${not}EXISTS { ${text} }`),
    inner.map(text => `{ SELECT $this ?v WHERE { ${text} } }`),
    inner.map(text => `{ SELECT $this (COUNT(?v) AS ?n) WHERE { ${text} } GROUP BY $this }`),
  )
  return { group: fc.array(part, { minLength: 1, maxLength: 3 }).map(parts => parts.join(' ')) }
})

const data = fc
  .array(fc.tuple(node, fc.constantFrom('ex:p', 'ex:q'), node), { minLength: 4, maxLength: 12 })
  .map(statements => statements.map(statement => `${statement.join(' ')} .`).join(' '))

test('any query gives the same answers for all focus nodes at once as one by one', async () => {
  let asked = 0
  const property = fc.asyncProperty(data, group, async (statements, where) => {
    const prefix = '@prefix ex: <https://example.org/> .'
    const shapes = turtle(`${prefix} :prefixes sh:declare [ sh:prefix "ex" ; sh:namespace "https://example.org/" ] .
      :S sh:targetNode :a, :b, :c, :d, :e ; sh:sparql [ sh:prefixes :prefixes ; sh:select "SELECT $this ?v WHERE { ${where} }" ] .`)
    const published = turtle(`${prefix} ${statements}`)
    const isAsked = await resultsWithSparql(published, shapes).catch((error: unknown) => error)
    // A variable that BIND assigns must not have been used before.
    fc.pre(!(isAsked instanceof ShapesError))
    asked++
    if (isAsked instanceof Error) throw isAsked
    expect(lines(isAsked as [])).toEqual(lines(await resultsWithSparql(published, shapes, false)))
  })
  await fc.assert(property, { numRuns: 150 })
  expect(asked).toBeGreaterThan(100)
})
