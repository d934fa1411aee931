import '../server-only'
import { sign, unsign } from '../auth/tokens'

const PURPOSE = 'digest-unsubscribe'

/**
 * The address that stops a learner's digest: signed, so that nobody can stop another's, and good for ever, without
 * signing in.
 */
export function unsubscribeLink(userId: string, base: string): string {
  const link = new URL('/api/digest/unsubscribe', base)
  link.searchParams.set('token', unsubscribeToken(userId))
  return link.href
}

export function unsubscribeToken(userId: string): string {
  return sign(PURPOSE, userId)
}

/** Whose digest a token stops; undefined when it is not ours. */
export function readUnsubscribeToken(token: string): string | undefined {
  return unsign(PURPOSE, token)
}
