import { expect, test } from 'vitest'
import { createMemory } from '../../../src/serve/quality/memory.ts'

function counted(): { readonly make: () => Promise<number>; readonly times: () => number } {
  let times = 0
  return { make: async () => ++times, times: () => times }
}

test('what was made is given again till the stamp is another', async () => {
  const memory = createMemory<number>(2)
  const { make, times } = counted()
  expect(await memory.recall('a', '1', make)).toBe(1)
  expect(await memory.recall('a', '1', make)).toBe(1)
  expect(await memory.recall('a', '2', make)).toBe(2)
  expect(times()).toBe(2)
})

test('those who ask while it is being made wait for the same', async () => {
  const memory = createMemory<number>(2)
  const { make } = counted()
  expect(await Promise.all([memory.recall('a', '1', make), memory.recall('a', '1', make)])).toEqual([1, 1])
})

test('what was asked for longest ago is forgotten first', async () => {
  const memory = createMemory<number>(2)
  const { make } = counted()
  for (const key of ['a', 'b', 'a', 'c', 'a']) await memory.recall(key, '1', make)
  expect(await memory.recall('a', '1', make)).toBe(1)
  expect(await memory.recall('b', '1', make)).toBe(4)
})

test('a failure is not remembered', async () => {
  const memory = createMemory<number>(2)
  await expect(memory.recall('a', '1', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await memory.recall('a', '1', async () => 7)).toBe(7)
})
