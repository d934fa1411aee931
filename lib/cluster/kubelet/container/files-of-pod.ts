/** What a container has besides its volumes: its layer, and the files of its pod's sandbox. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { imageTree } from '@/lib/cluster/kubelet/images'
import { type ClusterDns, hostsFile, resolvConf } from '@/lib/cluster/kubelet/pod-volumes'
import { type Instance, imageOf, type PodRuntime } from '@/lib/cluster/kubelet/runtime'
import { part } from '@/lib/cluster/sim/parts'
import { baseTree } from '@/lib/userland/kernel/base-tree'
import type { FileSystem, Mount } from '@/lib/userland/kernel/file-system'
import { type FileNode, type FileTree, newFileTree } from '@/lib/userland/kernel/file-tree'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'
import type { MountPoint } from '@/lib/userland/kernel/mounted-file-system'

/** Whose changes are kept where. */
type Kind = 'layer' | 'run' | 'pod' | 'memory'

const kinds = new WeakMap<FileSystem, Kind>()
export const kindOf = (files: FileSystem): Kind | undefined => kinds.get(files)

/** What layers are made of: asked anew each time. */
export interface Layers {
  now(): number
  instance(): Instance | undefined
  runtime(): PodRuntime
}

const EMPTY = newFileTree()
const MI = 2 ** 20
/** Bytes of texts that one container may write. */
const HELD = 64 * MI
const DISK = 31 * 2 ** 30
const SHM = 64 * MI
const KUBELET_CONFIG = '/var/lib/kubelet/config.yaml'

interface Store {
  kind: Kind
  base: ReadonlyMap<number, FileNode>
  device: number
  maxBytes: number
  tree: () => FileTree | undefined
  mount: Omit<Partial<Mount>, 'used'>
}

function storeFiles(layers: Layers, { kind, tree, ...options }: Store): FileSystem {
  const files = new MemoryFileSystem({
    now: layers.now,
    maxText: HELD,
    ...options,
    get tree() {
      return tree() ?? EMPTY
    },
  })
  kinds.set(files, kind)
  return files
}

const nothing = (now: number): FileSystem =>
  new MemoryFileSystem({ now: () => now, tree: newFileTree(), base: baseTree([], now), readOnly: true })

const runTree = (now: number) =>
  baseTree(
    [
      ['/dev', { type: 'directory' }],
      ['/message', { mode: 0o666 }],
    ],
    now,
  )

/** What one run of a container has besides its layer: its /dev, and its message for the end. */
const runFiles = (layers: Layers): FileSystem =>
  storeFiles(layers, {
    ...{
      kind: 'run',
      base: runTree(layers.instance()?.startedAt ?? 0),
      device: 0xfe03,
      maxBytes: DISK,
      mount: {},
    },
    tree: () => layers.instance()?.own,
  })

const LAYERS = '/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots'

