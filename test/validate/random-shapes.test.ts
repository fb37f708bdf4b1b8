import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampled } from '../support/long.ts'
import { keyOf, surplus } from './disagreement.ts'
import { resultsOf } from './engine.ts'
import { samples } from './random-shapes.ts'
import { type Opinion, opinionOfRdfValidateShacl, opinionOfShaclEngine } from './second-opinion.ts'
import { turtle } from './turtle.ts'

const runs = { numRuns: sampled(100, 10_000), seed: 2024 }

function expectSame(ours: readonly Opinion[], theirs: readonly Opinion[]): void {
  const [missing, extra] = [surplus(ours, theirs), surplus(theirs, ours)]
  expect({ missing: missing.map(keyOf), extra: extra.map(keyOf) }).toEqual({ missing: [], extra: [] })
}

test('random shapes give the results that rdf-validate-shacl finds', { timeout: 600_000 }, async () => {
  const property = fc.asyncProperty(samples, async ({ data, shapes }) => {
    const [published, rules] = [turtle(data), turtle(shapes)]
    expectSame(resultsOf(published, rules), await opinionOfRdfValidateShacl([published], rules))
  })
  await fc.assert(property, runs)
})

/** It misreads qualified value shapes below other shapes, see `fixtures/second-opinion/nested-qualified.ttl`. */
test('and those that shacl-engine finds when it remembers nothing', { timeout: 600_000 }, async () => {
  const property = fc.asyncProperty(samples, async ({ data, shapes }) => {
    fc.pre(!shapes.includes('sh:qualifiedValueShape'))
    const [published, rules] = [turtle(data), turtle(shapes)]
    expectSame(resultsOf(published, rules), await opinionOfShaclEngine([published], rules, true))
  })
  await fc.assert(property, runs)
})
