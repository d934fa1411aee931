/**
 * etcdctl on the host that etcd runs on.
 * Mirrors: etcdctl 3.6: get, put, del, member list, endpoint health/status, alarm list, snapshot save, version.
 * Differs: one member; revisions of the past are gone.
 */
import { encodeBytes } from '@/lib/cluster/apimachinery/base64'
import type { Cluster } from '@/lib/cluster/cluster'
import { flagsOnHost } from '@/lib/cluster/host/flags-on-host'
import { byteString, bytesOfString } from '@/lib/cluster/host/host-state'
import type { Etcd, EtcdEntry } from '@/lib/cluster/storage/etcd'
import { connectionError, endpointsOf } from '@/lib/shell/programs/etcdctl/connection'
import { type EtcdctlOptions, parseEtcdctl, prefixEnd } from '@/lib/shell/programs/etcdctl/options'
import { table } from '@/lib/shell/programs/etcdctl/table'
import {
  failed,
  type Call as Invocation,
  type Outcome,
  oneShot,
  succeeded,
} from '@/lib/shell/programs/one-shot'
import { Errno } from '@/lib/userland/kernel/errno'
import { bytesOf, textOf } from '@/lib/userland/kernel/text'

const VERSION = '3.6.8'
const STORAGE_VERSION = '3.6.0'
const CLUSTER_ID = 'ba5e1f0c9d3a7b42'
const MEMBER_ID = '8e9e05c52164694d'

const base64 = (bytes: string) => encodeBytes(Array.from(bytes, (char) => char.charCodeAt(0)))
const encodeContent = (text: string) => byteString(Uint8Array.from(bytesOf(text)))
/** What etcd holds are bytes, as characters 0 to 255. */
const raw = (stdout: string): Outcome => succeeded(textOf(bytesOfString(stdout)))

interface Call extends EtcdctlOptions {
  etcd: Etcd
  invocation: Invocation
  address: string
  name: string
  snapshotText(): string
}

const isOn = ({ flags }: EtcdctlOptions, name: string) => flags.get(name) === 'true'
const header = (etcd: Etcd) =>
  `"header":{"cluster_id":${BigInt(`0x${CLUSTER_ID}`)},"member_id":${BigInt(`0x${MEMBER_ID}`)},"revision":${etcd.revision},"raft_term":2}`

function rangeOf({ words, flags }: Call): [first: string, end?: string] {
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

function get(call: Call): Outcome {
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

function put({ etcd, words, invocation }: Call): Outcome {
  const [, key, ...rest] = words
  if (key === undefined)
    return failed('Error: put command needs 1 argument and input from stdin or 2 arguments\n', 128)
  const value = rest[0] === undefined ? encodeContent(invocation.stdin()) : encodeContent(rest[0])
  const error = etcd.put(encodeContent(key), value)
  return error === undefined ? raw('OK\n') : failed(`Error: ${error}\n`)
}

function del(call: Call): Outcome {
  if (call.words.length < 2)
    return failed('Error: del command needs one argument as key and an optional argument as range_end\n', 128)
  return raw(`${call.etcd.delete(...rangeOf(call))}\n`)
}

function members({ flags, address, name }: Call): Outcome {
  const cells = [MEMBER_ID, 'started', name, `https://${address}:2380`, `https://${address}:2379`, 'false']
  if (flags.get('write-out') !== 'table') return raw(`${cells.join(', ')}\n`)
  return raw(table(['ID', 'STATUS', 'NAME', 'PEER ADDRS', 'CLIENT ADDRS', 'IS LEARNER'], [cells]))
}

function endpoint(call: Call): Outcome {
  const { words, flags, etcd, address } = call
  const endpoints = isOn(call, 'cluster') ? [`https://${address}:2379`] : endpointsOf(flags)
  const isTable = flags.get('write-out') === 'table'
  if (words[1] === 'health') {
    const took = '9.712463ms'
    if (isTable)
      return raw(
        table(
          ['ENDPOINT', 'HEALTH', 'TOOK', 'ERROR'],
          endpoints.map((one) => [one, 'true', took, '']),
        ),
      )
    return {
      ...raw(
        endpoints
          .map((one) => `${one} is healthy: successfully committed proposal: took = ${took}\n`)
          .join(''),
      ),
    }
  }
  if (words[1] !== 'status')
    return failed(`Error: unknown command "${words[1] ?? ''}" for "etcdctl endpoint"\n`)
  const index = String(etcd.revision + 100)
  const size = `${Math.max(1, Math.round(etcd.revision / 300))}.4 MB`
  const rows = endpoints.map((one) => [
    one,
    MEMBER_ID,
    VERSION,
    STORAGE_VERSION,
    size,
    size,
    '0%',
    '0 B',
    'true',
    'false',
    '2',
    index,
    index,
    '',
    '',
    'false',
  ])
  const head =
    'ENDPOINT,ID,VERSION,STORAGE VERSION,DB SIZE,IN USE,PERCENTAGE NOT IN USE,QUOTA,IS LEADER,IS LEARNER,RAFT TERM,RAFT INDEX,RAFT APPLIED INDEX,ERRORS,DOWNGRADE TARGET VERSION,DOWNGRADE ENABLED'.split(
      ',',
    )
  return raw(isTable ? table(head, rows) : rows.map((row) => `${row.join(', ')}\n`).join(''))
}

function snapshot({ words, snapshotText, invocation }: Call): Outcome {
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

const COMMANDS: Record<string, { method: string; run(call: Call): Outcome }> = {
  get: { method: '/etcdserverpb.KV/Range', run: get },
  put: { method: '/etcdserverpb.KV/Put', run: put },
  del: { method: '/etcdserverpb.KV/DeleteRange', run: del },
  member: { method: '/etcdserverpb.Cluster/MemberList', run: members },
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

function run(cluster: Cluster, invocation: Invocation): Outcome {
  const { args, env, process, readFile } = invocation
  const controlPlane = cluster.hosts.controlPlane()
  if (process.machine.name !== controlPlane?.name) return failed('bash: etcdctl: command not found\n', 127)
  const options = parseEtcdctl(args, (name) => env[name])
  if ('error' in options) return failed(`Error: ${options.error}\n`)
  const [verb = ''] = options.words
  if (verb === 'version' || isOn(options, 'version'))
    return raw(`etcdctl version: ${VERSION}\nAPI version: 3.6\n`)
  if (verb === '' || verb === 'help' || isOn(options, 'help')) return raw(HELP)
  const known = Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb] : undefined
  if (!known)
    return failed(`Error: unknown command "${verb}" for "etcdctl"\nRun 'etcdctl --help' for usage.\n`)
  const etcd = cluster.hosts.etcd()
  const { name, address } = controlPlane
  const problem = connectionError(options.flags, known.method, {
    now: cluster.now(),
    runs: etcd !== undefined,
    addresses: ['127.0.0.1', 'localhost', address, name],
    readFile,
    ...certificatesOf(cluster, name),
  })
  if (problem) return { ...failed(problem.stderr), ms: problem.ms }
  return known.run({
    ...options,
    etcd: etcd ?? NOT_RUNNING,
    invocation,
    name,
    address,
    snapshotText: () => cluster.hosts.etcdSnapshot(),
  })
}

/** etcdctl for the hosts of a cluster. */
export const etcdctl = (cluster: () => Cluster) => oneShot((invocation) => run(cluster(), invocation))