/** It is as full as the disk that it lies on. */
const overlay = (id: string, disk: Partial<Mount>): Partial<Mount> => {
  const number = Number.parseInt(id.replace(/^.*\/\//, '').slice(0, 6), 16) % 10_000
  const at = `${LAYERS}/${number}`
  const options = [
    'rw',
    'relatime',
    `lowerdir=${LAYERS}/${number - 1}/fs`,
    `upperdir=${at}/fs`,
    `workdir=${at}/work`,
  ]
  return Object.assign(Object.create(disk), { source: 'overlay', type: 'overlay', options })
}

const NO_EXEC = ['rw', 'nosuid', 'nodev', 'noexec', 'relatime']
const virtual = (source: string, type: string, options = NO_EXEC, size = 0) => ({
  ...{ source, type, options, size },
  used: 0,
})

/** The root of a container and what every one has mounted; the root comes first. */
export function rootPoints(layers: Layers, env: ContainerEnv, container: IContainer): MountPoint[] {
  const disk = env.host.lineOf('/var/lib/containerd')
  const id = layers.instance()?.containerID ?? ''
  const files = storeFiles(layers, {
    kind: 'layer',
    base: imageTree(imageOf(layers.instance(), container)),
    device: 0x30 + (Number.parseInt(id.slice(-4), 16) || 0),
    maxBytes: DISK,
    tree: () => layers.instance()?.layer,
    mount: {},
  })
  const { readOnlyRootFilesystem: readOnly = false, privileged } = container.securityContext ?? {}
  const tmpfs = ['rw', 'nosuid', 'size=65536k', 'mode=755']
  const empty = nothing(layers.instance()?.startedAt ?? 0)
  return [
    { point: '/', files, mount: overlay(id, disk), ...(readOnly ? { readOnly } : {}) },
    { point: '/proc', files: empty, mount: virtual('proc', 'proc') },
    { point: '/dev', files: runFiles(layers), at: '/dev', mount: virtual('tmpfs', 'tmpfs', tmpfs, 64 * MI) },
    { point: '/sys', files: empty, readOnly: !privileged, mount: virtual('sysfs', 'sysfs') },
  ]
}

/** What the kubelet's configuration says of DNS, if somebody has been at it. */
function dnsOf({ host }: ContainerEnv): ClusterDns | undefined {
  const config = host.changedText(KUBELET_CONFIG)
  return config === undefined ? undefined : part('kubeletLate').clusterDnsOf(config)
}

const hostsOf = ({ pod, runtime, host }: ContainerEnv): string =>
  hostsFile(pod, runtime.ip, () => host.readText('/etc/hosts') ?? '')

/** In this order always: inodes follow from it. */
const sandboxTree = (env: ContainerEnv) =>
  baseTree(
    [
      ['/hosts', { text: () => hostsOf(env) }],
      [
        '/hostname',
        {
          text: () =>
            env.pod.spec.hostNetwork
              ? (env.host.readText('/etc/hostname') ?? '')
              : `${env.pod.spec.hostname ?? env.pod.metadata.name}\n`,
        },
      ],
      ['/resolv.conf', { text: () => resolvConf(env.pod, dnsOf(env)) }],
    ],
    env.runtime.startTime,
  )

const sharedMemory = (now: number) => baseTree([['/', { type: 'directory', mode: 0o1777 }]], now)

const sandboxFiles = (layers: Layers, env: ContainerEnv) =>
  storeFiles(layers, {
    ...{ kind: 'pod', base: sandboxTree(env), device: 0xfe02, maxBytes: DISK, mount: {} },
    tree: () => layers.runtime().files,
  })

/** The kubelet writes /etc/hosts anew whenever a container of the pod starts. */
export function rewriteHosts(env: ContainerEnv): void {
  const { runtime } = env
  if (!runtime.files) return
  const layers = { now: () => env.now(), instance: () => undefined, runtime: () => runtime }
  sandboxFiles(layers, env).write('/hosts', hostsOf(env))
}

/** The files of a pod's sandbox, and the one for its last words. */
export function podPoints(layers: Layers, env: ContainerEnv, container: IContainer): MountPoint[] {
  const disk = env.host.lineOf('/var/lib/kubelet')
  const readOnly = container.securityContext?.readOnlyRootFilesystem ? { readOnly: true } : {}
  const sandbox = sandboxFiles(layers, env)
  const options = [...NO_EXEC, 'size=65536k']
  const memory = storeFiles(layers, {
    ...{ kind: 'memory', base: sharedMemory(env.runtime.startTime), device: 0xfe04, maxBytes: SHM },
    mount: { source: 'shm', type: 'tmpfs', options, size: SHM },
    tree: () => layers.runtime().memory,
  })
  return [
    { point: '/dev/shm', files: memory },
    { point: '/etc/hosts', files: sandbox, at: '/hosts', mount: disk },
    { point: '/etc/hostname', files: sandbox, at: '/hostname', mount: disk, ...readOnly },
    { point: '/etc/resolv.conf', files: sandbox, at: '/resolv.conf', mount: disk, ...readOnly },
    {
      point: container.terminationMessagePath ?? '/dev/termination-log',
      files: runFiles(layers),
      at: '/message',
      mount: disk,
    },
  ]
}
