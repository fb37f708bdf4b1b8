import { expect, test, vi } from 'vitest'
import { validate } from '../../../src/validate/validate.ts'
import { onDatasets, profileOf, words } from '../profiles.ts'
import { turtle } from '../turtle.ts'

vi.mock('oxigraph', () => {
  throw new Error('Cannot find package')
})

const data = turtle(':d a dcat:Dataset .')

test('shapes with SPARQL are refused where the engine cannot be loaded', async () => {
  const shapes = `:S sh:targetClass dcat:Dataset ; ${words} ; sh:sparql [ sh:select "SELECT $this {}" ] .`
  await expect(validate(data, profileOf(shapes))).rejects.toMatchObject({
    name: 'ShapesError',
    code: 'sparql-no-engine',
  })
})

test('shapes without SPARQL do not need it', async () => {
  expect(await validate(data, profileOf(onDatasets('dcterms:title', 'sh:minCount 1')))).toHaveLength(1)
})
