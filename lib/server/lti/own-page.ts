import '../server-only'
import { env } from '../env'
import { refused } from './refused'

/**
 * Only from a page of ours: another site could sign its visitors in as somebody of its choice.
 * @throws LAUNCH_REFUSED
 */
export function requireOwnPage(request: Request): void {
  if (request.headers.get('origin') !== new URL(env().NEXTAUTH_URL).origin) throw refused('ticket')
}
