/** Is a hostPath what its type says? Mirrors: pkg/volume/hostpath. */
import type { IHostPathVolumeSource } from 'kubernetes-models/v1/HostPathVolumeSource'
import { PROVISIONED } from '@/lib/cluster/kubelet/disk-place'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileSystem, FileType } from '@/lib/userland/kernel/file-system'
import { makeFolders } from '@/lib/userland/kernel/folders'

/** What a type asks for, and its name. */
const WANTED: Readonly<Record<string, [FileType, string]>> = {
  DirectoryOrCreate: ['directory', 'a directory'],
  Directory: ['directory', 'a directory'],
  FileOrCreate: ['file', 'a file'],
  File: ['file', 'a file'],
  Socket: ['socket', 'a socket file'],
  CharDevice: ['character', 'a character device'],
  BlockDevice: ['block', 'a block device'],
}

function typeAt(files: FileSystem, path: string): FileType | undefined {
  try {
    return files.stat(path)?.type
  } catch (error) {
    if (error instanceof Errno) return undefined
    throw error
  }
}

/** local-path makes its folders for everybody. */
const modeOf = (path: string) => (path.startsWith(PROVISIONED) ? 0o777 : 0o755)

function make(files: FileSystem, path: string, type: string, given: string): string | undefined {
  if (type === 'FileOrCreate') {
    const above = path.slice(0, path.lastIndexOf('/')) || '/'
    if (typeAt(files, above) !== 'directory') return `open ${given}: no such file or directory`
    files.write(path, '', { mode: 0o644 })
    return undefined
  }
  try {
    makeFolders(files, path, modeOf(path))
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    return `mkdir ${given}: ${error.message.toLowerCase()}`
  }
  return undefined
}

/** Makes what is to be made; returns why the volume cannot be mounted. */
export function prepareHostPath(
  source: IHostPathVolumeSource | undefined,
  { files }: NodeHost,
): string | undefined {
  if (!source) return undefined
  const path = source.path.replace(/\/+$/, '') || '/'
  const { type = '' } = source
  const found = typeAt(files, path)
  // The container runtime makes a folder of what is not there.
  if (found === undefined && (type === '' || type.endsWith('OrCreate')))
    return make(files, path, type, source.path)
  const [wanted, name] = WANTED[type] ?? []
  return wanted === undefined || found === wanted
    ? undefined
    : `hostPath type check failed: ${source.path} is not ${name}`
}
