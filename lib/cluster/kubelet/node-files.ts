/**
 * Folders of the node that containers mount and write into: emptyDir, hostPath, the volumes of claims.
 * Differs: what a process writes reaches others when a command runs, a container starts or one ends –
 * not while they run side by side. Of the node's own files only those are there that have changed since kubeadm.
 */
import { writeFiles } from '@/lib/cluster/kubelet/file-writes'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import { type Changes, type ProcessStart, traceProcess } from '@/lib/cluster/kubelet/process/run'
import type { MountPoint } from '@/lib/cluster/kubelet/process/sandbox'
import { sizeOf } from '@/lib/cluster/kubelet/process/tree'
import type { Instance, KubeletState } from '@/lib/cluster/kubelet/runtime'

type Shared = MountPoint & { source: string }

const isShared = (mount: MountPoint): mount is Shared => mount.source !== undefined

const sharedMounts = (process: ProcessStart | undefined): Shared[] =>
  (process?.sandbox?.mounts ?? []).filter(isShared)

const isBelow = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

/** The same path on the other side of a mount. */
function across(path: string, from: string, to: string): string | undefined {
  return isBelow(path, from) ? to + path.slice(from.length) : undefined
}

/** Where on the node a container's path lies; undefined when it is its own. */
function onNode(mounts: Shared[], path: string): string | undefined {
  for (const { path: folder, source } of mounts) {
    const found = across(path, folder, source)
    if (found !== undefined) return found
  }
  return undefined
}

/** What a container finds in its shared volumes. */
export function filesFor(state: KubeletState, mounts: readonly MountPoint[]): Record<string, string> {
  const files: Record<string, string> = {}
  for (const { path, source } of mounts.filter(isShared))
    for (const [name, text] of Object.entries(state.files ?? {})) {
      const inside = across(name, source, path)
      if (inside !== undefined && inside !== `${path}/`) files[inside] = text
    }
  return files
}

/** The kubelet's own folders hold nothing of the host. */
const ofHost = ({ source }: Shared) => !source.startsWith('/var/lib/kubelet/')

/** What a container finds in folders of the host that is not as kubeadm left it. */
export function hostFiles(host: NodeHost, mounts: readonly MountPoint[]): Record<string, string> {
  const files: Record<string, string> = {}
  for (const { path, source } of mounts.filter(isShared).filter(ofHost))
    for (const [name, text] of Object.entries(host.changedBelow(source))) {
      const inside = across(name, source, path)
      if (inside !== undefined) files[inside] = text
    }
  return files
}

/** Runs whose processes are alive, oldest first. */
function alive(state: KubeletState): Instance[] {
  const all = Object.values(state.pods).flatMap(({ containers }) =>
    Object.values(containers).flatMap(({ current }) =>
      current?.process && !current.finished ? [current] : [],
    ),
  )
  return all.sort((a, b) => a.startedAt - b.startedAt)
}

/** Keeps changes of the node's files and shows them to all but the one that made them. */
export function changeFolder(state: KubeletState, changes: Changes, now: number, maker?: Instance): void {
  const paths = Object.entries(changes)
  if (paths.length === 0) return
  const files = { ...state.files }
  for (const [path, text] of paths) {
    if (text === null) delete files[path]
    else files[path] = text
  }
  state.files = files
  for (const instance of alive(state)) {
    if (instance === maker) continue
    const seen: Changes = {}
    for (const { path: folder, source } of sharedMounts(instance.process))
      for (const [path, text] of paths) {
        const inside = across(path, source, folder)
        if (inside !== undefined) seen[inside] = text
      }
    writeFiles(instance, seen, now)
  }
}

/** What a process itself has changed in shared volumes and nobody knows of yet. */
function ownChanges(instance: Instance, now: number): Changes {
  const { process } = instance
  const mounts = sharedMounts(process).filter(({ readOnly }) => !readOnly)
  if (!process || mounts.length === 0) return {}
  const { files } = traceProcess(process, now)
  const given: Changes = { ...process.mounted }
  for (const { at, files: written } of process.writes ?? []) if (at <= now) Object.assign(given, written)
  const changes: Changes = {}
  for (const path of new Set([...files.keys(), ...Object.keys(given)])) {
    const place = onNode(mounts, path)
    const text = files.get(path) ?? null
    if (place === undefined || text === (given[path] ?? null)) continue
    if (instance.told?.[place] !== text) changes[place] = text
  }
  return changes
}

/** Takes over what one process has written up to now. */
export function collectFrom(state: KubeletState, instance: Instance, now: number): void {
  const changes = ownChanges(instance, now)
  if (Object.keys(changes).length === 0) return
  instance.told = { ...instance.told, ...changes }
  changeFolder(state, changes, now, instance)
}

/** Takes over what processes have written up to now into volumes that these mounts show, too. */
export function collect(state: KubeletState, mounts: readonly MountPoint[], now: number): void {
  const sources = mounts.filter(isShared).map(({ source }) => source)
  if (sources.length === 0) return
  for (const instance of alive(state)) {
    const touches = sharedMounts(instance.process).some(({ source }) =>
      sources.some((other) => isBelow(source, other) || isBelow(other, source)),
    )
    if (touches) collectFrom(state, instance, now)
  }
}

/** Changes that something beside a container's process made: a command, a hook. */
export function changeFiles(state: KubeletState, instance: Instance, changes: Changes, now: number): void {
  writeFiles(instance, changes, now)
  const mounts = sharedMounts(instance.process)
  const ofNode: Changes = {}
  for (const [path, text] of Object.entries(changes)) {
    const place = onNode(mounts, path)
    if (place !== undefined) ofNode[place] = text
  }
  changeFolder(state, ofNode, now, instance)
}

/** What differs between two states of a container's files. */
export function changesBetween(before: Map<string, string>, after: Map<string, string>): Changes {
  const changes: Changes = {}
  for (const [path, text] of after) if (before.get(path) !== text) changes[path] = text
  for (const path of before.keys()) if (!after.has(path)) changes[path] = null
  return changes
}

/** How much lies in a folder of the node. */
export const bytesBelow = (state: KubeletState, folder: string): number =>
  Object.entries(state.files ?? {}).reduce(
    (sum, [path, text]) => sum + (isBelow(path, folder) ? sizeOf(text) : 0),
    0,
  )

/** Where the kubelet keeps a pod's own volumes. */
export const podFolder = (uid: string): string => `/var/lib/kubelet/pods/${uid}`

/** The pod is gone, and its emptyDirs with it. */
export function forgetPodFiles(state: KubeletState, uid: string): void {
  if (!state.files) return
  const kept = Object.entries(state.files).filter(([path]) => !isBelow(path, podFolder(uid)))
  state.files = Object.fromEntries(kept)
}

/** All files of the node as they are now: nothing is taken over. */
export function filesNow(state: KubeletState, now: number): Readonly<Record<string, string>> | undefined {
  const changes: Changes = {}
  for (const instance of alive(state)) Object.assign(changes, ownChanges(instance, now))
  if (Object.keys(changes).length === 0) return state.files
  const all: Changes = { ...state.files, ...changes }
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null))
}

/** A change that somebody at the node's own terminal made: containers that share the folder see it. */
export function changeOnNode(state: KubeletState, path: string, text: string | null, now: number): void {
  const isMounted = alive(state).some(({ process }) =>
    sharedMounts(process).some(({ source }) => isBelow(path, source)),
  )
  if (isMounted || Object.hasOwn(state.files ?? {}, path)) changeFolder(state, { [path]: text }, now)
}
