import { expect, test } from 'vitest'
import type { LostPoints } from '../../../src/model/assessment.ts'
import { loadProfile } from '../../../src/profile/load.ts'
import { lossList } from '../../../src/serve/parts/quality/losses.ts'
import { headlineOf } from '../../../src/serve/quality/method.ts'
import type { PageRequest } from '../../../src/serve/view.ts'
import type { Language } from '../../../src/text/language.ts'
import { words } from '../../../src/text/words.ts'

const method = headlineOf(await loadProfile())

const loss: LostPoints = {
  indicator: 'temporalAvailability',
  points: 20,
  on: 'https://example.se/1',
  found: null,
  line: 12,
  cause: 'source',
  gain: 20,
  fix: {
    fix: 'temporal',
    label: { sv: 'Ange tid', en: 'State time' },
    text: { sv: 'Ange tiden.', en: 'State the time.' },
    property: null,
    turtle: 'dcterms:temporal [ a dcterms:PeriodOfTime ]',
    cost: 'value',
  },
  notes: [],
}

async function shown(changes: Partial<LostPoints>, language: Language = 'sv'): Promise<string> {
  const request: PageRequest = {
    language,
    words: words[language],
    path: '/',
    parameters: {},
    query: new URLSearchParams(),
    now: new Date(0),
    raw: new Request('https://skord.example/'),
    sender: '',
  }
  const markup = await lossList([{ ...loss, ...changes }], { method, request, nameOf: () => 'datamängden' })
  return String(markup)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

test('a loss says what to do, where, on which line, what stands there, what counts and what it gives', async () => {
  const text = await shown({})
  for (const part of ['Ange tiden.', 'datamängden', 'rad 12', 'ingenting', 'dcterms:temporal', '+20 poäng']) {
    expect(text).toContain(part)
  }
})

test('a fix that alone gives nothing is said to give +0, and why', async () => {
  expect(await shown({ gain: 0 })).toMatch(/\+0 poäng .*\+0 poäng: ensam ändrar åtgärden inte summan/)
  expect(await shown({ gain: 0 }, 'en')).toContain('+0 points: alone, the fix does not change the total.')
})

test('a fix that makes another distribution count may take points', async () => {
  expect(await shown({ gain: -5 })).toContain('ger −5 poäng, eftersom en annan distribution')
})

test('what our export gives is not asked of the publisher', async () => {
  expect(await shown({ cause: 'mapping' })).toContain('så där får ni poängen utan att göra något')
})

test('what could not be judged is no fault and has no fix', async () => {
  const text = await shown({ cause: 'method' })
  expect(text).toContain('inget fel hos utgivaren')
  expect(text).not.toContain('Ange tiden.')
})

test('what stands there is shown once, though the fix says it too', async () => {
  const fix = { ...loss.fix, text: { sv: 'Byt ut fri.', en: 'Replace fri.' } }
  expect(await shown({ found: 'fri', fix })).not.toContain('Där står')
  expect(await shown({ found: 'gratis', fix })).toContain('Där står gratis')
})
