import { expect, test } from 'vitest'
import { blockedRobotText, type RobotFacts } from '../../src/text/blocked-robot.ts'

const facts: RobotFacts = {
  userAgent: 'Skord/0.1',
  contact: 'mailto:drift@skord.example',
  addresses: ['192.0.2.10', '2001:db8::/64'],
  url: 'https://data.example.se/dcat.rdf',
  example: { status: 403, at: new Date('2026-11-21T03:00:00Z'), reference: '1234567890' },
}

test('the message to a web team has all that they need to let us in', () => {
  const { sv, en } = blockedRobotText(facts)
  for (const text of [sv, en]) {
    for (const fact of ['Skord/0.1 (+mailto:drift@skord.example)', '192.0.2.10, 2001:db8::/64', facts.url]) {
      expect(text).toContain(fact)
    }
    expect(text).toMatch(/403/)
    expect(text).toContain('1234567890')
    expect(text).toContain('robots.txt')
  }
  expect(sv).toContain('21 november 2026')
  expect(sv).toContain('04:00')
  expect(en).toContain('21 November 2026')
})

test('what is not known is left out without a trace', () => {
  const { sv, en } = blockedRobotText({ ...facts, contact: null, addresses: [], example: null })
  expect(sv).not.toMatch(/Våra adresser|Kontakt|Senaste|null|undefined/)
  expect(en).not.toMatch(/Our addresses|Contact|Last attempt|null|undefined/)
  expect(sv).toContain('User-Agent: Skord/0.1\n')
})

test('a refusal without an answer or a reference is told by its time alone', () => {
  const { en } = blockedRobotText({ ...facts, example: { status: null, at: new Date('2026-11-21T03:00:00Z') } })
  expect(en).toMatch(/Last attempt: [^,]*04:00\./)
})
