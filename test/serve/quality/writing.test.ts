import { expect, test } from 'vitest'
import { createWriting } from '../../../src/serve/quality/writing.ts'

const pieces = async () => ['a', 'b']

test('what is being written counts till its last piece is taken', async () => {
  const writing = createWriting(1)
  const one = writing.counted(pieces)
  expect(writing.isFull()).toBe(false)
  await one.next()
  expect(writing.isFull()).toBe(true)
  await one.next()
  await one.next()
  expect(writing.isFull()).toBe(false)
})

test('nor does it count when nobody wants more of it, or it fails', async () => {
  const writing = createWriting(1)
  const one = writing.counted(pieces)
  await one.next()
  await one.return(undefined)
  expect(writing.isFull()).toBe(false)
  await expect(writing.counted(() => Promise.reject(new Error('no'))).next()).rejects.toThrow('no')
  expect(writing.isFull()).toBe(false)
})
