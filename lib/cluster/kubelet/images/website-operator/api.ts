import { type ApiContext, ask } from '@/lib/cluster/cni/api-client'

/** What the API server has refused, in its words; `code` 0: nobody has answered. */
export class ApiProblem extends Error {
  constructor(
    message: string,
    readonly code: number,
  ) {
    super(message)
  }
}

/** What the operator asks, as the account of its pod. */
export interface Api {
  now: number
  /** Each throws ApiProblem. */
  get<T>(path: string): T
  find<T>(path: string): T | undefined
  post(path: string, body: object): void
  patch(path: string, body: object): void
}

export function apiOf(context: ApiContext): Api {
  const call = (path: string, method: 'GET' | 'POST' | 'PATCH', body?: object) => {
    const answer = ask(context, path, method, body)
    if (typeof answer === 'string') throw new ApiProblem(answer, 0)
    if (answer.code >= 300) throw new ApiProblem(String(answer.body.message ?? answer.code), answer.code)
    return answer.body
  }
  const get = <T>(path: string) => call(path, 'GET') as T
  return {
    now: context.now,
    get,
    find(path) {
      try {
        return get(path)
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 404) return undefined
        throw error
      }
    },
    post: (path, body) => void call(path, 'POST', body),
    patch: (path, body) => void call(path, 'PATCH', body),
  }
}
