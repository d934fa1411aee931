/** Which server and which location a request is for. */
import type { Location, NginxConfig, NginxServer } from '@/lib/cluster/kubelet/images/nginx/configuration'
import { groupsOf, matches } from '@/lib/cluster/kubelet/images/nginx/patterns'

const nameMatches = (name: string, host: string) =>
  name === host ||
  (name.startsWith('*.') && host.endsWith(name.slice(1))) ||
  (name.startsWith('.') && (host.endsWith(name) || host === name.slice(1))) ||
  (name.startsWith('~') && matches(name.slice(1), host, false))

/** The server of a port that has the name; the first one otherwise. */
export function serverFor({ servers }: NginxConfig, port: number, host: string): NginxServer | undefined {
  const there = servers.filter(({ ports }) => ports.some((one) => one.port === port))
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return (
    there.find(({ names }) => names.some((one) => nameMatches(one, name))) ??
    there.find(({ ports }) => ports.some((one) => one.port === port && one.isDefault)) ??
    there[0]
  )
}

/**
 * Exact ones first, then the longest prefix unless a regular expression fits; what its groups hold is handed to `keep`.
 */
export function locationFor(
  { locations }: NginxServer,
  path: string,
  keep?: (groups: Record<string, string>) => void,
): Location | undefined {
  const exact = locations.find((one) => one.modifier === '=' && one.path === path)
  if (exact) return exact
  const prefixes = locations.filter(
    (one) =>
      (one.modifier === '' || one.modifier === '^~') &&
      !one.path.startsWith('@') &&
      path.startsWith(one.path),
  )
  const [longest] = prefixes.sort((a, b) => b.path.length - a.path.length)
  if (longest?.modifier === '^~') return longest
  for (const one of locations) {
    const groups = one.modifier.startsWith('~') ? groupsOf(one.path, path, one.modifier === '~*') : undefined
    if (!groups) continue
    keep?.(groups)
    return one
  }
  return longest
}
