import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CliError, type CliTools, type Context } from '../../src/cli/context.ts'
import { writeWhole } from '../../src/cli/write-file.ts'
import { cliText } from '../../src/text/cli.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skord-write-'))
})
afterEach(() => rm(folder, { recursive: true }))

const enough = 'x'.repeat(400_000)

function contextWith(signal: AbortSignal): Context {
  return { text: cliText.sv, tools: { signal } as CliTools } as Context
}

test('a file is replaced when the whole new one is on disk', async () => {
  const path = join(folder, 'a.csv')
  const context = contextWith(new AbortController().signal)
  await writeWhole(path, ['old'], context)
  await writeWhole(path, [enough, 'end'], context)
  expect(await readFile(path, 'utf8')).toBe(`${enough}end`)
  expect(await readdir(folder)).toEqual(['a.csv'])
})

test('a writer that breaks leaves the old file, and nothing half written', async () => {
  const path = join(folder, 'a.csv')
  const context = contextWith(new AbortController().signal)
  await writeWhole(path, ['old'], context)
  const breaking = function* (): Iterable<string> {
    yield enough
    throw new RangeError('broken')
  }
  await expect(writeWhole(path, breaking(), context)).rejects.toThrow(RangeError)
  expect(await readFile(path, 'utf8')).toBe('old')
  expect(await readdir(folder)).toEqual(['a.csv'])
})

test('breaking off in the middle leaves no file', async () => {
  const stop = new AbortController()
  const pieces = function* (): Iterable<string> {
    yield enough
    stop.abort(new Error('interrupted'))
    yield enough
  }
  await expect(writeWhole(join(folder, 'a.csv'), pieces(), contextWith(stop.signal))).rejects.toThrow('interrupted')
  expect(await readdir(folder)).toEqual([])
})

test('a file that cannot be written is named as the person knows it', async () => {
  const context = contextWith(new AbortController().signal)
  const path = join(folder, 'none', 'a.csv')
  await expect(writeWhole(path, ['a'], context)).rejects.toThrow(CliError)
  await expect(writeWhole(path, ['a'], context)).rejects.toThrow(`${path} kan inte användas`)
})
