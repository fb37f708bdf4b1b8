import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lines, resultsOf } from './engine.ts'
import { samples } from './random-shapes.ts'
import { opinionOfRdfValidateShacl } from './second-opinion.ts'
import { turtle } from './turtle.ts'

test('random shapes give the results that another engine finds', async () => {
  const property = fc.asyncProperty(samples, async ({ data, shapes }) => {
    const [published, rules] = [turtle(data), turtle(shapes)]
    const theirs = await opinionOfRdfValidateShacl([published], rules)
    const ours = resultsOf(published, rules).map(({ path: _, ...result }) => result)
    expect(lines(ours)).toEqual(lines(theirs))
  })
  await fc.assert(property, { numRuns: 100, seed: 2024 })
})
