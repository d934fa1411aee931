import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import type { BaseEntry } from '@/lib/userland/kernel/base-tree'
import type { User } from '@/lib/userland/kernel/machine'
import type { Listener } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

/** What stands below an image's own files: whose tools it has, and whose words they speak. */
export type ImageBase =
  /** Nothing but what the image itself brings. */
  | 'scratch'
  /** No shell: /etc/passwd, certificates, time zones. */
  | 'distroless'
  | 'busybox'
  | 'alpine'
  /** Debian or Ubuntu without what their slim images lack: no ps, ping, vi, curl, nslookup. */
  | 'debian'

/** What an image brings, and what its own programs do. */
export interface ImageBehaviour {
  /** `nginx`, `docker.io/library/nginx` alike. */
  repository: string
  sizeBytes: number
  /** USER of the image, by number or name; root without it. */
  user?: string
  /** WORKDIR */
  cwd?: string
  /** ENV, beside PATH. */
  env?: Readonly<Record<string, string>>
  entrypoint: string[]
  command: string[]
  /**
   * Started without words of one's own it serves until it is told to stop, as long as nothing is mounted over what it
   * `reads`, whatever its variables are: `rests` of images/index.ts tells.
   */
  serves?: true
  /** Likewise, whatever its words are; with its configuration as it is, it comes up. */
  comesUp?: (context: ServerContext) => boolean
  /** Folders and files that decide whether it starts, and how. */
  reads?: readonly string[]
  /** Folders that it writes to at its start: with a read-only root or as another user it fails there. */
  writes?: readonly string[]
  /** The sockets of one that rests; its program has the same. */
  listeners?: (context: ServerContext) => Listener[]
  /** Listens where its container says so: nobody knows what it is. */
  unknown?: true
  /** A pod's args go to the entrypoint; without it they are a command that it hands over to. */
  takesArguments?: boolean | ((first: string) => boolean)
  base: ImageBase
  /** Tools that it has besides its base, by the names of lib/userland/programs. */
  tools?: readonly string[]
  /** Ports that the default program listens on. */
  ports: number[]
  /** Files by absolute path, folders with a slash behind. */
  files?: Readonly<Record<string, string | BaseEntry>>
  /** Accounts besides root, nobody and those of the base. */
  users?: readonly User[]
  /**
   * Its own programs, by absolute path (`/usr/sbin/nginx`). They are executable files of the image: scripts, `which`
   * and copies find them.
   */
  programs: Readonly<Record<string, Program>>
  /** The image's version by its tag, where programs say it (`nginx -v`): `1.27.5`. */
  version?: string
}
