import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { HostMount } from '@/lib/cluster/host/host-state'
import type { Script } from '@/lib/cluster/kubelet/container/script'
import type { RegistryState } from '@/lib/cluster/kubelet/images/registry'
import type { FileSystem, Mount } from '@/lib/userland/kernel/file-system'

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
  /** Its tree: what containers mount are folders of it. Who asks for it makes nothing that has to be kept. */
  readonly files: FileSystem
  /** The static pods that the manifests ask for, in the order of their files. */
  manifests(): StaticManifest[]
  /** Somebody has been at the manifests since kubeadm was. */
  manifestsChanged(): boolean
  /** The host's files, when somebody has been at its network. */
  network(): FileSystem | undefined
  /** What something besides pods uses, if a scenario says so. */
  usage(): HostUsage | undefined
  /** Unset for a host that was never switched off. */
  power(): HostPower | undefined
  /** The release of the kubelet that runs, `v1.36.2`. */
  kubeletVersion(): string
  /** Since when its container runtime does not serve, ms; undefined: it does. */
  runtimeDownSince(): number | undefined
  readText(path: string): string | undefined
  /** The text of a file that is not as kubeadm left it. */
  changedText(path: string): string | undefined
  /** Whatever lies outside is taken to be there: disks for `local` volumes, servers, drivers. */
  trustsMounts(): boolean
  /** What a server beyond the cluster gives away over NFS; undefined: the network is asked. */
  exports(server: string): readonly string[] | undefined
  /** Registries that somebody has pushed to, or that ask who comes; undefined while there are none. */
  registry(): RegistryState | undefined
  /** Mounts something on a folder, which is made; what is mounted there already stays, perhaps with another size. */
  mount(folder: string, mount: HostMount): void
  /** What `mount` and `df` say of the file system that a path is on. */
  lineOf(path: string): Partial<Mount>
  /** A folder goes with all that is in it; what is mounted there is taken off before. */
  remove(folder: string): void
  /** Bytes that were written on its disk since kubeadm was there. */
  diskUsed(): number
  /** The host has been off: what volumes held in memory is gone. */
  loseMemory(): void
  /** What a control-plane program does once it runs so; undefined for any other program. */
  /** How many lines of a container's log somebody has cut off its file; -1: the file is gone. */
  logCut?(containerID: string): number | undefined
  /** The name of the key that the API server signs tokens with; undefined: kubeadm's. */
  signingKey(): string | undefined
  script(argv: readonly string[], pod: Pod, container: IContainer): Script | undefined
}
