import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Changes } from '../../../src/model/harvest.ts'
import { lastDigestTime } from '../../../src/serve/notify/digest-time.ts'
import { type MailServer, startMailServer } from '../../support/mail-server.ts'
import { failing, type House, openHouse } from './house.ts'

let server: MailServer
let house: House
beforeEach(async () => {
  server = await startMailServer()
  house = await openHouse({ smtpUrl: server.url })
})
afterEach(async () => {
  await Promise.all([house.close(), server.close()])
})

const changes = (added: number, updated: number, removed: number): Changes => ({
  ...{ added, updated, removed, unchanged: 7, missing: 0 },
  ...{ missingURIs: [], addedURIs: [], updatedURIs: [], removedURIs: [], byType: {} },
})

/** Registers a recipient before the week begins: the first round only notes it. */
async function register(id: string, title = id): Promise<void> {
  await house.putSource(id, { mail: ['a@kommun.example'], when: 'digest' }, { title })
  house.clock.set('2026-11-09T09:00:00Z')
  await house.round()
}

test.each([
  ['2026-11-23T05:59:59Z', '2026-11-16T06:00:00.000Z'],
  ['2026-11-23T06:00:00Z', '2026-11-23T06:00:00.000Z'],
  ['2026-11-29T23:00:00Z', '2026-11-23T06:00:00.000Z'],
  ['2026-07-06T05:00:00Z', '2026-07-06T05:00:00.000Z'],
])('at %s the last summary was due %s', (now, time) => {
  expect(lastDigestTime(new Date(now)).toISOString()).toBe(time)
})

describe('the weekly summary', () => {
  test('comes on Monday at seven, once, and tells of all sources of its receiver', async () => {
    await register('kommun', 'Kommunen')
    await house.putSource('region', { mail: ['a@kommun.example'], when: 'both' }, { title: 'Regionen' })
    house.clock.set('2026-11-17T03:00:00Z')
    await house.saveRun('kommun', { changes: changes(3, 2, 1) })
    house.clock.set('2026-11-18T03:00:00Z')
    await house.saveRun('kommun', { changes: changes(1, 0, 0) })
    await house.saveRun('region', { changes: changes(0, 0, 0) })
    house.clock.set('2026-11-23T05:59:00Z')
    await house.round()
    expect(server.mails).toEqual([])
    house.clock.set('2026-11-23T06:00:00Z')
    await house.round()
    await house.round()
    house.clock.set('2026-11-25T06:00:00Z')
    await house.round()
    expect(server.mails).toHaveLength(1)
    const [{ headers, text }] = server.mails
    expect(headers.subject).toBe('Veckan i skörden: 2 källor')
    expect(text).toContain('Veckan 16 november 2026 till 23 november 2026.')
    expect(text).toContain('- Poster som har ändrats under veckan: 4 nya, 2 ändrade och 1 borttagen')
    expect(text).toContain('- Senaste lyckade skörd: 18 november 2026 kl. 04:00')
    expect(text).toContain('Inget nytt har hänt med Regionen. De skördas som de ska.')
    expect(text).toContain('The week from 16 November 2026 to 23 November 2026.')
  })

  test('puts first what somebody must do something about, and says what has happened', async () => {
    await register('bra')
    await register('trasig')
    house.clock.set('2026-11-17T03:00:00Z')
    await house.saveRun('bra', { changes: changes(1, 0, 0) })
    const { details } = failing
    const error = { code: 'unreachable', details } as const
    await house.saveRun('trasig', { status: 'failed', error, notices: [failing] })
    house.clock.set('2026-11-23T06:00:00Z')
    await house.round()
    const [{ headers, text }] = server.mails
    expect(headers.subject).toBe('Veckan i skörden: 2 källor, 1 behöver åtgärdas')
    expect(text.indexOf('trasig\n======')).toBeLessThan(text.indexOf('bra\n==='))
    expect(text).toContain('Källan kan inte skördas:')
    expect(text).toContain('- Körningar som inte gick igenom: 1 av 1')
    expect(text).toContain('- Skörden av trasig misslyckas: anslutningen nekas')
  })

  test('is not sent when nothing has happened, but once a month all the same', async () => {
    await register('kommun')
    house.clock.set('2026-11-17T03:00:00Z')
    await house.saveRun('kommun', { status: 'unchanged' })
    house.clock.set('2026-11-23T06:00:00Z')
    await house.round()
    house.clock.set('2026-11-30T06:00:00Z')
    await house.round()
    expect(server.mails).toEqual([])
    house.clock.set('2026-12-07T06:00:00Z')
    await house.round()
    expect(server.mails.map(({ headers }) => headers.subject)).toEqual(['Veckan i skörden: inget nytt'])
  })

  test('tells how the findings have changed since a week ago', async () => {
    await register('kommun')
    const finding = (rule: string) => ({
      ...({ stage: 'validate', severity: 'Violation', sourceShape: rule, sourceConstraintComponent: null } as const),
      ...{ focusNode: 'https://kommun.example/d', focusType: 'Dataset', focusLabel: null, resultPath: null },
      ...{
        pathLabel: null,
        value: null,
        resultMessage: { sv: 'Fel', en: 'Wrong' },
        hint: null,
        position: null,
        seeAlso: null,
      },
    })
    const received = {
      finalUrl: '',
      mediaType: null,
      syntax: null,
      bytes: 1,
      triples: 1,
      etag: null,
      lastModified: null,
    }
    house.clock.set('2026-11-12T03:00:00Z')
    await house.saveRun('kommun', { isJudged: true, received, findings: [finding('https://r/1')] })
    house.clock.set('2026-11-18T03:00:00Z')
    const findings = [finding('https://r/1'), finding('https://r/2'), finding('https://r/3')]
    await house.saveRun('kommun', { isJudged: true, received, findings, changes: changes(0, 1, 0) })
    house.clock.set('2026-11-23T06:00:00Z')
    await house.round()
    expect(server.mails[0].text).toContain('- Fel i metadatan: 3 (2 fler än för en vecka sedan)')
  })

  test('is not for those who have asked for it since it was made', async () => {
    house.clock.set('2026-11-18T03:00:00Z')
    await house.putSource('kommun', { mail: ['a@kommun.example'], when: 'digest' })
    await house.saveRun('kommun', { changes: changes(1, 0, 0) })
    await house.round()
    expect(server.mails).toEqual([])
    house.clock.set('2026-11-23T06:00:00Z')
    await house.round()
    expect(server.mails).toHaveLength(1)
  })
})
