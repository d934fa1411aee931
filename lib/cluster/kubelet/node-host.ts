import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { HostFiles } from '@/lib/cluster/host/host-files'
import type { MountPoint } from '@/lib/cluster/kubelet/process/sandbox'
import type { Script } from '@/lib/cluster/kubelet/process/script'

/** A file of the manifests folder that holds a pod. */
export interface StaticManifest {
  /** Stands for the file's text: another text is another pod. */
  hash: string
  pod: Pod
}

/** What a host has to give away besides what pods use: bytes, and numbers of processes. */
export interface HostUsage {
  memory?: number
  disk?: number
  pids?: number
}

/** When a host was switched off the last time, and on again. */
export interface HostPower {
  offAt: number
  onAt?: number
}

/** What a kubelet needs of the host that it runs on. */
export interface NodeHost {
  /** The static pods that the manifests ask for, in the order of their files. */
  manifests(): StaticManifest[]
  /** Somebody has been at the manifests since kubeadm was. */
  manifestsChanged(): boolean
  /** The host's files, when somebody has been at its network. */
  network(): HostFiles | undefined
  /** What something besides pods uses, if a scenario says so. */
  usage(): HostUsage | undefined
  /** Unset for a host that was never switched off. */
  power(): HostPower | undefined
  readText(path: string): string | undefined
  /** Files below a folder that are not as kubeadm left them, by path. */
  changedBelow(folder: string): Record<string, string>
  /** Whatever lies outside is taken to be there: disks for `local` volumes, servers, drivers. */
  trustsMounts(): boolean
  /** What a server beyond the cluster gives away over NFS; undefined: the network is asked. */
  exports(server: string): readonly string[] | undefined
  /** Brings what other nodes mount, too, up to date: folders of the node. */
  exchange(folders: readonly string[]): void
  kindOf(path: string): 'folder' | 'file' | undefined
  /** What a control-plane program does once it runs with these mounts; undefined for any other program. */
  script(argv: readonly string[], mounts: readonly MountPoint[]): Script | undefined
}
