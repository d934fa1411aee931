import '../server-only'
import { headers } from 'next/headers'
import type { Origin } from '../actor'
import { env } from '../env'

/** The origin of the current request. */
export async function requestOrigin(): Promise<Origin> {
  const all = await headers()
  return {
    ip: clientIp(all.get('x-forwarded-for') ?? '', env().TRUSTED_PROXIES),
    userAgent: all.get('user-agent') ?? '',
  }
}

/**
 * Each trusted proxy appends the address that it saw. With none, the header is what the web server itself put
 * there (a client can put its own; the limits per account do not depend on it).
 */
export function clientIp(forwardedFor: string, trustedProxies: number): string {
  const hops = forwardedFor.split(',').map((hop) => hop.trim())
  return hops.at(-Math.max(1, trustedProxies)) || hops[0] || 'unknown'
}
