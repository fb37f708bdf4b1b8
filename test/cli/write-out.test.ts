import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { writeOut } from '../../src/cli/write-out.ts'

test('writes no faster than it is taken, and leaves the stream open', async () => {
  let waiting = 0
  let most = 0
  let text = ''
  const slow = new Writable({
    highWaterMark: 1,
    write: (chunk, _, done) => {
      waiting++
      most = Math.max(most, waiting)
      text += chunk
      setImmediate(() => {
        waiting--
        done()
      })
    },
  })
  const pieces = Array.from({ length: 1000 }, () => 'x'.repeat(1000))
  await writeOut(pieces, slow)
  expect(text).toBe(pieces.join(''))
  expect(most).toBe(1)
  expect(slow.writableEnded).toBe(false)
})

test('takes it well when the reader has had enough', async () => {
  const closed = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  })
  await expect(writeOut(['a'], closed)).resolves.toBeUndefined()
})

test('does not hide other faults', async () => {
  const broken = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
  })
  await expect(writeOut(['a'], broken)).rejects.toThrow('no space')
})
