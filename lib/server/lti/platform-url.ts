import { z } from 'zod'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']
const isLocal = (hostname: string) => LOOPBACK.includes(hostname)

/** Https; http only between a platform and a Kubekata on the same machine, where nobody listens in. */
export function isPlatformUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, username, password } = new URL(url)
  if (username || password) return false
  if (protocol === 'https:') return true
  const own = new URL(process.env.NEXTAUTH_URL || 'http://localhost')
  return protocol === 'http:' && isLocal(hostname) && isLocal(own.hostname)
}

export const platformUrl = z.string().trim().max(500).refine(isPlatformUrl)
