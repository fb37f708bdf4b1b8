import type { ProblemDetails } from '../problem.ts'
import type { ApiAnswer } from './api.ts'

/** An answer that is a problem. */
export type Problem = Extract<ApiAnswer, { readonly problem: unknown }>

const titles: Readonly<Partial<Record<ProblemDetails['status'], string>>> = {
  400: 'The request cannot be understood',
  403: 'The token is not enough for this',
  406: 'There is no such form of the result',
  409: 'It cannot be done as things stand',
  410: 'There is no result',
  413: 'The document is too large',
  415: 'The document is in a form that is not read',
  422: 'The document could not be judged',
  429: 'Too many at once',
  500: 'A fault of ours',
  503: 'Busy',
}

/** The problem of that status, with the reason. */
export function refused(status: ProblemDetails['status'], detail: string): Problem {
  return { problem: { status, title: titles[status] ?? '', detail } }
}
