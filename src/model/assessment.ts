import type { Bilingual } from './finding.ts'
import type { LinkOutcome } from './link.ts'
import type { Points } from './score.ts'

/**
 * Everything that was judged of one dataset, for every method at once: points, losses, gains and their order all follow
 * from it without the graph. Plain values.
 */
export interface Assessment {
  /** The dataset: an IRI, or `_:label`. */
  readonly computedOn: string
  /** Names of what was judged, the dataset first, then its distributions by name. */
  readonly resources: readonly string[]
  /** Shared by all datasets that were judged alike; thousands of datasets have a few hundred. */
  readonly pattern: Pattern
  /** What stands there, for what failed, could not be judged or is flagged. */
  readonly evidence: readonly Evidence[]
  /** Placeholders and gaming: they give and take no points. */
  readonly flags: readonly Flag[]
  /** The addresses that links are checked for. */
  readonly addresses: readonly AssessedAddress[]
}

/** Verdicts without names. Equal patterns of one judging are the same object. */
export interface Pattern {
  /** Keys of the tests, in the order of the letters: the test's name and, behind `;`, parameters that differ from the default. */
  readonly tests: readonly string[]
  /** Of each resource a letter for each test: `1` passes, `0` fails, `?` not known, `-` not asked of it. */
  readonly verdicts: readonly string[]
  /** For a test that several faults can break (compliance), how many the dataset has: mended one by one, it passes at none. */
  readonly faults: Readonly<Record<string, number>>
  /** Every fix that would change a verdict, by resource and code. */
  readonly fixes: readonly PatternFix[]
  /** Keys of tests that pass by a value that is flagged. */
  readonly flagged: readonly string[]
}

/** What one fix would do, found by judging the repaired graph. */
export interface PatternFix {
  /** Code of `vocab/score-fixes.tsv`. */
  readonly fix: string
  /** Place of the resource that it is made on; the number of resources when it brings a new distribution. */
  readonly resource: number
  /** The letters of every resource whose verdicts it changes. */
  readonly after: readonly (readonly [resource: number, verdicts: string])[]
  /** Which faults of a test it mends, from 0; two fixes of one property mend the same. */
  readonly mends: Readonly<Record<string, readonly number[]>>
  /** Is it our export, not the publisher, that makes it? */
  readonly isExported: boolean
}

/** What stands in one place. */
export interface Evidence {
  /** Place of the resource. */
  readonly resource: number
  /** Code of the fix or the flag that it is evidence for, or the name of the test. */
  readonly about: string
  /** IRI of the property; null when it is about the whole resource. */
  readonly property: string | null
  /** As text; null when nothing stands there. */
  readonly value: string | null
  /** In the document as published, from 1; null when not known. */
  readonly line: number | null
  /** What is to be said besides: the first messages of rules that are broken. */
  readonly notes?: readonly Bilingual[]
  /** What came of asking for the address that stands there; row of `vocab/link-outcomes.tsv`. */
  readonly outcome?: LinkOutcome
  /** Predicates and objects in Turtle that would count here, for a fix whose statements follow from what stands there. */
  readonly turtle?: string
}

/** A sign that metadata was filled in for the sake of points: row of `vocab/quality-flags.tsv`. */
export interface Flag {
  /** Code, such as `byte-size-placeholder`. */
  readonly flag: string
  readonly resource: number
  readonly value: string | null
}

/** An address of a dataset that is asked for. */
export interface AssessedAddress {
  readonly resource: number
  readonly role: 'accessURL' | 'downloadURL' | 'endpointURL' | 'endpointDescription' | 'contact'
  /** As it stands in the graph. */
  readonly url: string
  /** In the document as published, from 1; null when not known. */
  readonly line: number | null
  /** Is it said to be data in a format that is no web page? Then a small web page is not it. */
  readonly isData: boolean
}

/** A dataset with its assessment and its points under every method, in the order of the methods. */
export interface AssessedDataset {
  readonly assessment: Assessment
  readonly points: readonly Points[]
}

/** Why points are lost: the publisher's metadata, what our export maps, a link, or that it could not be judged. */
export type LossCause = 'source' | 'mapping' | 'link' | 'method'

/** How much work a fix is: another word from a list, a new value, a new link, new data. */
export type FixCost = 'vocabulary' | 'value' | 'link' | 'data'

/** A fix in words and in Turtle: what to do, and what would count. */
export interface Fix {
  /** Code of `vocab/score-fixes.tsv`; several, to be made together, with a space between. Empty when there is none. */
  readonly fix: string
  readonly label: Bilingual
  /** Imperative and concrete, with the value that would count. */
  readonly text: Bilingual
  /** IRI of the property; null when it is about more than one. */
  readonly property: string | null
  /** Predicates and objects in Turtle that would count, such as `dcat:mediaType <…/text/csv>`; null when it is no statement. */
  readonly turtle: string | null
  readonly cost: FixCost
}

/** Points that a dataset does not get from one indicator on one resource, and how to get them. */
export interface LostPoints {
  readonly indicator: string
  readonly points: number
  /** The dataset or the distribution judged. */
  readonly on: string
  /** What stands there now; null when nothing does. */
  readonly found: string | null
  readonly line: number | null
  readonly cause: LossCause
  /** By how much the dataset's total changes with this fix alone, found by scoring it so mended; often more or less than `points`. */
  readonly gain: number
  readonly fix: Fix
  readonly notes: readonly Bilingual[]
}

/** One change that mends many resources: a row of what pays most. */
export interface RankedFix {
  readonly fix: Fix
  readonly cause: LossCause
  /** A value found in many of the places; null when nothing stands there. */
  readonly found: string | null
  /** How many resources it is made on, and in how many datasets. */
  readonly resources: number
  readonly datasets: number
  /** Mean points over all datasets that this change alone gives, by method. */
  readonly gains: Readonly<Record<string, number>>
  /** Mean points under the ranking method when this and all rows above are done. */
  readonly after: number
  /** Some of the datasets, those that gain most first. */
  readonly examples: readonly { readonly dataset: string; readonly gain: number }[]
}
