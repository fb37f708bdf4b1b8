import { expect, test } from 'vitest'
import type { Seat } from '../../src/harvest/seat.ts'
import { createSlots } from '../../src/harvest/slots.ts'

/** A wait that ends when told to. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  return { opened, open }
}

test('runs that wait for others hold up nobody, however many they are', async () => {
  const slots = createSlots({ runs: 10, computing: 1 })
  const hanging = gate()
  const waiting = Array.from({ length: 9 }, () => slots.run(seat => seat.away(() => hanging.opened)))
  const done = await slots.run(async seat => {
    await seat.away(async () => undefined)
    return 'done'
  })
  expect(done).toBe('done')
  hanging.open()
  await Promise.all(waiting)
})

test('no more compute at the same time than there are slots, the one longest waiting first', async () => {
  const slots = createSlots({ runs: 10, computing: 2 })
  let computing = 0
  let most = 0
  const order: number[] = []
  const run = (number: number) =>
    slots.run(async seat => {
      await seat.compute()
      order.push(number)
      most = Math.max(most, ++computing)
      await new Promise(resolve => setImmediate(resolve))
      computing--
    })
  await Promise.all([1, 2, 3, 4, 5].map(run))
  expect([most, order]).toEqual([2, [1, 2, 3, 4, 5]])
})

test('a run that waits for several at once computes again when it waits for none', async () => {
  const slots = createSlots({ computing: 1 })
  const [slow, other] = [gate(), gate()]
  let seat: Seat | undefined
  const first = slots.run(async own => {
    seat = own
    await Promise.all([own.away(async () => undefined), own.away(() => slow.opened)])
  })
  const second = slots.run(async own => {
    await own.compute()
    await other.opened
  })
  other.open()
  await second
  slow.open()
  await first
  await seat?.away(async () => undefined)
})

test('a run that fails gives its slot to the next', async () => {
  const slots = createSlots({ runs: 1, computing: 1 })
  const broken = slots.run(async seat => {
    await seat.compute()
    throw new Error('broken')
  })
  await expect(broken).rejects.toThrow('broken')
  expect(await slots.run(async seat => seat.compute().then(() => 'next'))).toBe('next')
})

test('no more runs at the same time than there is room for', async () => {
  const slots = createSlots({ runs: 1 })
  const first = gate()
  const started: string[] = []
  const one = slots.run(async () => {
    started.push('one')
    await first.opened
  })
  const two = slots.run(async () => void started.push('two'))
  await new Promise(resolve => setImmediate(resolve))
  expect(started).toEqual(['one'])
  first.open()
  await Promise.all([one, two])
  expect(started).toEqual(['one', 'two'])
})

test('no run sets out for more while much that was fetched waits to be computed with', async () => {
  const slots = createSlots({ computing: 1, waitingBytes: 10 })
  const [busy, fetched] = [gate(), gate()]
  const steps: string[] = []
  const computing = slots.run(async seat => {
    await seat.compute()
    await busy.opened
  })
  const large = slots.run(async seat => {
    await seat.away(
      async () => steps.push('large'),
      () => {
        fetched.open()
        return 11
      },
    )
    steps.push('read')
  })
  await fetched.opened
  const next = slots.run(seat => seat.away(async () => steps.push('next')))
  await new Promise(resolve => setImmediate(resolve))
  expect(steps).toEqual(['large'])
  busy.open()
  await Promise.all([computing, large, next])
  expect(steps.toSorted()).toEqual(['large', 'next', 'read'])
})
