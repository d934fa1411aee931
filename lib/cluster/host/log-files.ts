import type { FileSystem } from '@/lib/userland/kernel/file-system'

/** Files that are made of what containers have printed, when somebody looks: lib/cluster/host/cri/pod-logs.ts. */
export interface LogFiles extends Pick<FileSystem, 'stat' | 'read' | 'list' | 'readlink'> {
  /** What was printed is gone; what is printed from now on comes. */
  empty(path: string): void
  /** The file is gone; what is printed goes nowhere. */
  remove(path: string): void
}

const isLog = (path: string): boolean => /^\/var\/log\/(?:pods|containers)(?:\/|$)/.test(path)

const METHODS = [
  ...['write', 'grow', 'mkdir', 'rmdir', 'unlink', 'rename', 'symlink', 'link', 'mkfifo'],
  ...['chmod', 'chown', 'utime', 'mounts', 'version'],
] as const

/** A host's files, and beside what lies in its folders of logs those that nobody keeps. */
export function withLogs(files: FileSystem, logs: () => LogFiles): FileSystem {
  const own = files as unknown as Record<string, (...args: unknown[]) => unknown>
  const same = Object.fromEntries(METHODS.map((name) => [name, own[name]?.bind(files)]))
  const isMade = (path: string) => !lies(path) && logs().stat(path)?.type === 'file'
  const lies = (path: string) => !isLog(path) || files.stat(path, { follow: false })?.type === 'file'
  return {
    ...(same as unknown as FileSystem),
    plain: (path) => (isLog(path) ? null : files.plain?.(path)),
    // Differs: what somebody writes there is not kept.
    write: (path, ...rest) => (isMade(path) ? logs().empty(path) : files.write(path, ...rest)),
    unlink: (path) => (isMade(path) ? logs().remove(path) : files.unlink(path)),
    stat: (path, options) => (lies(path) ? files : logs()).stat(path, options),
    read: (path) => (lies(path) ? files : logs()).read(path),
    readlink: (path) => (lies(path) ? files : logs()).readlink(path),
    list: (path) =>
      isLog(path) ? [...new Set([...listed(files, path), ...logs().list(path)])] : files.list(path),
  }
}

const listed = (files: FileSystem, path: string): string[] =>
  files.stat(path)?.type === 'directory' ? files.list(path) : []
