import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createReadFiles } from '../../src/fetch/files.ts'
import type { ReadFiles } from '../../src/model/document.ts'
import { errorOf } from './client.ts'

const limits = { maxBytes: 1_000_000, maxFiles: 100 }
let base = ''
let root = ''
let read: ReadFiles
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'skord-files-'))
  root = join(base, 'root')
  await mkdir(join(root, 'b', 'c'), { recursive: true })
  read = createReadFiles({ root, now: () => new Date(0) })
})
afterEach(() => rm(base, { recursive: true }))

const put = (path: string, content: string | Uint8Array = path): Promise<void> => writeFile(join(root, path), content)
const textsAt = async (path: string): Promise<string[]> =>
  (await read(path, limits)).map(({ body }) => Buffer.from(body).toString())

describe('a file', () => {
  test('comes with what is known of it', async () => {
    await put('k.ttl', 'good')
    await utimes(join(root, 'k.ttl'), 0, new Date('2026-10-05T02:00:00Z'))
    const [document, ...others] = await read('k.ttl', limits)
    const url = pathToFileURL(join(root, 'k.ttl')).href
    expect(others).toEqual([])
    expect(document).toEqual({
      url,
      finalUrl: url,
      mediaType: null,
      charset: null,
      body: new Uint8Array(Buffer.from('good')),
      etag: null,
      lastModified: 'Mon, 05 Oct 2026 02:00:00 GMT',
      fetchedAt: new Date(0),
      redirects: [],
    })
    expect(document.body.buffer.byteLength).toBe(4)
  })

  test('is read whatever its name when it is named itself, also by its whole path', async () => {
    await put('export')
    expect(await textsAt('export')).toEqual(['export'])
    expect(await textsAt(join(root, 'export'))).toEqual(['export'])
    expect(await textsAt('b/../export')).toEqual(['export'])
  })

  test('may be empty', async () => {
    await put('k.ttl', '')
    expect(await textsAt('k.ttl')).toEqual([''])
  })

  test('that is gzipped is unpacked', async () => {
    await put('k.nt.gz', gzipSync('good'))
    expect(await textsAt('k.nt.gz')).toEqual(['good'])
  })
})

describe('a folder', () => {
  test('gives its RDF and that of the folders below, by path', async () => {
    for (const path of ['z.rdf', 'a.ttl', 'b/k.jsonld', 'b/c/k.TRIG', 'b.nt', 'readme.md', 'b/k.csv', '.dold.ttl']) {
      await put(path)
    }
    await mkdir(join(root, '.git'))
    await put('.git/k.ttl')
    expect(await textsAt('.')).toEqual(['a.ttl', 'b/c/k.TRIG', 'b/k.jsonld', 'b.nt', 'z.rdf'])
    expect(await textsAt('b')).toEqual(['b/c/k.TRIG', 'b/k.jsonld'])
  })

  test('without RDF gives nothing', async () => {
    expect(await textsAt('b')).toEqual([])
  })

  test('that links back to itself ends', async () => {
    await put('b/k.ttl')
    await symlink(root, join(root, 'b', 'up'))
    expect(await textsAt('.')).toEqual(['b/k.ttl'])
  })
})

describe('links', () => {
  test('within the folder are followed', async () => {
    await put('k.ttl')
    await symlink(join(root, 'k.ttl'), join(root, 'b', 'senaste.ttl'))
    expect(await textsAt('b')).toEqual(['k.ttl'])
  })

  test.each(['b/ut.ttl', 'b', '.'])('out of it are refused, asked for as %s', async path => {
    await writeFile(join(base, 'secret'), 'secret')
    await symlink(join(base, 'secret'), join(root, 'b', 'ut.ttl'))
    expect(await errorOf(read(path, limits))).toMatchObject({
      code: 'address-refused',
      details: { reason: 'outside-folder', url: pathToFileURL(join(root, 'b', 'ut.ttl')).href },
    })
  })

  test('of folders out of it are refused', async () => {
    await mkdir(join(base, 'other'))
    await symlink(join(base, 'other'), join(root, 'b', 'ut'))
    expect((await errorOf(read('.', limits))).details.reason).toBe('outside-folder')
  })

  test('that lead nowhere are told of, lest their records look removed', async () => {
    await symlink(join(root, 'gone'), join(root, 'k.ttl'))
    expect((await errorOf(read('.', limits))).details.reason).toBe('file-not-found')
  })
})

describe('what may not be read is refused', () => {
  test.each(['..', '../secret', '../root-2/k.ttl', '/etc/passwd', '/', '/proc/self/environ', 'b/../../secret'])(
    '%s',
    async path => {
      await writeFile(join(base, 'secret'), 'secret')
      await mkdir(join(base, 'root-2'))
      await writeFile(join(base, 'root-2', 'k.ttl'), 'secret')
      expect(await errorOf(read(path, limits))).toMatchObject({
        code: 'address-refused',
        details: { reason: 'outside-folder' },
      })
    },
  )

  test('a path with a zero in it', async () => {
    expect((await errorOf(read('k.ttl\0.png', limits))).code).toBe('address-refused')
  })

  test('what is no ordinary file', async () => {
    const devices = createReadFiles({ root: '/dev' })
    expect((await errorOf(devices('zero', limits))).details.reason).toBe('no-regular-file')
  })
})

describe('a path', () => {
  test('where nothing is, is told of', async () => {
    expect(await errorOf(read('gone.ttl', limits))).toMatchObject({
      code: 'unreachable',
      details: { reason: 'file-not-found', url: pathToFileURL(join(root, 'gone.ttl')).href },
    })
    await put('k.ttl')
    expect((await errorOf(read('k.ttl/x', limits))).details.reason).toBe('file-not-found')
  })

  test('counts from the folder, whose own links do not matter', async () => {
    await put('k.ttl')
    const link = join(base, 'link')
    await symlink(root, link)
    expect((await createReadFiles({ root: link })('k.ttl', limits)).length).toBe(1)
    expect((await createReadFiles({ root: relative(process.cwd(), root) })('k.ttl', limits)).length).toBe(1)
  })
})

describe('limits', () => {
  test('on bytes count all files together', async () => {
    await put('a.ttl', 'x'.repeat(600))
    await put('b.ttl', 'x'.repeat(400))
    expect((await read('.', { ...limits, maxBytes: 1000 })).length).toBe(2)
    const error = await errorOf(read('.', { ...limits, maxBytes: 999 }))
    expect(error).toMatchObject({ code: 'too-large', details: { maxBytes: '999' } })
  })

  test('on bytes hold for what is unpacked', async () => {
    await put('k.ttl.gz', gzipSync(Buffer.alloc(50_000_000)))
    expect((await errorOf(read('k.ttl.gz', limits))).code).toBe('too-large')
  })

  test('on files', async () => {
    for (let n = 0; n < 4; n++) await put(`${n}.ttl`)
    expect((await read('.', { ...limits, maxFiles: 4 })).length).toBe(4)
    expect(await errorOf(read('.', { ...limits, maxFiles: 3 }))).toMatchObject({
      code: 'too-large',
      details: { maxFiles: '3' },
    })
  })

  test.each([
    ['cut short', gzipSync('good and long enough').subarray(0, 20), 'cut-short'],
    ['that is none', Buffer.from('not gzipped'), 'content-encoding'],
  ])('a gzipped file %s is told of', async (_, content, reason) => {
    await put('k.ttl.gz', content)
    expect(await errorOf(read('k.ttl.gz', limits))).toMatchObject({ code: 'unreachable', details: { reason } })
  })
})
