import { printable, shortened } from '../literals.ts'

/**
 * Harvested or typed text as one line of bounded length: no line breaks, control characters or marks that turn the
 * direction of what follows, so that it can stand in a subject line.
 */
export function oneLine(text: string, longest = 120): string {
  const flat = printable(text.replace(/[\s\u0085\u2028\u2029]+/g, ' ')).replace(
    /[\u0080-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    '',
  )
  return shortened(flat.trim(), longest)
}
