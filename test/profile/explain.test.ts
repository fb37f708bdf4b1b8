import { describe, expect, test } from 'vitest'
import { problem } from '../../src/model/finding.ts'
import { explain } from '../../src/profile/explain.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { rulesOf } from '../../src/profile/rules.ts'
import { profileOf } from '../validate/profiles.ts'
import { turtle } from '../validate/turtle.ts'

const stages = turtle(`
  <https://skord.example/shapes/stages#redirected> sh:severity sh:Warning ;
    sh:message "Flyttad till {$to}, {$unknown}"@sv, "Moved to {$to}, {$unknown}"@en ;
    sh:description "Ange {$to}"@sv, "Register {$to}"@en ; rdfs:seeAlso <https://example.org/spec> .`)
const profile: Profile = { ...profileOf(''), rules: rulesOf(stages) }

describe('a problem', () => {
  test('gets the severity and the words of its rule, with the details in their places', () => {
    const found = problem('fetch', 'redirected', {
      value: 'x',
      position: { line: 2, column: 3 },
      details: { to: '$&' },
    })
    expect(explain(profile, [found])).toEqual([
      {
        stage: 'fetch',
        severity: 'Warning',
        sourceShape: 'https://skord.example/shapes/stages#redirected',
        sourceConstraintComponent: null,
        focusNode: null,
        focusType: null,
        focusLabel: null,
        resultPath: null,
        pathLabel: null,
        value: 'x',
        resultMessage: { sv: 'Flyttad till $&, {$unknown}', en: 'Moved to $&, {$unknown}' },
        hint: { sv: 'Ange $&', en: 'Register $&' },
        position: { line: 2, column: 3 },
        seeAlso: 'https://example.org/spec',
      },
    ])
  })

  test('that no rule knows is a mistake of ours', () => {
    expect(() => explain(profile, [problem('fetch', 'no-such-rule')])).toThrow('no rule no-such-rule')
  })
})
