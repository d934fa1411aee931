/**
 * A volume that the kubelet writes, as files.
 * Mirrors: pkg/volume/util/atomic_writer.go – files lie in a folder named after the time, `..data` leads to it.
 */
import type { IVolume } from 'kubernetes-models/v1/Volume'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { serviceAccountToken } from '@/lib/cluster/auth/service-account-token'
import type { PodToken } from '@/lib/cluster/kubelet/pod-tokens'
import type { WrittenVolume } from '@/lib/cluster/kubelet/written-volumes'
import { hashText } from '@/lib/cluster/sim/hash'
import { type BaseEntry, baseTree } from '@/lib/userland/kernel/base-tree'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'

const DATA = '..data'

/** The folder's name is the time at which it was written. */
const dataFolder = (now: number, name: string) => {
  const time = formatTime(now).slice(0, 19).replace(/[-T:]/g, '_')
  return `..${time}.${Number.parseInt(hashText(`${now}${name}`).slice(0, 8), 16)}`
}

/** Mode of the files that have none of their own. */
const fileMode = ({ configMap, secret, downwardAPI, projected }: IVolume) =>
  (configMap ?? secret ?? downwardAPI ?? projected)?.defaultMode ?? 0o644

/** Modes that single files have of their own, by path in the volume. */
function itemModes({ configMap, secret, downwardAPI, projected }: IVolume): Map<string, number> {
  const parts = [configMap, secret, downwardAPI]
  for (const source of projected?.sources ?? [])
    parts.push(source.configMap, source.secret, source.downwardAPI)
  const items = parts.flatMap((part) => part?.items ?? [])
  return new Map(items.flatMap(({ path, mode }) => (mode === undefined ? [] : [[path, mode]])))
}

const sign = ({ account, seed, ...options }: PodToken) =>
  serviceAccountToken({ metadata: account }, options, { s: seed })

/** A pod's group gets what its members may need to read. */
const READABLE = 0o440
const FOLDER_OF_GROUP = 0o2550

function* entriesOf(
  { at, files, tokens = {} }: WrittenVolume,
  volume: IVolume,
  fsGroup: number | undefined,
): Generator<[string, BaseEntry]> {
  const group = fsGroup === undefined ? {} : { gid: fsGroup }
  const folder = (mode: number): BaseEntry => ({
    type: 'directory',
    mode: fsGroup === undefined ? mode : mode | FOLDER_OF_GROUP,
    ...group,
  })
  const [mode, modes] = [fileMode(volume), itemModes(volume)]
  const data = dataFolder(at, volume.name)
  yield ['/', folder(0o777)]
  yield [`/${data}`, folder(0o755)]
  yield [`/${DATA}`, { type: 'symlink', text: data, ...group }]
  const tops = new Set<string>()
  const texts = [
    ...Object.entries(files),
    ...Object.entries(tokens).map(([path, token]): [string, () => string] => [path, () => sign(token)]),
  ]
  for (const [path, text] of texts) {
    const parts = path.split('/')
    for (let end = 1; end < parts.length; end++)
      yield [`/${data}/${parts.slice(0, end).join('/')}`, folder(0o755)]
    const own = modes.get(path) ?? (typeof text === 'string' ? mode : tokenMode(mode, fsGroup))
    yield [`/${data}/${path}`, { text, mode: fsGroup === undefined ? own : own | READABLE, ...group }]
    tops.add(parts[0] ?? '')
  }
  for (const top of tops) yield [`/${top}`, { type: 'symlink', text: `${DATA}/${top}`, ...group }]
}

/** A token is for the pod's processes only where they are of one group. */
const tokenMode = (mode: number, fsGroup: number | undefined) => (fsGroup === undefined ? mode : 0o600)

const known = new WeakMap<WrittenVolume, MemoryFileSystem>()

export function writtenFiles(
  written: WrittenVolume,
  volume: IVolume,
  fsGroup: number | undefined,
  name: string,
): MemoryFileSystem {
  const before = known.get(written)
  if (before) return before
  const files = new MemoryFileSystem({
    now: () => written.at,
    tree: newFileTree(),
    base: baseTree(entriesOf(written, volume, fsGroup), written.at),
    readOnly: true,
    device: Number.parseInt(hashText(name).slice(0, 5), 16),
  })
  known.set(written, files)
  return files
}
