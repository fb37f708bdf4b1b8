import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { validate } from '../../../src/validate/validate.ts'
import { onDatasets, profileOf, words } from '../profiles.ts'
import { turtle } from '../turtle.ts'

const isLoaded = (): boolean =>
  Object.keys(createRequire(import.meta.url).cache).some(file => file.includes('oxigraph'))

test('the engine is loaded by the first shape with SPARQL, not before', async () => {
  const data = turtle(':d a dcat:Dataset .')
  await validate(data, profileOf(onDatasets('dcterms:title', 'sh:minCount 1')))
  expect(isLoaded()).toBe(false)
  const asking = `:S sh:targetClass dcat:Dataset ; ${words} ; sh:sparql [ sh:select "SELECT $this {}" ] .`
  expect(await validate(data, profileOf(asking))).toHaveLength(1)
  expect(isLoaded()).toBe(true)
})
