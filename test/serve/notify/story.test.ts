import { expect, test } from 'vitest'
import type { NoticeKind } from '../../../src/model/notice.ts'
import { blocksHtml, blocksText } from '../../../src/serve/notify/blocks.ts'
import type { NoticeFacts } from '../../../src/serve/notify/notice-facts.ts'
import { oneLine } from '../../../src/serve/notify/one-line.ts'
import { storyOf } from '../../../src/serve/notify/story.ts'

const at = new Date('2026-11-21T03:00:00Z')
const facts = (kind: NoticeKind, rest: Partial<NoticeFacts> = {}): NoticeFacts => ({
  notice: { id: 1, kind, details: {}, source: 'kommun', organisation: null, harvest: 17, at },
  title: 'Kommunen',
  run: null,
  error: { code: 'http-status', details: { status: '503', url: 'https://data.kommun.example/' } },
  lastGood: null,
  troubleSince: null,
  going: { total: 12, standing: 20, labels: ['Badplatser – https://data.kommun.example/1'] },
  violations: {
    total: 2,
    rules: [
      { message: { sv: 'Ange en titel.', en: 'State a title.' }, count: 12, example: 'Badplatser' },
      { message: { sv: 'Ange en licens', en: 'State a licence' }, count: 1, example: null },
    ],
  },
  winner: 'Regionen',
  lost: { total: 3, labels: [] },
  move: { from: 'https://a.example/', to: 'https://b.example/' },
  drop: {
    before: 312.4,
    after: 290,
    datasets: 57,
    metadata: -20.4,
    link: -2,
    labels: ['Badplatser – https://data.kommun.example/1'],
  },
  robotText: null,
  ...rest,
})
const told = (given: NoticeFacts, language: 'sv' | 'en' = 'sv') => {
  const { headline, blocks } = storyOf(given, language)
  return { headline, text: blocksText(blocks) }
}

const kinds: readonly NoticeKind[] = [
  'failing',
  'recovered',
  'held',
  'new-violations',
  'superseded',
  'moved',
  'score-dropped',
]
test.each(kinds)('%s is told in both languages, with what it means and what to do', kind => {
  expect(told(facts(kind)).text).toMatch(/Vad har hänt\?.*Vad betyder det\?.*Vad behöver göras\?/s)
  expect(told(facts(kind), 'en').text).toMatch(/What has happened\?.*What does it mean\?.*What needs to be done\?/s)
  for (const language of ['sv', 'en'] as const) {
    const { headline, text } = told(facts(kind), language)
    expect(`${headline}\n${text}`).not.toMatch(/undefined|null|NaN|[{}[\]]/)
  }
})

test('a failure says since when what is published stands', () => {
  const lastGood = { at: new Date('2026-11-19T03:00:00Z') }
  expect(told(facts('failing', { lastGood })).text).toContain('så som katalogen såg ut den 19 november 2026 kl. 04:00')
  expect(told(facts('failing', { lastGood: { at: null } })).text).toContain('har aldrig kunnat skördas')
})

test('a failure of a server that keeps our robot out has the text for its web team, line by line', () => {
  const robotText = { sv: 'Hej!\nSläpp in oss.', en: 'Hello!\nLet us in.' }
  expect(told(facts('failing', { robotText })).text).toContain('webbavdelning:\n\n  Hej!\n  Släpp in oss.')
})

test('a recovery says since when it had not worked', () => {
  const troubleSince = new Date('2026-11-10T03:00:00Z')
  expect(told(facts('recovered', { troubleSince })).text).toContain('inte gått igenom sedan den 10 november 2026')
})

test('a held run says how many would go of how many, names some and counts the rest', () => {
  const { headline, text } = told(facts('held'))
  expect(headline).toBe('Skörden av Kommunen väntar på godkännande: 12 poster skulle tas bort')
  expect(text).toContain('saknar 12 av 20 publicerade poster')
  expect(text).toContain('- Badplatser – https://data.kommun.example/1\n  … och 11 till')
})

test('new violations are told by what their rules say, with count and example', () => {
  const { text } = told(facts('new-violations'))
  expect(text).toContain('- Ange en titel. 12 gånger, till exempel Badplatser\n- Ange en licens.')
})

test('what comes from outside is escaped in HTML', async () => {
  const { blocks } = storyOf(facts('moved', { move: { from: 'https://a/', to: '<script>alert(1)</script>' } }), 'sv')
  expect(String(await blocksHtml(blocks))).not.toContain('<script>')
})

test.each([
  ['a\r\nBcc: x@y.example', 'a Bcc: x@y.example'],
  ['\u202eevil\u2066', 'evil'],
  ['a\u0000b\u2028c', 'a\ufffdb c'],
  ['x'.repeat(300), `${'x'.repeat(120)}…`],
])('%j is %j on one line', (text, line) => {
  expect(oneLine(text)).toBe(line)
})

test('a fall of the points is told with what caused it, and never with what our own methods did', () => {
  const { headline, text } = told(facts('score-dropped'))
  expect(headline).toBe('Metadatakvaliteten i Kommunen sjönk med 22,4 poäng')
  expect(text).toContain('312,4 av 405 och är 290 av 405')
  expect(text).toContain('−20,4 poäng genom ändrade metadata')
  expect(text).toContain('−2 poäng genom länkar som inte längre svarar')
  expect(text).toContain('Badplatser – https://data.kommun.example/1')
  const onlyLinks = { before: 300, after: 250, datasets: 1, metadata: 0, link: -50, labels: [] }
  expect(told(facts('score-dropped', { drop: onlyLinks })).text).not.toContain('ändrade metadata')
})
