import type { ProblemDetails } from '../problem.ts'
import type { PageTools } from '../tools.ts'

/** What a resource of the API is asked. */
export interface ApiRequest {
  readonly url: URL
  readonly parameters: Readonly<Record<string, string>>
  readonly raw: Request
  /** Network address that the request came from; empty when it is not known. */
  readonly sender: string
}

/** What a resource of the API answers: JSON, a problem, or something that it has made itself. */
export type ApiAnswer =
  | { readonly json: unknown }
  | { readonly problem: ProblemDetails }
  | { readonly response: Response }

/** Answers a resource of the API. */
export type Answer = (request: ApiRequest, tools: PageTools) => Promise<ApiAnswer>
