import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/model/access.ts'
import type { Notice } from '../../src/model/notice.ts'
import { notifyNobody } from '../../src/model/source.ts'
import type { Store } from '../../src/store/store.ts'
import type { Backend } from './contract.ts'
import { sampleResult, sampleSource } from './sample.ts'

const at = (day: number, minutes = 0): Date => new Date(Date.UTC(2026, 0, day, 0, minutes))
const page = { limit: 20, offset: 0 }

/** What every database must do alike for people: notices and messages, tokens, and what was done by whom. */
export function describePeople(backend: Backend): void {
  describe(`people on ${backend.name}`, () => {
    let store: Store
    beforeEach(async () => {
      await backend.clear()
      store = await backend.open()
      await store.putSource(sampleSource('a', { organisation: 'https://org.example/1' }))
      await store.putSource(sampleSource('b'))
    })
    afterEach(() => store.close())
    const reopen = async (): Promise<void> => {
      await store.close()
      store = await backend.open()
    }

    describe('notices', () => {
      const failing: Notice = { kind: 'failing', details: { code: 'http-status' } }
      const recovered: Notice = { kind: 'recovered', details: {} }
      const tell = (source: string, ...notices: Notice[]) =>
        store.saveHarvest(sampleResult(source, { notices, endedAt: at(3) }))
      const kinds = async (scope: Parameters<Store['notices']>[0]) =>
        (await store.notices(scope, page)).items.map(({ id, kind }) => `${id} ${kind}`)

      test('are kept with their run, and found by source and organisation, newest first', async () => {
        const run = await tell('a', failing, recovered)
        await tell('b', failing)
        await reopen()
        expect((await store.notices({ source: 'a' }, page)).items[1]).toEqual({
          ...{ id: 1, source: 'a', organisation: 'https://org.example/1', harvest: run.id, at: at(3) },
          ...failing,
        })
        expect(await kinds({})).toEqual(['3 failing', '2 recovered', '1 failing'])
        expect(await kinds({ source: 'b' })).toEqual(['3 failing'])
        expect(await kinds({ organisation: 'https://org.example/1' })).toEqual(['2 recovered', '1 failing'])
        expect(await kinds({ source: 'b', organisation: 'https://org.example/1' })).toEqual([])
        expect(await store.notices({}, { limit: 1, offset: 1 })).toMatchObject({ items: [{ id: 2 }], total: 3 })
      })

      test('are ticked off together with the messages made of them, once', async () => {
        await tell('a', failing, recovered)
        const fresh = await store.newNotices(1)
        expect(fresh.map(({ id }) => id)).toEqual([1])
        const message = {
          channel: 'mail',
          recipient: 'x@a.example',
          source: 'a',
          notices: [1, 2],
          createdAt: at(4),
        } as const
        await store.dispatch([1, 2], [message])
        expect(await store.newNotices(5)).toEqual([])
        await store.dispatch([1, 2], [message])
        expect((await store.deliveries(page)).total).toBe(1)
        await store.dispatch([], [message])
        expect((await store.deliveries(page)).total).toBe(2)
      })

      test('of a run that could not be saved are not kept', async () => {
        const bad = {
          ...sampleResult('a', { notices: [failing] }),
          get assessed(): never {
            throw new Error('no')
          },
        }
        await expect(store.saveHarvest(bad)).rejects.toThrow('no')
        expect(await kinds({})).toEqual([])
      })

      test('and their messages go with their source', async () => {
        await tell('a', failing)
        await store.dispatch(
          [1],
          [{ channel: 'webhook', recipient: 'https://x.example/', source: 'a', notices: [1], createdAt: at(4) }],
        )
        await store.removeSource('a')
        expect(await kinds({})).toEqual([])
        expect((await store.deliveries(page)).total).toBe(0)
      })
    })

    describe('messages', () => {
      const made = (recipient: string, minutes: number, source = 'a') =>
        ({ channel: 'mail', recipient, source, notices: [7], createdAt: at(4, minutes) }) as const
      const due = async (minutes: number) => (await store.dueDeliveries(at(4, minutes), 9)).map(({ id }) => id)

      test('are due from when they are made, those that have waited longest first', async () => {
        await store.dispatch([], [made('y', 2), made('x', 1)])
        await reopen()
        expect(await due(0)).toEqual([])
        expect(await due(2)).toEqual([2, 1])
        expect(await store.dueDeliveries(at(4, 2), 1)).toEqual([
          { ...made('x', 1), id: 2, attempts: 0, nextAttemptAt: at(4, 1), deliveredAt: null, error: null },
        ])
      })

      test('are tried till they are delivered or given up', async () => {
        await store.dispatch([], [made('x', 0), made('y', 0)])
        await store.noteAttempt(1, { at: at(4, 1), error: 'ECONNREFUSED', nextAttemptAt: at(4, 5) })
        expect(await due(4)).toEqual([2])
        expect(await due(5)).toEqual([2, 1])
        await store.noteAttempt(1, { at: at(4, 6), error: null, nextAttemptAt: null })
        await store.noteAttempt(2, { at: at(4, 6), error: '550', nextAttemptAt: null })
        expect(await due(999)).toEqual([])
        expect((await store.deliveries(page)).items).toMatchObject([
          { id: 2, attempts: 1, deliveredAt: null, error: '550' },
          { id: 1, attempts: 2, deliveredAt: at(4, 6), error: null },
        ])
      })

      test('are taken for sending by one', async () => {
        await store.dispatch([], [made('x', 0)])
        const claim = { now: at(4, 1), until: at(4, 10) }
        expect(await store.claimDelivery(1, claim)).toBe(true)
        expect(await store.claimDelivery(1, claim)).toBe(false)
        expect(await due(9)).toEqual([])
        expect(await store.claimDelivery(1, { now: at(4, 10), until: at(4, 20) })).toBe(true)
        await store.noteAttempt(1, { at: at(4, 11), error: null, nextAttemptAt: null })
        expect(await store.claimDelivery(1, { now: at(5), until: at(6) })).toBe(false)
      })

      test('are listed by source, newest first', async () => {
        await store.dispatch([], [made('x', 0), made('y', 0, 'b'), made('z', 0)])
        const ofA = await store.deliveries({ source: 'a', limit: 1, offset: 0 })
        expect(ofA).toMatchObject({ items: [{ id: 3 }], total: 2 })
      })

      test('that sum up are noted by receiver', async () => {
        expect(await store.lastDigest('x')).toBeNull()
        await store.noteDigest('x', at(1))
        await store.noteDigest('x', at(8))
        expect(await store.lastDigest('x')).toEqual(at(8))
        expect(await store.lastDigest('y')).toBeNull()
      })
    })

    describe('tokens', () => {
      const admin: Actor = { name: 'cli', at: at(1) }
      const owner = { label: 'Kim', role: 'owner', sources: ['a'], hash: 'h1' } as const

      test('are known by the hash of their secret, while they hold', async () => {
        const token = await store.addToken(owner, admin)
        expect(token).toEqual({
          ...{ id: 1, label: 'Kim', role: 'owner', sources: ['a'] },
          ...{ createdAt: at(1), lastUsedAt: null, revokedAt: null },
        })
        await reopen()
        expect(await store.tokens()).toEqual([token])
        expect(await store.tokenOf('h1', at(2))).toEqual({ ...token, lastUsedAt: at(2) })
        expect(await store.tokenOf('h2', at(2))).toBeNull()
        expect(await store.revokeToken(1, { ...admin, at: at(3) })).toBe(true)
        expect(await store.revokeToken(1, admin)).toBe(false)
        expect(await store.revokeToken(9, admin)).toBe(false)
        expect(await store.tokenOf('h1', at(4))).toBeNull()
        expect(await store.tokens()).toMatchObject([{ revokedAt: at(3) }])
        await expect(store.addToken(owner, admin)).rejects.toThrow()
      })

      test('lose a source that is removed, so that another of its name is nobody’s', async () => {
        await store.addToken({ ...owner, sources: ['a', 'b'] }, admin)
        await store.removeSource('a')
        expect(await store.tokens()).toMatchObject([{ sources: ['b'] }])
      })

      test('say when they were last used, to the minute', async () => {
        await store.addToken(owner, admin)
        const seconds = (number: number) => new Date(at(2).getTime() + number * 1000)
        for (const number of [0, 30, 59]) await store.tokenOf('h1', seconds(number))
        expect(await store.tokens()).toMatchObject([{ lastUsedAt: at(2) }])
        await store.tokenOf('h1', seconds(61))
        await reopen()
        expect(await store.tokens()).toMatchObject([{ lastUsedAt: seconds(61) }])
      })

      test('are noted with what was done, without the hash', async () => {
        await store.addToken(owner, admin)
        await store.revokeToken(1, { name: 'Robin', at: at(2) })
        const { items } = await store.auditLog({ subject: 'Kim', ...page })
        expect(items).toEqual([
          {
            ...{ id: 2, at: at(2), actor: 'Robin', action: 'token.revoked', subject: 'Kim' },
            ...{ before: { id: 1, role: 'owner', sources: ['a'] }, after: null },
          },
          {
            ...{ id: 1, at: at(1), actor: 'cli', action: 'token.created', subject: 'Kim' },
            ...{ before: null, after: { id: 1, role: 'owner', sources: ['a'] } },
          },
        ])
        expect(JSON.stringify(items)).not.toContain('h1')
      })
    })

    describe('the audit log', () => {
      const actor: Actor = { name: 'Kim', at: at(1) }
      const noted = async (subject?: string) =>
        (await store.auditLog({ ...(subject === undefined ? {} : { subject }), ...page })).items

      test('has what was changed of a source, and nothing of what was not', async () => {
        await store.putSource(sampleSource('c'), actor)
        await store.putSource(sampleSource('c'), actor)
        await store.putSource(sampleSource('c', { title: 'Ny', enabled: false }), { ...actor, at: at(2) })
        await store.removeSource('c', actor)
        await store.removeSource('c', actor)
        await store.putSource(sampleSource('d'))
        const [removed, updated, created, ...more] = await noted()
        expect(more).toEqual([])
        expect(created).toMatchObject({
          action: 'source.created',
          subject: 'c',
          before: null,
          after: sampleSource('c'),
        })
        expect(updated).toEqual({
          ...{ id: 2, at: at(2), actor: 'Kim', action: 'source.updated', subject: 'c' },
          ...{ before: { title: 'Katalog c', enabled: true }, after: { title: 'Ny', enabled: false } },
        })
        expect(removed).toMatchObject({ action: 'source.removed', before: { title: 'Ny' }, after: null })
      })

      test('has no secrets', async () => {
        await store.putSource(
          sampleSource('c', {
            url: 'https://user:hemligt@c.example/dcat',
            settings: { apiKey: 'hemligt', query: 'öppet' },
            notify: { ...notifyNobody, webhooks: ['https://hooks.example/hemligt?x=hemligt'] },
          }),
          actor,
        )
        const text = JSON.stringify(await noted())
        expect(text).not.toContain('hemligt')
        expect(text).toContain('öppet')
        expect(text).toContain('https://hooks.example/…')
        expect(await store.source('c')).toMatchObject({ settings: { apiKey: 'hemligt' } })
      })

      test('takes anything else, and lists it by what it was done to', async () => {
        await store.audit({
          at: at(1),
          actor: 'Kim',
          action: 'run.replayed',
          subject: '7',
          before: null,
          after: { n: 1 },
        })
        await store.audit({
          at: at(2),
          actor: 'Kim',
          action: 'sources.imported',
          subject: 'x',
          before: 'a',
          after: [2],
        })
        await reopen()
        expect(await noted('7')).toMatchObject([{ id: 1, action: 'run.replayed', after: { n: 1 }, before: null }])
        expect(await store.auditLog({ limit: 1, offset: 0 })).toMatchObject({
          items: [{ before: 'a', after: [2] }],
          total: 2,
        })
      })
    })
  })
}
