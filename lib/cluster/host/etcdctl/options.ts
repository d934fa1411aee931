/** Flags and environment of etcdctl. Mirrors: etcdctl 3.6 (global flags, `get`, `put`, `del`, `member`, `endpoint`). */

export interface EtcdctlOptions {
  words: string[]
  flags: ReadonlyMap<string, string>
}

const VALUED = new Set(
  `endpoints cacert cert key write-out command-timeout dial-timeout keepalive-time keepalive-timeout user
  password limit rev sort-by order lease max-txn-ops discovery-srv etcd-s3 peer-urls data-dir
  bump-revision name wal-dir initial-cluster initial-cluster-token initial-advertise-peer-urls consistency min-mod-rev max-mod-rev`.split(
    /\s+/,
  ),
)
const SWITCHES = new Set(
  `prefix from-key keys-only count-only print-value-only prev-kv ignore-value ignore-lease cluster debug hex
  insecure-skip-tls-verify insecure-transport insecure-discovery help version rw-mode skip-hash-check mark-compacted`.split(
    /\s+/,
  ),
)
const SHORT: Record<string, string> = { w: 'write-out', h: 'help' }
const ALIASES: Record<string, string> = { 'ca-file': 'cacert' }

/** etcdctl's words and flags; or what it says of a flag that it does not know. */
export function parseEtcdctl(
  args: readonly string[],
  env: (name: string) => string | undefined,
): EtcdctlOptions | { error: string } {
  const flags = new Map<string, string>()
  for (const name of ['endpoints', 'cacert', 'cert', 'key', 'write-out', 'user']) {
    const value = env(`ETCDCTL_${name.replace('-', '_').toUpperCase()}`)
    if (value) flags.set(name, value)
  }
  const words: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    const [, long, short, given] = /^(?:--([a-z0-9-]+)|-([a-z]))(?:=([\s\S]*))?$/.exec(arg) ?? []
    if (arg === '--') {
      words.push(...args.slice(at + 1))
      break
    }
    if (long === undefined && short === undefined) {
      words.push(arg)
      continue
    }
    const name = ALIASES[long ?? ''] ?? long ?? SHORT[short ?? ''] ?? ''
    if (VALUED.has(name)) {
      const value = given ?? args[++at]
      if (value === undefined) return { error: `flag needs an argument: ${arg}` }
      flags.set(name, value)
    } else if (SWITCHES.has(name)) flags.set(name, given ?? 'true')
    else return { error: long ? `unknown flag: --${long}` : `unknown shorthand flag: '${short}' in ${arg}` }
  }
  return { words, flags }
}

/** The end of the range of keys that begin with this one. */
export function prefixEnd(prefix: string): string {
  for (let at = prefix.length - 1; at >= 0; at--) {
    const code = prefix.charCodeAt(at)
    if (code < 255) return prefix.slice(0, at) + String.fromCharCode(code + 1)
  }
  return '\0'
}
