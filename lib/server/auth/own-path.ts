import '../server-only'
import { env } from '../env'

/** Path and query of an address of ours, as next-auth writes it in full; undefined for any other. */
export function ownPath(url: unknown): string | undefined {
  const base = env().NEXTAUTH_URL
  if (typeof url !== 'string' || !URL.canParse(url, base)) return undefined
  const { origin, pathname, search } = new URL(url, base)
  return origin === new URL(base).origin ? `${pathname}${search}` : undefined
}
