export type FileType = 'file' | 'directory' | 'symlink' | 'fifo' | 'socket' | 'character' | 'block'

export interface FileStat {
  type: FileType
  /** Permission bits, set-id and sticky bits included: 0o644. */
  mode: number
  uid: number
  gid: number
  /** Bytes. */
  size: number
  /** Virtual ms. */
  mtime: number
  /** The same for the same file of a device only. */
  inode: number
  /** Which file system it is on, where there are several. */
  device?: number | undefined
  links: number
}

export interface FollowOptions {
  /** Of the last part of a path: what a symbolic link stands for, or itself. True by default. */
  follow?: boolean
}

/**
 * The files that a process sees: absolute, resolved or not, `/`-separated paths; symbolic links are followed
 * but where a call says otherwise. Texts are in the form of text.ts: any bytes survive.
 * Every call throws Errno as the system call would.
 */
export interface FileSystem {
  /** undefined: nothing there. */
  stat(path: string, options?: FollowOptions): FileStat | undefined
  /**
   * The same in one walk, and nothing followed: null where a link is on the way, or no way; then `stat` knows.
   * Where it is missing there is no short way.
   */
  plain?(path: string): FileStat | undefined | null
  /** What `plain` says holds while this is the same object and no tree was changed (see `changes`). */
  version?(): unknown
  read(path: string): string
  /** Makes the file or replaces its text, or adds to it. The folder above has to exist. */
  write(path: string, text: string, options?: { append?: boolean; mode?: number }): void
  /** Adds zero bytes to a file, of which most may not be held one by one. */
  grow(path: string, bytes: number): void
  /** Names in no order. */
  list(path: string): string[]
  readlink(path: string): string
  mkdir(path: string, mode?: number): void
  rmdir(path: string): void
  unlink(path: string): void
  rename(from: string, to: string): void
  symlink(target: string, path: string): void
  link(target: string, path: string): void
  /** Makes a named pipe, or what stands for a socket. */
  mkfifo(path: string, mode?: number, type?: 'socket'): void
  chmod(path: string, mode: number): void
  chown(path: string, uid: number | undefined, gid: number | undefined, options?: FollowOptions): void
  /** Virtual ms. */
  utime(path: string, mtime: number): void
  /** What `df` and `mount` say of it; the longest mount point that a path begins with is its own. */
  mounts(): Mount[]
}

export interface Mount {
  source: string
  point: string
  /** `ext4`, `tmpfs`, `overlay`, `nfs4` … */
  type: string
  options: string[]
  /** Bytes. */
  size: number
  used: number
}
