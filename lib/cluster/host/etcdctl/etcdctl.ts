/**
 * etcdctl, on the host that etcd runs on and in etcd's image.
 * Mirrors: etcdctl 3.6: get, put, del, member list/add/remove, endpoint health/status, alarm list, snapshot save, version.
 * Differs: revisions of the past are gone.
 */
import { encodeBytes } from '@/lib/cluster/apimachinery/base64'
import type { Cluster } from '@/lib/cluster/cluster'
import {
  type Connection,
  connectionError,
  endpointsOf,
  noLeader,
} from '@/lib/cluster/host/etcdctl/connection'
import { endpoint } from '@/lib/cluster/host/etcdctl/endpoint'
import { CLUSTER_ID, type EtcdctlCall, isOn, MEMBER_ID, raw } from '@/lib/cluster/host/etcdctl/etcdctl-call'
import { listensAt, member, placeOf, STORAGE_VERSION, VERSION } from '@/lib/cluster/host/etcdctl/member'
import { parseEtcdctl, prefixEnd } from '@/lib/cluster/host/etcdctl/options'
import { flagsOnHost } from '@/lib/cluster/host/flags-on-host'
import { byteString, bytesOfString } from '@/lib/cluster/host/host-state'
import type { Etcd, EtcdEntry } from '@/lib/cluster/storage/etcd'
import { Errno } from '@/lib/userland/kernel/errno'
import { failed, type Call as Invocation, type Outcome, oneShot } from '@/lib/userland/kernel/one-shot'
import type { Process } from '@/lib/userland/kernel/process'
import { bytesOf, textOf } from '@/lib/userland/kernel/text'

const base64 = (bytes: string) => encodeBytes(Array.from(bytes, (char) => char.charCodeAt(0)))
const encodeContent = (text: string) => byteString(Uint8Array.from(bytesOf(text)))
const header = (etcd: Etcd) =>
  `"header":{"cluster_id":${BigInt(`0x${CLUSTER_ID}`)},"member_id":${BigInt(`0x${MEMBER_ID}`)},"revision":${etcd.revision},"raft_term":2}`

function rangeOf({ words, flags }: EtcdctlCall): [first: string, end?: string] {
  const key = encodeContent(words[1] ?? '')
  if (flags.get('prefix') === 'true') return [key, key === '' ? '\0' : prefixEnd(key)]
  if (flags.get('from-key') === 'true') return [key, '\0']
  return words[2] === undefined ? [key] : [key, encodeContent(words[2])]
}

function fields(entry: EtcdEntry, keysOnly: boolean): string {
  const value = keysOnly ? '' : entry.value()
  const quoted = (text: string) =>
    `"${text.replace(/["\\]/g, '\\$&').replace(/[^\x20-\x7e]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`)}"`
  return `"Key" : ${quoted(entry.key)}\n"CreateRevision" : ${entry.modRevision}\n"ModRevision" : ${entry.modRevision}\n"Version" : 1\n"Value" : ${quoted(value)}\n"Lease" : 0\n`
}

function get(call: EtcdctlCall): Outcome {
  const { etcd, flags, words } = call
  if (words.length < 2)
    return failed('Error: get command needs one argument as key and an optional argument as range_end\n', 128)
  const keysOnly = isOn(call, 'keys-only')
  const all = etcd.range(...rangeOf(call))
  const given = flags.get('limit') ?? '0'
  if (!/^[-+]?\d+$/.test(given))
    return failed(
      `Error: invalid argument "${given}" for "--limit" flag: strconv.ParseInt: parsing "${given}": invalid syntax\n`,
    )
  const limit = Number(given)
  const found = limit > 0 ? all.slice(0, limit) : all
  const output = flags.get('write-out') ?? 'simple'
  const more = found.length < all.length
  if (output === 'json') {
    const kvs = found.map(
      (entry) =>
        `{"key":"${base64(entry.key)}","create_revision":${entry.modRevision},"mod_revision":${entry.modRevision},"version":1${keysOnly ? '' : `,"value":"${base64(entry.value())}"`}}`,
    )
    const shown = isOn(call, 'count-only') || kvs.length === 0 ? '' : `,"kvs":[${kvs.join(',')}]`
    return raw(`{${header(etcd)}${shown}${more ? ',"more":true' : ''},"count":${all.length}}\n`)
  }
  if (output === 'fields') {
    const head = `"ClusterID" : ${BigInt(`0x${CLUSTER_ID}`)}\n"MemberID" : ${BigInt(`0x${MEMBER_ID}`)}\n"Revision" : ${etcd.revision}\n"RaftTerm" : 2\n`
    return raw(
      `${head}${found.map((entry) => fields(entry, keysOnly)).join('')}"More" : ${more}\n"Count" : ${all.length}\n`,
    )
  }
  if (isOn(call, 'count-only')) return raw('')
  const valueOnly = isOn(call, 'print-value-only')
  return raw(
    found.map((entry) => `${valueOnly ? '' : `${entry.key}\n`}${keysOnly ? '' : entry.value()}\n`).join(''),
  )
}

