/** Members of etcd. Mirrors: etcdctl 3.6 `member list|add|remove`. */
import type { Cluster } from '@/lib/cluster/cluster'
import { CLUSTER_ID, type EtcdctlCall, MEMBER_ID, raw } from '@/lib/cluster/host/etcdctl/etcdctl-call'
import { table } from '@/lib/cluster/host/etcdctl/table'
import type { EtcdMember } from '@/lib/cluster/host/host-state'
import { hashText } from '@/lib/cluster/sim/hash'
import { failed, type Outcome } from '@/lib/userland/kernel/one-shot'

export const VERSION = '3.6.8'
export const STORAGE_VERSION = '3.6.0'

/** 16 hexadecimal digits. */
export const memberId = (cluster: Cluster, { name, address }: EtcdMember): string =>
  name === cluster.hosts.controlPlane()?.name ? MEMBER_ID : hashText(`${name}/${address}`)

/** The host behind an address or name. @param own the host that asks */
export const placeOf = (cluster: Cluster, own: string, host: string): string | undefined =>
  host === '127.0.0.1' || host === 'localhost' ? own : cluster.hosts.find(host)

/** Does a host's etcd listen at an address, or a name that its certificate is for? @param own the host that asks */
export function listensAt(cluster: Cluster, own: string, host: string): boolean {
  const place = placeOf(cluster, own, host)
  return place !== undefined && cluster.hosts.isServing(place, 'etcd')
}

const HEAD = ['ID', 'STATUS', 'NAME', 'PEER ADDRS', 'CLIENT ADDRS', 'IS LEARNER']

/** One that has been announced and has never run has no name yet. */
function cells(cluster: Cluster, one: EtcdMember): string[] {
  const has = cluster.hosts.controlPlanes().includes(one.name)
  const [status, name, clients] = has
    ? ['started', one.name, `https://${one.address}:2379`]
    : ['unstarted', '', '']
  return [memberId(cluster, one), status, name, `https://${one.address}:2380`, clients, 'false']
}

function list({ flags, cluster }: EtcdctlCall): Outcome {
  const rows = cluster.hosts.etcdMembers().map((one) => cells(cluster, one))
  rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
  if (flags.get('write-out') === 'table') return raw(table(HEAD, rows))
  return raw(rows.map((row) => `${row.join(', ')}\n`).join(''))
}

function remove({ cluster, words }: EtcdctlCall): Outcome {
  const id = words[2]
  if (id === undefined) return failed('Error: member ID is not provided\n', 128)
  if (!/^[0-9a-f]{1,16}$/.test(id))
    return failed(
      `Error: bad member ID arg (strconv.ParseUint: parsing "${id}": invalid syntax), expecting ID in Hex\n`,
      128,
    )
  const members = cluster.hosts.etcdMembers()
  const left = members.filter((one) => memberId(cluster, one) !== id)
  if (left.length === members.length) return failed('Error: etcdserver: member not found\n')
  cluster.hosts.setEtcdMembers(left)
  return raw(`Member ${id} removed from cluster ${CLUSTER_ID}\n`)
}

function add({ cluster, words, flags }: EtcdctlCall): Outcome {
  const name = words[2]
  if (name === undefined) return failed('Error: member name not provided\n', 128)
  const url = flags.get('peer-urls')
  if (url === undefined) return failed('Error: member peer urls not provided\n', 128)
  const address = /^https?:\/\/([\d.]+):2380$/.exec(url)?.[1]
  if (address === undefined) return failed(`Error: URL address does not have the form "host:port": ${url}\n`)
  const members = cluster.hosts.etcdMembers()
  if (members.some((one) => one.address === address))
    return failed('Error: etcdserver: Peer URLs already exists\n')
  const made = { name, address }
  const all = [...members, made]
  cluster.hosts.setEtcdMembers(all)
  const initial = all.map((one) => `${one.name}=https://${one.address}:2380`).join(',')
  return raw(
    `Member ${memberId(cluster, made)} added to cluster ${CLUSTER_ID}\n\nETCD_NAME="${name}"\nETCD_INITIAL_CLUSTER="${initial}"\nETCD_INITIAL_ADVERTISE_PEER_URLS="${url}"\nETCD_INITIAL_CLUSTER_STATE="existing"\n`,
  )
}

export function member(call: EtcdctlCall): Outcome {
  const [, action = 'list'] = call.words
  if (action === 'list') return list(call)
  if (action === 'add') return add(call)
  if (action === 'remove') return remove(call)
  return failed(`Error: unknown command "${action}" for "etcdctl member"\n`)
}
