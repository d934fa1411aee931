/** A node with a pod, as far as files go: for tests. */
import { HOST_SPEC } from '@/lib/cluster/host/test-spec'
import '@/lib/cluster/sim/parts'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { HostTree } from '@/lib/cluster/host/host-files'
import { forkHosts, type HostsState } from '@/lib/cluster/host/host-state'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { containerFiles } from '@/lib/cluster/kubelet/container/files'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import { makeFolders } from '@/lib/cluster/kubelet/pod-folders'
import { newContainer, type PodRuntime } from '@/lib/cluster/kubelet/runtime'
import { makeSubPaths } from '@/lib/cluster/kubelet/sub-paths'
import { clonePlain } from '@/lib/cluster/sim/clone'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

/** A node with one pod, as far as files go. */
export class Node {
  readonly room: { now: number; hosts: HostsState }
  readonly written: string[] = []
  readonly tree: HostTree
  readonly env: ContainerEnv

  constructor(
    readonly pod: Pod,
    hosts: HostsState = { since: 0 },
    runtime?: PodRuntime,
  ) {
    this.room = { now: 1_700_000_000_000, hosts }
    const noLogs = () => {
      throw new TypeError('nobody knows what was printed here')
    }
    this.tree = new HostTree(this.room, 'a', HOST_SPEC, (path) => this.written.push(path), noLogs)
    const { tree } = this
    const host = {
      files: tree.files,
      mount: (folder: string, mount: Parameters<typeof tree.mount>[1]) => tree.mount(folder, mount),
      remove: (folder: string) => tree.remove(folder),
      lineOf: (path: string) => tree.lineOf(path),
      readText: (path: string) => tree.files.read(path),
      changedText: () => undefined,
    } as unknown as NodeHost
    const { room } = this
    this.env = {
      ...({ state: {}, network: {} } as unknown as Pick<ContainerEnv, 'state' | 'network'>),
      ...{ pod, host, now: () => room.now },
      runtime: runtime ?? this.started(),
    }
    if (runtime) return
    const sync = { ctx: { now: () => room.now }, ...this.env } as unknown as Parameters<typeof makeFolders>[0]
    const { volumes = [], containers } = pod.spec
    makeFolders(
      sync,
      volumes.filter(({ emptyDir }) => emptyDir),
    )
    for (const container of containers) makeSubPaths(sync, container)
  }

  private started(): PodRuntime {
    const { containers, volumes = [] } = this.pod.spec
    const instance = (name: string) => ({
      ...newContainer({ name }),
      current: { containerID: `containerd://${name}00`, startedAt: this.room.now },
    })
    const written = { at: this.room.now, files: { a: '1', 'sub/b': '2' } }
    return {
      ...{ uid: 'uid', key: 'default/p', startTime: 0, ip: '10.244.1.2', sandboxReady: true },
      containers: Object.fromEntries(containers.map(({ name }) => [name, instance(name)])),
      volumes: Object.fromEntries(
        volumes.flatMap(({ name, configMap }) => (configMap ? [[name, written]] : [])),
      ),
    }
  }

  files(container: string): FileSystem {
    return containerFiles(this.env, container)
  }

  fork(): Node {
    return new Node(this.pod, forkHosts(this.room.hosts), clonePlain(this.env.runtime))
  }
}

export const pod = (spec: object): Pod =>
  ({ metadata: { name: 'p', namespace: 'default', uid: 'uid' }, spec }) as unknown as Pod

export const mount = (name: string, mountPath: string, more: object = {}) => ({ name, mountPath, ...more })

/** What a call says: its value, or the code of its error. */
export function said(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return (error as { code?: string }).code
  }
}

export const SHARED = pod({
  containers: [
    {
      name: 'one',
      image: 'x',
      volumeMounts: [mount('e', '/e'), mount('h', '/h'), mount('e', '/part', { subPath: 'x/y' })],
    },
    {
      name: 'two',
      image: 'x',
      volumeMounts: [mount('e', '/look', { readOnly: true }), mount('e', '/var/run/e')],
    },
  ],
  volumes: [
    { name: 'e', emptyDir: {} },
    { name: 'h', hostPath: { path: '/srv' } },
  ],
})

export const EMPTY_DIR = '/var/lib/kubelet/pods/uid/volumes/kubernetes.io~empty-dir/e'