function put({ etcd, words, invocation }: EtcdctlCall): Outcome {
  const [, key, ...rest] = words
  if (key === undefined)
    return failed('Error: put command needs 1 argument and input from stdin or 2 arguments\n', 128)
  const value = rest[0] === undefined ? encodeContent(invocation.stdin()) : encodeContent(rest[0])
  const error = etcd.put(encodeContent(key), value)
  return error === undefined ? raw('OK\n') : failed(`Error: ${error}\n`)
}

function del(call: EtcdctlCall): Outcome {
  if (call.words.length < 2)
    return failed('Error: del command needs one argument as key and an optional argument as range_end\n', 128)
  return raw(`${call.etcd.delete(...rangeOf(call))}\n`)
}

function snapshot({ words, snapshotText, invocation }: EtcdctlCall): Outcome {
  const [, action, file] = words
  if (action !== 'save') return failed(`Error: unknown command "${action ?? ''}" for "etcdctl snapshot"\n`)
  if (file === undefined) return failed('Error: snapshot save expects one argument\n', 128)
  try {
    invocation.writeFile(file, textOf(bytesOfString(snapshotText())))
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    const part = `${file}.part`
    const why =
      error.code === 'EISDIR'
        ? `could not rename ${part} to ${file} (rename ${part} ${file}: file exists)`
        : `could not open ${part} (open ${part}: ${error.message.toLowerCase()})`
    return failed(`Error: ${why}\n`)
  }
  return raw(`Snapshot saved at ${file}\nServer version ${STORAGE_VERSION}\n`)
}

const COMMANDS: Record<string, { method: string; run(call: EtcdctlCall): Outcome }> = {
  get: { method: '/etcdserverpb.KV/Range', run: get },
  put: { method: '/etcdserverpb.KV/Put', run: put },
  del: { method: '/etcdserverpb.KV/DeleteRange', run: del },
  member: { method: '/etcdserverpb.Cluster/MemberList', run: member },
  endpoint: { method: '/etcdserverpb.Maintenance/Status', run: endpoint },
  alarm: { method: '/etcdserverpb.Maintenance/Alarm', run: () => raw('') },
  snapshot: { method: '/etcdserverpb.Maintenance/Snapshot', run: snapshot },
}

const NOT_RUNNING = { revision: 0 } as Etcd

const HELP = `A simple command line client for etcd3.

Commands: get, put, del, member list, endpoint health|status, alarm list, snapshot save, version
`

/** What etcd shows, and whom it believes. */
function certificatesOf(cluster: Cluster, host: string): { serving: string; trusted: string } {
  const files = cluster.hosts.files(host)
  const read = (path: string) => (files?.stat(path)?.type === 'file' ? files.read(path) : undefined)
  const flags = flagsOnHost('etcd', read)
  const pem = (flag: string, kubeadm: string) =>
    read(flags.get(flag) ?? `/etc/kubernetes/pki/etcd/${kubeadm}`) ?? ''
  return { serving: pem('cert-file', 'server.crt'), trusted: pem('trusted-ca-file', 'ca.crt') }
}

/** Where it runs: beside which cluster's etcd, and on whose network it looks for it. */
export interface EtcdClient {
  cluster: Cluster
  /** The machine; '' when a container has a network of its own. */
  host: string
}

function run({ cluster, host }: EtcdClient, invocation: Invocation): Outcome {
  const { args, env, readFile } = invocation
  const options = parseEtcdctl(args, (name) => env[name])
  if ('error' in options) return failed(`Error: ${options.error}\n`)
  const [verb = ''] = options.words
  if (verb === 'version' || isOn(options, 'version'))
    return raw(`etcdctl version: ${VERSION}\nAPI version: 3.6\n`)
  if (verb === '' || verb === 'help' || isOn(options, 'help')) return raw(HELP)
  const known = Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb] : undefined
  if (!known)
    return failed(`Error: unknown command "${verb}" for "etcdctl"\nRun 'etcdctl --help' for usage.\n`)
  const connection: Connection = {
    now: cluster.now(),
    listens: (target) => listensAt(cluster, host, target),
    readFile,
    certificates: (target) => certificatesOf(cluster, placeOf(cluster, host, target) ?? ''),
  }
  const etcd = cluster.hosts.etcd()
  const problem =
    connectionError(options.flags, known.method, connection) ??
    (etcd || verb === 'endpoint'
      ? undefined
      : noLeader(cluster.now(), endpointsOf(options.flags)[0] ?? '', known.method))
  if (problem && !(verb === 'endpoint' && problem.ms > 0))
    return { ...failed(problem.stderr), ms: problem.ms }
  const snapshotText = () => cluster.hosts.etcdSnapshot()
  const at = { cluster, host, connection, etcd: etcd ?? NOT_RUNNING }
  return known.run({ ...options, ...at, invocation, snapshotText })
}

/** etcdctl, wherever it runs. */
export const etcdctl = (client: (process: Process) => EtcdClient) =>
  oneShot((invocation) => run(client(invocation.process), invocation))

/** The one of a host. */
export const clientOnHost =
  (cluster: () => Cluster) =>
  (process: Process): EtcdClient => ({ cluster: cluster(), host: process.machine.name })
