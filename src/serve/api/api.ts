import type { ProblemDetails } from '../problem.ts'
import type { PageTools } from '../tools.ts'

/** What a resource of the API is asked. */
export interface ApiRequest {
  readonly url: URL
  readonly parameters: Readonly<Record<string, string>>
  readonly raw: Request
}

/** What a resource of the API answers: JSON, or a problem. */
export type ApiAnswer = { readonly json: unknown } | { readonly problem: ProblemDetails }

/** Answers a resource of the API. */
export type Answer = (request: ApiRequest, tools: PageTools) => Promise<ApiAnswer>
