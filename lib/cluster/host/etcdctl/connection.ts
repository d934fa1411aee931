/** Whether etcdctl reaches etcd with its certificates, and what it says when it does not. */
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import { certificateOf } from '@/lib/cluster/auth/authority'
import { certificateProblem } from '@/lib/cluster/auth/verify-certificate'
import { fromPem, isSignedBy } from '@/lib/cluster/auth/x509'
import { pairError } from '@/lib/cluster/host/key-files'

export interface Connection {
  now: number
  /** Does etcd listen there: an address, or a name that its certificate is for? */
  listens(host: string): boolean
  readFile(path: string): string | undefined
  /** PEM: the certificate that it shows, and the authorities whose clients it takes. */
  /** What etcd shows at an address, and whom it believes there. PEM */
  certificates(host: string): { serving: string; trusted: string }
}

const DEFAULT = '127.0.0.1:2379'
/** ms after which a command gives up. */
export const TIMEOUT = 5000

export const endpointsOf = (flags: ReadonlyMap<string, string>): string[] =>
  (flags.get('endpoints') ?? DEFAULT).split(',')

const hostOf = (endpoint: string) => endpoint.replace(/^https?:\/\//, '')

/** One line of the client's own log. */
function warning(
  now: number,
  endpoint: string,
  method: string,
  desc: string,
  code = 'DeadlineExceeded',
): string {
  const line = {
    level: 'warn',
    ts: formatMicroTime(now + TIMEOUT),
    logger: 'etcd-client',
    caller: 'v3@v3.6.8/retry_interceptor.go:65',
    msg: 'retrying of unary invoker failed',
    target: `etcd-endpoints://0xc0002b4000/${hostOf(endpoint)}`,
    method,
    attempt: 0,
    error: `rpc error: code = ${code} desc = ${desc}`,
  }
  return `${JSON.stringify(line)}\n`
}

const balancer = (desc: string) =>
  `latest balancer error: last connection error: connection error: desc = ${JSON.stringify(desc)}`

function transportError(
  flags: ReadonlyMap<string, string>,
  endpoint: string,
  of: Connection,
): string | undefined {
  const address = hostOf(endpoint)
  const [host = '', port = '2379'] = address.split(':')
  const target = `${host === 'localhost' ? '127.0.0.1' : host}:${port}`
  if (port !== '2379' || !of.listens(host))
    return `transport: Error while dialing: dial tcp ${target}: connect: connection refused`
  const isSecure = endpoint.startsWith('https://') || flags.has('cacert') || flags.has('cert')
  if (!isSecure || endpoint.startsWith('http://'))
    return `error reading server preface: read tcp 127.0.0.1:41234->${target}: read: connection reset by peer`
  const believesAll = flags.get('insecure-skip-tls-verify') === 'true'
  const problem = believesAll
    ? undefined
    : certificateProblem(of.certificates(host).serving, pemOf(flags, 'cacert', of) ?? '', host, of.now)
  if (problem !== undefined)
    return `transport: authentication handshake failed: tls: failed to verify certificate: ${problem}`
  const client = pemOf(flags, 'cert', of) ?? ''
  const certificate = certificateOf(client)
  if (!certificate) return 'error reading server preface: remote error: tls: certificate required'
  const issuer = certificateOf(of.certificates(host).trusted)
  const isKnown = issuer && isSignedBy(fromPem(client, 'CERTIFICATE') ?? [], issuer.publicKey)
  if (isKnown && certificate.notAfter < of.now)
    return 'error reading server preface: remote error: tls: expired certificate'
  return isKnown ? undefined : 'error reading server preface: remote error: tls: bad certificate'
}

const pemOf = (flags: ReadonlyMap<string, string>, name: string, { readFile }: Connection) => {
  const path = flags.get(name)
  return path === undefined ? undefined : readFile(path)
}

/** Why one endpoint does not answer; undefined: it does. */
export const endpointError = transportError

/** One line about an endpoint that does not answer, or that nobody leads. */
export function endpointWarning(
  flags: ReadonlyMap<string, string>,
  endpoint: string,
  method: string,
  of: Connection,
): string {
  const error = transportError(flags, endpoint, of)
  return warning(
    of.now,
    endpoint,
    method,
    error === undefined ? 'context deadline exceeded' : balancer(error),
  )
}

/** What etcdctl says when nobody decides: most members are away. */
export const noLeader = (now: number, endpoint: string, method: string): { stderr: string; ms: number } => ({
  stderr: `${warning(now, endpoint, method, 'context deadline exceeded')}Error: context deadline exceeded\n`,
  ms: TIMEOUT,
})

/** What keeps etcdctl from its answer: text for stderr, and how long it took. */
export function connectionError(
  flags: ReadonlyMap<string, string>,
  method: string,
  of: Connection,
): { stderr: string; ms: number } | undefined {
  for (const name of ['cert', 'key', 'cacert']) {
    const path = flags.get(name)
    if (path !== undefined && of.readFile(path) === undefined)
      return { stderr: `Error: open ${path}: no such file or directory\n`, ms: 0 }
  }
  if (flags.has('cert') !== flags.has('key')) {
    const missing = flags.has('cert') ? 'KeyFile and CertFile must both be present[key: , cert: ' : undefined
    const stderr = missing
      ? `Error: ${missing}${flags.get('cert')}]\n`
      : `Error: KeyFile and CertFile must both be present[key: ${flags.get('key')}, cert: ]\n`
    return { stderr, ms: 0 }
  }
  const pair = pairError(pemOf(flags, 'cert', of), pemOf(flags, 'key', of))
  if (pair !== undefined) return { stderr: `Error: ${pair}\n`, ms: 0 }
  const endpoints = endpointsOf(flags)
  const errors = endpoints.map((endpoint) => transportError(flags, endpoint, of))
  if (errors.includes(undefined)) return undefined
  const text = warning(of.now, endpoints[0] ?? '', method, balancer(errors[0] ?? ''))
  return { stderr: `${text}Error: context deadline exceeded\n`, ms: TIMEOUT }
}
