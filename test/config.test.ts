import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'

describe('a setting that cannot be used', () => {
  test('is named with its value', () => {
    expect(() => readConfig({}, { PORT: 'ett' })).toThrow('PORT cannot be "ett"')
  })

  test.each([
    ['SMTP_URL', 'smtp//me:hemligt@mail.example'],
    ['DATABASE_URL', 'mysql://me:hemligt@db.example/skord'],
    ['SKORD_ADMIN_TOKEN', 'hemligt'],
    ['SKORD_WEBHOOK_SECRET', 'hemligt'],
  ])('of %s is named without its secret', (setting, value) => {
    expect(() => readConfig({}, { [setting]: value })).toThrow(
      expect.objectContaining({ setting, value: '…', message: `${setting} cannot be "…"` }),
    )
  })
})

describe('the table that ranks organisations', () => {
  test('is off unless it is turned on', () => {
    expect(readConfig({}, {}).showsLeague).toBe(false)
    expect(readConfig({}, { SKORD_LEAGUE_TABLE: 'on' }).showsLeague).toBe(true)
    expect(readConfig({}, { SKORD_LEAGUE_TABLE: 'off' }).showsLeague).toBe(false)
    expect(() => readConfig({}, { SKORD_LEAGUE_TABLE: 'yes' })).toThrow('SKORD_LEAGUE_TABLE cannot be "yes"')
  })
})
