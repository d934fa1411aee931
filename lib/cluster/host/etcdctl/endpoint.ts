/** How members of etcd are. Mirrors: etcdctl 3.6 `endpoint health|status`. Differs: the first that serves leads. */
import { endpointError, endpointsOf, endpointWarning, TIMEOUT } from '@/lib/cluster/host/etcdctl/connection'
import { type EtcdctlCall, isOn, raw } from '@/lib/cluster/host/etcdctl/etcdctl-call'
import { memberId, placeOf, STORAGE_VERSION, VERSION } from '@/lib/cluster/host/etcdctl/member'
import { table } from '@/lib/cluster/host/etcdctl/table'
import { failed, type Outcome } from '@/lib/userland/kernel/one-shot'

const METHOD = '/etcdserverpb.Maintenance/Status'
const TOOK = '9.712463ms'
const UNHEALTHY = 'failed to commit proposal: context deadline exceeded'

const HEAD =
  'ENDPOINT,ID,VERSION,STORAGE VERSION,DB SIZE,IN USE,PERCENTAGE NOT IN USE,QUOTA,IS LEADER,IS LEARNER,RAFT TERM,RAFT INDEX,RAFT APPLIED INDEX,ERRORS,DOWNGRADE TARGET VERSION,DOWNGRADE ENABLED'.split(
    ',',
  )

const hostOf = (endpoint: string) => endpoint.replace(/^https?:\/\//, '').replace(/:\d+$/, '')

/** What the client says of it in its own log. */
const warn = ({ flags, connection }: EtcdctlCall, endpoint: string): string =>
  endpointWarning(flags, endpoint, METHOD, connection)

function health(call: EtcdctlCall, endpoints: readonly string[]): Outcome {
  const { flags, connection, cluster } = call
  const hasLeader = cluster.hosts.etcd() !== undefined
  const isHealthy = (one: string) => hasLeader && endpointError(flags, one, connection) === undefined
  const bad = endpoints.filter((one) => !isHealthy(one))
  const ms = bad.length > 0 ? TIMEOUT : 0
  const end = bad.length > 0 ? { stderr: 'Error: unhealthy cluster\n', exitCode: 1 } : {}
  if (flags.get('write-out') === 'table') {
    const rows = endpoints.map((one) =>
      isHealthy(one) ? [one, 'true', TOOK, ''] : [one, 'false', '5.000412381s', 'context deadline exceeded'],
    )
    return { ...raw(table(['ENDPOINT', 'HEALTH', 'TOOK', 'ERROR'], rows)), ...end, ms }
  }
  const good = endpoints
    .filter(isHealthy)
    .map((one) => `${one} is healthy: successfully committed proposal: took = ${TOOK}\n`)
  if (bad.length === 0) return raw(good.join(''))
  const lines = bad.map((one) => `${warn(call, one)}${one} is unhealthy: ${UNHEALTHY}\n`).join('')
  return { ...raw(good.join('')), stderr: `${lines}Error: unhealthy cluster\n`, exitCode: 1, ms }
}

function row(call: EtcdctlCall, endpoint: string, leader: string | undefined): string[] {
  const { etcd, cluster } = call
  const place = placeOf(cluster, call.host, hostOf(endpoint))
  const own = cluster.hosts.etcdMembers().find(({ name }) => name === place)
  const index = String(etcd.revision + 100)
  const size = `${Math.max(1, Math.round(etcd.revision / 300))}.4 MB`
  const id = own ? memberId(cluster, own) : ''
  const leads = String(place !== undefined && place === leader)
  const errors = cluster.hosts.etcd() ? '' : 'etcdserver: no leader'
  return [
    ...[endpoint, id, VERSION, STORAGE_VERSION, size, size, '0%', '0 B', leads, 'false', '2'],
    ...[index, index, errors, '', 'false'],
  ]
}

function status(call: EtcdctlCall, endpoints: readonly string[]): Outcome {
  const { flags, connection, cluster } = call
  const good = endpoints.filter((one) => endpointError(flags, one, connection) === undefined)
  const leader = cluster.hosts.etcd()
    ? cluster.hosts.etcdMembers().find(({ name }) => cluster.hosts.isServing(name, 'etcd'))?.name
    : undefined
  const rows = good.map((one) => row(call, one, leader))
  const text =
    flags.get('write-out') === 'table'
      ? table(HEAD, rows)
      : rows.map((cells) => `${cells.join(', ')}\n`).join('')
  if (good.length === endpoints.length) return raw(text)
  const lines = endpoints
    .filter((one) => !good.includes(one))
    .map(
      (one) => `${warn(call, one)}Failed to get the status of endpoint ${one} (context deadline exceeded)\n`,
    )
  return { ...raw(text), stderr: lines.join(''), exitCode: 1, ms: TIMEOUT }
}

export function endpoint(call: EtcdctlCall): Outcome {
  const { words, flags, cluster } = call
  const endpoints = isOn(call, 'cluster')
    ? cluster.hosts.etcdMembers().map(({ address }) => `https://${address}:2379`)
    : endpointsOf(flags)
  if (words[1] === 'health') return health(call, endpoints)
  if (words[1] === 'status') return status(call, endpoints)
  return failed(`Error: unknown command "${words[1] ?? ''}" for "etcdctl endpoint"\n`)
}
