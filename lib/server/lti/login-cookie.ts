import '../server-only'
import { createHash } from 'node:crypto'
import { STATE_MS } from './login-state'

/** One for each login, so that two tabs do not take each other's. */
const nameOf = (state: string) =>
  `kubekata-lti-${createHash('sha256').update(state).digest('hex').slice(0, 12)}`

/**
 * The browser's half of a login. It has to come along when a platform's page posts to us, also out of a frame: browsers
 * that part cookies by the page around them keep it beside that platform alone.
 */
export function loginCookie(state: string, browser: string, maxAge = STATE_MS / 1000): string {
  const rules = `Path=/api/lti; Max-Age=${maxAge}; HttpOnly; Secure; SameSite=None; Partitioned`
  return `${nameOf(state)}=${browser}; ${rules}`
}

export function readLoginCookie(request: Request, state: string): string | undefined {
  const name = nameOf(state)
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1]
}
