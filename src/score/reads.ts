/**
 * What a test was ever seen to read. An evaluation that did not read what a fix changes gives the same answer after it, so
 * only tests that ever read a changed property need to be asked again.
 */
export interface Reads {
  readonly predicates: Set<number>
  /** Did it ask for all properties of something? */
  isAll: boolean
  /** Did it look at a dataset or a distribution that is not the one judged? */
  isCrossing: boolean
}

/** Is told of everything that is read of a view. */
export interface Watch {
  readonly read: (subject: number, predicate: number) => void
  readonly readAll: (subject: number) => void
  readonly readSubjects: (predicate: number) => void
}

/** Notes reads of the test and the resource of the moment. */
export interface Notebook extends Watch {
  /** What is read from now on is read by that test of that resource; null: by none. */
  readonly begin: (reads: Reads | null, resource: number) => void
  /** Grows whenever a test is seen to read what it did not before. */
  readonly version: () => number
}

/** No reads yet. */
export function noReads(): Reads {
  return { predicates: new Set(), isAll: false, isCrossing: false }
}

/** A notebook; `isMember` answers whether something is a dataset or a distribution. */
export function notebook(isMember: (id: number) => boolean): Notebook {
  let reads: Reads | null = null
  let own = 0
  let version = 0
  const crosses = (subject: number): void => {
    if (reads === null || reads.isCrossing || subject === own || !isMember(subject)) return
    reads.isCrossing = true
    version++
  }
  return {
    begin: (next, resource) => {
      reads = next
      own = resource
    },
    version: () => version,
    read: (subject, predicate) => {
      if (reads === null) return
      if (!reads.predicates.has(predicate)) {
        reads.predicates.add(predicate)
        version++
      }
      crosses(subject)
    },
    readAll: subject => {
      if (reads === null) return
      if (!reads.isAll) {
        reads.isAll = true
        version++
      }
      crosses(subject)
    },
    readSubjects: predicate => {
      if (reads === null) return
      if (!reads.predicates.has(predicate) || !reads.isCrossing) version++
      reads.predicates.add(predicate)
      reads.isCrossing = true
    },
  }
}
