/** Istio's policies, as far as the questions use them, and who gets past them. */

export interface Caller {
  name: string
  namespace: string
  serviceAccount: string
  /** Whether it has a proxy, and so a certificate of the mesh. */
  proxied: boolean
}

export interface Request {
  method: string
  path: string
}

interface Source {
  principals?: string[]
  namespaces?: string[]
}

interface Operation {
  methods?: string[]
  paths?: string[]
}

export interface PolicyRule {
  from?: { source: Source }[]
  to?: { operation: Operation }[]
}

interface Named {
  apiVersion: string
  metadata: { name: string; namespace: string }
}

export interface AuthorizationPolicy extends Named {
  kind: 'AuthorizationPolicy'
  spec: { selector?: { matchLabels: { app: string } }; action?: 'ALLOW' | 'DENY'; rules?: PolicyRule[] }
}

export type Mode = 'STRICT' | 'PERMISSIVE'

export interface PeerAuthentication extends Named {
  kind: 'PeerAuthentication'
  spec: { selector?: { matchLabels: { app: string } }; mtls: { mode: Mode } }
}

/** Policies of this Namespace hold for the whole mesh. */
export const rootNamespace = 'istio-system'

const fits = (pattern: string, value: string) =>
  pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : pattern === value

const anyFits = (patterns: readonly string[] | undefined, value: string | undefined) =>
  patterns === undefined || (value !== undefined && patterns.some((pattern) => fits(pattern, value)))

/** A rule fits when one source and one operation do; what it does not name, any. */
function ruleFits({ from, to }: PolicyRule, caller: Caller, { method, path }: Request): boolean {
  const principal = `cluster.local/ns/${caller.namespace}/sa/${caller.serviceAccount}`
  // Namespace and principal are read from the certificate.
  const known = (value: string) => (caller.proxied ? value : undefined)
  const source =
    from?.some(
      ({ source: { principals, namespaces } }) =>
        anyFits(principals, known(principal)) && anyFits(namespaces, known(caller.namespace)),
    ) ?? true
  const operation =
    to?.some(({ operation: { methods, paths } }) => anyFits(methods, method) && anyFits(paths, path)) ?? true
  return source && operation
}

const holdsFor = (
  { metadata, spec }: AuthorizationPolicy | PeerAuthentication,
  app: string,
  namespace: string,
) =>
  (metadata.namespace === namespace || metadata.namespace === rootNamespace) &&
  (!spec.selector || spec.selector.matchLabels.app === app)

/** The mode for a workload: its own, else its Namespace's, else the mesh's, else PERMISSIVE. */
export function modeFor(peers: readonly PeerAuthentication[], app: string, namespace: string): Mode {
  const holding = peers.filter((peer) => holdsFor(peer, app, namespace))
  const own = holding.find(({ spec }) => spec.selector)
  const ofNamespace = holding.find(({ metadata }) => metadata.namespace === namespace)
  return (own ?? ofNamespace ?? holding[0])?.spec.mtls.mode ?? 'PERMISSIVE'
}

export type Verdict = 'plain-strict' | 'denied' | 'no-policy' | 'allowed' | 'not-named'

/** Why a request gets through, or does not: mTLS first, then DENY, then ALLOW. */
export function verdictOn(
  policies: readonly (AuthorizationPolicy | PeerAuthentication)[],
  { app, namespace }: { app: string; namespace: string },
  caller: Caller,
  request: Request,
): Verdict {
  const peers = policies.filter((p): p is PeerAuthentication => p.kind === 'PeerAuthentication')
  if (!caller.proxied && modeFor(peers, app, namespace) === 'STRICT') return 'plain-strict'
  const rules = policies.filter(
    (p): p is AuthorizationPolicy => p.kind === 'AuthorizationPolicy' && holdsFor(p, app, namespace),
  )
  const hit = (action: 'ALLOW' | 'DENY') =>
    rules.some(
      ({ spec }) =>
        (spec.action ?? 'ALLOW') === action && spec.rules?.some((rule) => ruleFits(rule, caller, request)),
    )
  if (hit('DENY')) return 'denied'
  if (!rules.some(({ spec }) => (spec.action ?? 'ALLOW') === 'ALLOW')) return 'no-policy'
  return hit('ALLOW') ? 'allowed' : 'not-named'
}
