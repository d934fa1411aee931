/** etcdutl, on the control plane's host and in etcd's image. Mirrors: etcdutl 3.6: `snapshot status|restore`, `version`. Differs: nothing else. */

import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { parseEtcdctl } from '@/lib/cluster/host/etcdctl/options'
import { table } from '@/lib/cluster/host/etcdctl/table'
import { hashText } from '@/lib/cluster/sim/hash'
import { rare } from '@/lib/cluster/sim/parts'
import { type Call, failed, type Outcome, oneShot, succeeded } from '@/lib/userland/kernel/one-shot'

type Flags = ReadonlyMap<string, string>

/** Of what is stored. */
const VERSION = '3.6.0'
const HEAD = ['HASH', 'REVISION', 'TOTAL KEYS', 'TOTAL SIZE', 'STORAGE VERSION']

const sizeOf = ({ length }: string): string =>
  length < 1e6 ? `${Math.round(length / 1000)} kB` : `${(length / 1e6).toFixed(1)} MB`

function status(text: string, flags: Flags): Outcome {
  const head = rare('systemd').snapshotHead(text)
  if (!head) return failed('Error: invalid database\n')
  const hash = hashText(text).slice(0, 8)
  const { revision, keys: totalKey } = head
  if (flags.get('write-out') === 'json') {
    const all = {
      hash: Number.parseInt(hash, 16),
      revision,
      totalKey,
      totalSize: text.length,
      version: VERSION,
    }
    return succeeded(`${JSON.stringify(all)}\n`)
  }
  const cells = [hash, String(revision), String(totalKey), sizeOf(text), VERSION]
  return succeeded(flags.get('write-out') === 'table' ? table(HEAD, [cells]) : `${cells.join(', ')}\n`)
}

/** A line of its log. */
const logged = (now: number, place: string, text: string, fields: object) =>
  `${formatTime(now)}\tinfo\t${place}\t${text}\t${JSON.stringify(fields).replace(/":/g, '": ').replace(/,"/g, ', "')}\n`

function restore({ process }: Call, file: string, text: string, flags: Flags): Outcome {
  const { files, now } = process.machine
  const name = flags.get('name') ?? 'default'
  const given = flags.get('data-dir') ?? `${name}.etcd`
  const folder = resolvePath(process.cwd, given)
  const there = files.stat(folder)
  if (there && (there.type !== 'directory' || files.list(folder).length > 0))
    return failed(`Error: data-dir ${JSON.stringify(given)} not empty or could not be read\n`)
  const parts = rare('systemd')
  if (!parts.snapshotHead(text)) return failed('Error: snapshot missing hash but --skip-hash-check=false\n')
  parts.writeData(files, folder, text)
  const fields = {
    path: file,
    'wal-dir': `${given}/member/wal`,
    'data-dir': given,
    'snap-dir': `${given}/member/snap`,
    'initial-memory-map-size': 10_737_418_240,
  }
  const peers = [flags.get('initial-advertise-peer-urls') ?? 'http://localhost:2380']
  const member = {
    'cluster-id': 'cdf818194e3a8c32',
    'local-member-id': '0',
    'added-peer-id': '8e9e05c52164694d',
  }
  const added = { ...member, 'added-peer-peer-urls': peers, 'added-peer-is-learner': false }
  return failed(
    logged(now(), 'snapshot/v3_snapshot.go:305', 'restoring snapshot', fields) +
      logged(now() + 100, 'membership/cluster.go:424', 'added member', added) +
      logged(now() + 120, 'snapshot/v3_snapshot.go:333', 'restored snapshot', fields),
    0,
  )
}

export const etcdutl = oneShot((call) => {
  const options = parseEtcdctl(call.args, () => undefined)
  if ('error' in options) return failed(`Error: ${options.error}\n`)
  const { words, flags } = options
  const [command, action, file] = words
  if (command === 'version') return succeeded('etcdutl version: 3.6.8\nAPI version: 3.6\n')
  if (command !== 'snapshot' || !['status', 'restore'].includes(action ?? ''))
    return failed(`Error: unknown command "${words.join(' ')}" for "etcdutl"\n`)
  if (file === undefined) return failed(`Error: snapshot ${action} requires exactly one argument\n`, 128)
  const text = call.readFile(file)
  if (text === undefined)
    return failed(`Error: ${action === 'status' ? 'stat' : 'open'} ${file}: no such file or directory\n`)
  return action === 'status' ? status(text, flags) : restore(call, file, text, flags)
})
