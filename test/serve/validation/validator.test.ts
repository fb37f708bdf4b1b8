import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asked } from '../../../src/serve/validation/judgement.ts'
import type { Task } from '../../../src/serve/validation/messages.ts'
import { createValidator, type State, type Validator } from '../../../src/serve/validation/validator.ts'
import { validationThread } from '../site.ts'
import { bigTurtle, smallTurtle } from './documents.ts'

const errors: Readonly<Record<string, unknown>>[] = []
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (facts: Readonly<Record<string, unknown>>) => void errors.push(facts),
}
const tools = {
  log,
  get: async () => {
    throw new Error('nothing is to be fetched')
  },
}
const asked: Asked = { profiles: ['dcat-ap-se'], isStrict: false, level: 'info' }
const long = 25_000
const big = bigTurtle(6000)

function taskOf(text: string, profiles: readonly string[] = asked.profiles): Task {
  const body = new TextEncoder().encode(text)
  const submission = { body, name: 'x.ttl', baseIri: 'urn:x', mediaType: null, charset: null }
  return { kind: 'judge', submission, asked: { ...asked, profiles } }
}

function idOf(submitted: ReturnType<Validator['submit']>): string {
  if (typeof submitted === 'string') throw new Error(submitted)
  return submitted.id
}

/** Waits until the thread is at work on a document. */
async function running(validator: Validator, id: string): Promise<void> {
  while (validator.state(id)?.kind !== 'running') await validator.settled(id, 1)
}

const failure = (reason: string) => ({ kind: 'failed', failure: { reason } })

beforeEach(() => void errors.splice(0))

describe('one thread', () => {
  let validator: Validator
  let going: string[]
  beforeEach(() => {
    validator = createValidator(validationThread(['dcat-ap-se']), tools)
    going = []
  })
  afterEach(() => {
    for (const id of going) validator.remove(id)
  })
  const submit = (text: string, sender = 'a'): string => {
    const id = idOf(validator.submit(taskOf(text), sender))
    going.push(id)
    return id
  }

  test('judges a document as the command line does, and keeps the result', async () => {
    const id = submit(smallTurtle)
    const state = (await validator.settled(id, long)) as State & { kind: 'judged' }
    expect(state.kind).toBe('judged')
    const [verdict] = state.judgement.verdicts
    expect(verdict).toMatchObject({
      profile: 'dcat-ap-se',
      syntax: 'turtle',
      isRead: true,
      resources: { Catalog: 1, Dataset: 2 },
    })
    expect(verdict.findings.count).toBe(verdict.counts.Violation + verdict.counts.Warning + verdict.counts.Info)
    expect(validator.state(id)).toBe(state)
    expect(validator.remove(id)).toBe(true)
    expect(validator.state(id)).toBeNull()
    expect(validator.remove(id)).toBe(false)
  })

  test('says which place a document has in the queue, and judges in the order of coming', async () => {
    const [first, second, third] = [big, smallTurtle, smallTurtle].map(text => submit(text))
    await running(validator, first)
    expect(validator.state(second)).toEqual({ kind: 'waiting', place: 1 })
    expect(validator.state(third)).toEqual({ kind: 'waiting', place: 2 })
    validator.remove(second)
    expect(await validator.settled(second, long)).toEqual(failure('cancelled'))
    expect(validator.state(third)).toMatchObject({ place: 1 })
    validator.remove(first)
    expect(await validator.settled(first, long)).toEqual(failure('cancelled'))
    expect((await validator.settled(third, long))?.kind).toBe('judged')
  })

  test('tells how far it has come', async () => {
    const id = submit(big)
    const shares = new Set<number>()
    while (validator.state(id)?.kind !== 'judged') {
      const state = await validator.settled(id, 1)
      if (state?.kind === 'running') shares.add(state.share)
    }
    expect([...shares]).toEqual([...shares].toSorted((a, b) => a - b))
    expect(shares.size).toBeGreaterThan(3)
    expect(Math.max(...shares)).toBeLessThan(1)
  })

  test('outlives a document that it breaks on', async () => {
    const broken = idOf(validator.submit(taskOf(smallTurtle, ['none']), 'a'))
    expect(await validator.settled(broken, long)).toEqual(failure('crashed'))
    expect(errors).toMatchObject([{ event: 'validation.crashed', error: expect.stringContaining('no profile none') }])
    expect((await validator.settled(submit(smallTurtle), long))?.kind).toBe('judged')
  })

  test('fetches before it waits for its turn, and stops fetching when told to', async () => {
    const { promise: aborted, resolve } = Promise.withResolvers<void>()
    const source = (signal: AbortSignal): Promise<Task> =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          resolve()
          reject(signal.reason)
        }),
      )
    const id = idOf(validator.submit(source, 'a'))
    expect(validator.state(id)).toEqual({ kind: 'fetching' })
    expect((await validator.settled(submit(smallTurtle), long))?.kind).toBe('judged')
    validator.remove(id)
    await aborted
    expect(await validator.settled(id, long)).toEqual(failure('cancelled'))
    expect(errors).toEqual([])
  })
})

test('no more are taken than the queue holds, and no more of one sender than is fair', async () => {
  const validator = createValidator(validationThread(['dcat-ap-se']), tools, { maxUnfinished: 3, maxPerSender: 2 })
  const never = (): Promise<Task> => new Promise(() => undefined)
  const ids = [validator.submit(never, 'a'), validator.submit(never, 'a')].map(idOf)
  expect(validator.submit(never, 'a')).toBe('too-many')
  ids.push(idOf(validator.submit(never, 'b')))
  expect(validator.submit(never, 'c')).toBe('busy')
  for (const id of ids) validator.remove(id)
})

test('a document that takes too long is broken off, and the next one is judged', async () => {
  const validator = createValidator(validationThread(['dcat-ap-se']), tools, { deadline: 2500 })
  const slow = idOf(validator.submit(taskOf(bigTurtle(100_000)), 'a'))
  const next = idOf(validator.submit(taskOf(smallTurtle), 'a'))
  expect(await validator.settled(slow, long)).toEqual(failure('timed-out'))
  expect((await validator.settled(next, long))?.kind).toBe('judged')
})

test('a document that needs too much memory ends the thread, and the next one is judged', async () => {
  const validator = createValidator(validationThread(['dcat-ap-se'], 80), tools)
  const huge = idOf(validator.submit(taskOf(bigTurtle(40_000)), 'a'))
  const next = idOf(validator.submit(taskOf(smallTurtle), 'a'))
  expect(await validator.settled(huge, long)).toEqual(failure('out-of-memory'))
  expect(errors).toMatchObject([{ event: 'validation.thread-died' }])
  expect((await validator.settled(next, long))?.kind).toBe('judged')
})

test('a thread that cannot start is told of', async () => {
  const entry = { entry: new URL('./no-such-file.ts', import.meta.url), workerData: null }
  const validator = createValidator(entry, tools)
  const id = idOf(validator.submit(taskOf(smallTurtle), 'a'))
  expect(await validator.settled(id, long)).toEqual(failure('crashed'))
})
