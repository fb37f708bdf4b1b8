import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createReadFiles } from '../../src/fetch/files.ts'
import { kinds } from '../../src/source/kinds.ts'
import type { ReadTools } from '../../src/source/reading.ts'
import { nothingBefore } from './reading-tools.ts'
import { sourceAt } from './source-at.ts'

const root = new URL('../../fixtures/harvests/file-folder/', import.meta.url).pathname
const noGet: ReadTools['get'] = async () => {
  throw new Error('nothing is to be fetched')
}
const tools: ReadTools = {
  get: noGet,
  files: createReadFiles({ root }),
  before: nothingBefore,
  now: () => new Date(0),
}

describe('files', () => {
  test('are kept in the order of their paths, under one checksum', async () => {
    const reading = await kinds.file.read(sourceAt('katalog'), tools)
    if (reading.kind !== 'read') throw new Error(reading.kind)
    const below = pathToFileURL(`${root}katalog/`).href
    const paths = reading.documents.map(({ url }) => url.replace(below, ''))
    expect(paths).toEqual(['a-katalog.ttl', 'b-skolor.ttl', 'mer/vatten.nt'])
    expect(reading.documentChecksum).toMatch(/-3$/)
  })

  test('are unchanged when all bytes are, whenever they were saved', async () => {
    const reading = await kinds.file.read(sourceAt('katalog'), tools)
    const documentChecksum = reading.kind === 'read' ? reading.documentChecksum : null
    const again = await kinds.file.read(sourceAt('katalog'), {
      ...tools,
      before: { ...nothingBefore, documentChecksum },
    })
    expect(again).toMatchObject({ kind: 'unchanged', by: 'bytes' })
  })

  test('are refused where none may be read', async () => {
    const reading = kinds.file.read(sourceAt('katalog'), { ...tools, files: null })
    await expect(reading).rejects.toMatchObject({ code: 'address-refused', details: { reason: 'no-folder' } })
  })
})
