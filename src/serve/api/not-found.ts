import type { ApiAnswer } from './api.ts'

/** The answer when what an address names is not there. */
export const notFound: Extract<ApiAnswer, { readonly problem: unknown }> = {
  problem: { status: 404, title: 'There is no such resource' },
}
