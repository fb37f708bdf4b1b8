import { html } from 'hono/html'
import type { Finding } from '../../model/finding.ts'
import { problemLabel } from '../../profile/labels.ts'
import type { Profile } from '../../profile/profile.ts'
import { syntaxById } from '../../rdf/syntaxes.ts'
import { exampleIn } from '../../report/validation/example.ts'
import type { EntryId, Store } from '../../store/store.ts'
import type { Html, PageRequest } from '../view.ts'

/** A finding, with its entry when a store holds it. */
export type Located = Finding & { readonly entry?: EntryId | null }

/** Syntax of the examples when it is not known in which syntax the publisher writes. */
export const plainest = 'turtle'

/** Explains findings: the words of a profile, and its examples as the publisher would write them. */
export interface Guide {
  readonly profile: Profile
  /** What to write, and in which syntax; null when the rule has no example. */
  readonly exampleOf: (finding: Located) => { readonly code: string; readonly syntax: string } | null
}

/** A guide to findings in documents of which it is known, or not, in which syntax they are. */
export function guideIn(profile: Profile, syntaxOf: (finding: Located) => string | null): Guide {
  const known = new Map<string, string | null>()
  const exampleOf: Guide['exampleOf'] = finding => {
    const syntax = syntaxById(syntaxOf(finding) ?? plainest) ?? syntaxById(plainest)
    if (syntax === null) return null
    const key = `${syntax.id} ${finding.sourceShape}`
    const code = known.get(key) ?? exampleIn(profile, finding.sourceShape, syntax.id)
    known.set(key, code)
    return code === null ? null : { code, syntax: syntax.label }
  }
  return { profile, exampleOf }
}

/** A guide to findings that stand: examples are in the syntax that the source of the entry was harvested in. */
export async function guideTo({
  profile,
  store,
}: {
  readonly profile: Profile
  readonly store: Store
}): Promise<Guide> {
  const syntaxes = await store.syntaxes()
  return guideIn(profile, ({ entry }) => (entry ? (syntaxes.get(entry.ctx) ?? null) : null))
}

/** What kind of problem it is, in the words that the national portal uses; nothing when it is of no such kind. */
export function problemKind({ sourceShape }: Finding, { profile }: Guide, { language }: PageRequest): Html {
  const problem = problemLabel(profile, sourceShape)
  return problem === null ? html`` : html`<strong>${problem[language]}.</strong> `
}

/** What to write, as a block of code; nothing when the rule has no example. */
export function exampleBlock(finding: Located, guide: Guide, { words }: PageRequest): Html {
  const example = guide.exampleOf(finding)
  if (example === null) return html``
  return html`<figure class="example"><figcaption class="small quiet">${words.validate.example(example.syntax)}</figcaption><pre tabindex="0">${example.code}</pre></figure>`
}

/** The same folded away, for where many findings stand close together. */
export function foldedExample(finding: Located, guide: Guide, { words }: PageRequest): Html {
  const example = guide.exampleOf(finding)
  if (example === null) return html``
  return html`<details class="example"><summary class="small">${words.validate.example(example.syntax)}</summary><pre tabindex="0">${example.code}</pre></details>`
}
