/** Offset of the first character that JSON does not allow, in a text that is not JSON; its length when it ends too soon. */
export function offsetOfJsonFault(text: string): number {
  const scanner = { text, at: 0, expected: ['value'] as Expectation[] }
  while (scanner.expected.length > 0) {
    skip(space, scanner)
    const expectation = scanner.expected.pop() as Expectation
    if (!steps[expectation](scanner)) return scanner.at
  }
  skip(space, scanner)
  return scanner.at
}

/** What may come next; the stack holds what is to come after it. */
type Expectation = 'value' | 'firstMember' | 'member' | 'afterMember' | 'firstItem' | 'afterItem'

interface Scanner {
  readonly text: string
  at: number
  readonly expected: Expectation[]
}

const space = /[ \t\r\n]*/y
const plainCharacters = /[ !#-[\]-\uffff]*/y
const escapes = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const scalar = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)(?![\w.+-])/y

/** Each answers whether the text goes on as it must. */
const steps: Readonly<Record<Expectation, (scanner: Scanner) => boolean>> = {
  value: scanner => {
    if (takes(scanner, '{')) return then(scanner, 'firstMember')
    if (takes(scanner, '[')) return then(scanner, 'firstItem')
    return scanner.text[scanner.at] === '"' ? takesString(scanner) : skip(scalar, scanner)
  },
  firstMember: scanner => takes(scanner, '}') || steps.member(scanner),
  member: scanner => {
    if (!takesString(scanner)) return false
    skip(space, scanner)
    return takes(scanner, ':') && then(scanner, 'afterMember', 'value')
  },
  afterMember: scanner => takes(scanner, '}') || (takes(scanner, ',') && then(scanner, 'member')),
  firstItem: scanner => takes(scanner, ']') || then(scanner, 'afterItem', 'value'),
  afterItem: scanner => takes(scanner, ']') || (takes(scanner, ',') && then(scanner, 'afterItem', 'value')),
}

function then(scanner: Scanner, ...expected: Expectation[]): boolean {
  scanner.expected.push(...expected)
  return true
}

function takes(scanner: Scanner, character: string): boolean {
  const found = scanner.text[scanner.at] === character
  if (found) scanner.at++
  return found
}

/** A string that breaks off is at fault where it does. One pattern for it all has no room for a very long one. */
function takesString(scanner: Scanner): boolean {
  if (!takes(scanner, '"')) return false
  do skip(plainCharacters, scanner)
  while (skip(escapes, scanner))
  return takes(scanner, '"')
}

/** Moves behind a match; the scanner stays where it is without one. */
function skip(pattern: RegExp, scanner: Scanner): boolean {
  pattern.lastIndex = scanner.at
  const found = pattern.test(scanner.text)
  if (found) scanner.at = pattern.lastIndex
  return found
}
