import type { ResourceDiff } from '../../model/diff.ts'
import { diffPatch } from './patch.ts'
import { diffText } from './text.ts'
import type { TellOptions } from './told.ts'

/** One form of a comparison between two states of a catalogue. */
export interface DiffFormat {
  readonly id: 'text' | 'json' | 'patch'
  readonly mediaType: string
  /** With the dot. */
  readonly extension: string
  /** The document in pieces; the same comparison gives the same bytes. Only `text` is worded, and so differs by language. */
  readonly write: (diffs: readonly ResourceDiff[], options: TellOptions) => Iterable<string>
}

/** The forms of a comparison. A new one is a row here. */
export const diffFormats: readonly DiffFormat[] = [
  { id: 'text', mediaType: 'text/plain', extension: '.txt', write: diffText },
  { id: 'json', mediaType: 'application/json', extension: '.json', write: diffJson },
  { id: 'patch', mediaType: 'application/rdf-patch', extension: '.rdfp', write: diffPatch },
]

/** A list of resources, one a line. */
function* diffJson(diffs: readonly ResourceDiff[]): Iterable<string> {
  yield '['
  for (const [place, diff] of diffs.entries()) yield `${place === 0 ? '' : ','}\n${JSON.stringify(diff)}`
  yield diffs.length === 0 ? ']\n' : '\n]\n'
}
