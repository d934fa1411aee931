/** The hosts of a running cluster: their trees of files, and who hears of changes there. */

import { utf8Text } from '@/lib/cluster/apimachinery/base64'
import { type ContainerView, containerView } from '@/lib/cluster/host/container-view'
import type { HostEntry, HostFiles } from '@/lib/cluster/host/host-files'
import type { HostSpec } from '@/lib/cluster/host/host-image'
import {
  decodeContent,
  type HostChanges,
  type HostsState,
  type StoredEntry,
} from '@/lib/cluster/host/host-state'
import { CONTROL_PLANE, initialHash, isManifest, MANIFESTS } from '@/lib/cluster/host/static-manifests'
import { manifestHash, staticPod } from '@/lib/cluster/host/static-pod'
import { filesNow } from '@/lib/cluster/kubelet/node-files'
import type { NodeHost, StaticManifest } from '@/lib/cluster/kubelet/node-host'
import type { MountPoint } from '@/lib/cluster/kubelet/process/sandbox'
import type { KubeletState } from '@/lib/cluster/kubelet/runtime'
import { own } from '@/lib/cluster/sim/own'
import { part } from '@/lib/cluster/sim/parts'

/** What the hosts need of the machine room. */
export interface HostRoom {
  /** Replaced as a whole when something changes. */
  state: {
    version: string
    addresses: Readonly<Record<string, string>>
    now: number
    hosts: HostsState
  }
  containers(node: string): KubeletState | undefined
  /** The same to change; undefined while the kubelet does not run. */
  change(node: string): KubeletState | undefined
  /** Somebody wrote (null: removed) a file of a host. */
  written(node: string, path: string, text: string | null): void
}

/** Trees by what they follow from: pure memory of a pure function. */
const images = new Map<string, ReadonlyMap<string, HostEntry>>()
const KEPT_IMAGES = 16
/** Bytes of a host's disk, and of what one log may take of it. */
const DISK = 64 * 1024 * 1024
const LOG = 16 * 1024 * 1024
/** A longer manifest is not read; the real kubelet reads up to 10 MiB. */
const LONGEST_MANIFEST = 512 * 1024
const NO_CHANGES: HostChanges = {}

function imageOf(spec: HostSpec): ReadonlyMap<string, HostEntry> {
  const key = JSON.stringify(spec)
  const known = images.get(key)
  if (known) return known
  if (images.size >= KEPT_IMAGES) images.clear()
  const made = part('hostImage').hostImage(spec)
  images.set(key, made)
  return made
}

function without(changes: HostChanges, path: string): HostChanges {
  const rest: Record<string, StoredEntry | null> = {}
  for (const [key, entry] of Object.entries(changes)) if (key !== path) rest[key] = entry
  return rest
}

/** What the network of a host's pods follows from. */
export const isNetwork = (path: string) => /^\/(?:(?:etc|opt)\/cni|run\/flannel|proc\/sys\/net)\//.test(path)
const isText = (entry: HostEntry | undefined) => entry?.type === 'file'

/** What may lie in the manifests folder and is no manifest. */
const isHidden = (name: string) => name.startsWith('.')

/** What was made at one moment of what a kubelet knew. */
interface SharedFiles {
  now: number
  from: Readonly<Record<string, string>> | undefined
  files: Readonly<Record<string, string>> | undefined
}

export class Hosts {
  private readonly trees = new Map<string, HostFiles>()
  private readonly sharedFiles = new Map<string, SharedFiles>()

  constructor(private readonly room: HostRoom) {}

  private spec(node: string): HostSpec {
    const { version, addresses, hosts } = this.room.state
    const { since, controlPlane, cni } = hosts
    const server = controlPlane?.address ?? Object.values(addresses)[0] ?? ''
    return {
      name: node,
      since,
      version,
      addresses,
      server,
      ...(controlPlane?.name === node ? { controlPlane } : {}),
      ...(cni ? { cni } : {}),
      place: Object.keys(addresses).indexOf(node),
    }
  }

  private changes(node: string): HostChanges {
    return this.room.state.hosts.changes[node] ?? NO_CHANGES
  }

  /** A host's files; undefined when there is no such host. */
  files(node: string): HostFiles | undefined {
    if (!Object.hasOwn(this.room.state.addresses, node)) return undefined
    const known = this.trees.get(node)
    if (known) return known
    const { HostFiles, NodeEntries } = part('hostImage')
    const entries = new NodeEntries({
      image: imageOf(this.spec(node)),
      changes: () => this.changes(node),
      shared: () => this.shared(node),
      change: (path, entry) => this.change(node, path, entry),
    })
    const made = new HostFiles({ now: () => this.room.state.now, maxBytes: DISK, entries })
    this.trees.set(node, made)
    return made
  }

  /** What containers have written into a host's folders by now. */
  private shared(node: string): SharedFiles['files'] {
    const containers = this.room.containers(node)
    const { now } = this.room.state
    const seen = this.sharedFiles.get(node)
    if (seen && seen.now === now && seen.from === containers?.files) return seen.files
    const files = containers && filesNow(containers, now)
    this.sharedFiles.set(node, { now, from: containers?.files, files })
    return files
  }

  private change(node: string, path: string, entry: StoredEntry | null): HostChanges {
    const { state } = this.room
    const before = this.changes(node)
    // A kubelet that starts has to see that its manifests were touched.
    const leavesTrace = entry || isManifest(path) || imageOf(this.spec(node)).has(path)
    const changed = leavesTrace ? { ...before, [path]: entry } : without(before, path)
    state.hosts = { ...state.hosts, changes: { ...state.hosts.changes, [node]: changed } }
    const text = entry?.type === 'file' ? decodeContent(entry.content) : entry && ''
    this.room.written(node, path, text)
    return changed
  }

  /**
   * Adds to a file without telling anybody: what the API server writes into its log. When that is full, the
   * rest is dropped, as when a disk is full.
   */
  append(node: string, path: string, content: string): void {
    const { state } = this.room
    const before = this.changes(node)
    const old = before[path]
    const text = old?.type === 'file' ? old.content : ''
    if (text.length + content.length > LOG) return
    const entry = { type: 'file' as const, content: text + content, mode: 0o600, mtime: state.now }
    state.hosts = {
      ...state.hosts,
      changes: { ...state.hosts.changes, [node]: { ...before, [path]: entry } },
    }
  }

  /** Bytes in a file that is not as kubeadm left it. */
  sizeOf(node: string, path: string): number {
    const entry = this.changes(node)[path]
    return entry?.type === 'file' ? entry.content.length : 0
  }

  readText(node: string, path: string): string | undefined {
    const files = this.files(node)
    const entry = files?.find(path, 'open')
    return files && isText(entry) ? utf8Text(files.read(path)) : undefined
  }

  private manifest(node: string, name: string, text: string): StaticManifest | undefined {
    if (text.length > LONGEST_MANIFEST) return undefined
    const { hosts, now } = this.room.state
    const { controlPlane } = hosts
    const original = CONTROL_PLANE.find((each) => name === `${each}.yaml`)
    const image = original && imageOf(this.spec(node)).get(`${MANIFESTS}/${name}`)
    const isOriginal = image?.type === 'file' && utf8Text(image.bytes) === text
    const hash =
      isOriginal && controlPlane && original ? initialHash(original, controlPlane) : manifestHash(text)
    try {
      return { hash, pod: staticPod(part('hostManifest').parseManifest(text), node, hash, now) }
    } catch (error) {
      // What is no pod is skipped: the kubelet logs it. A bug of ours is heard.
      if (error instanceof TypeError) throw error
      return undefined
    }
  }

  private manifests(node: string): StaticManifest[] {
    const files = this.files(node)
    if (files?.find(MANIFESTS, 'scandir')?.type !== 'directory') return []
    return files
      .list(MANIFESTS)
      .filter((name) => !isHidden(name))
      .flatMap((name) => {
        const text = this.readText(node, `${MANIFESTS}/${name}`)
        const found = text === undefined ? undefined : this.manifest(node, name, text)
        return found ? [found] : []
      })
  }

  private changedBelow(node: string, folder: string): Record<string, string> {
    const found: Record<string, string> = {}
    for (const [path, entry] of Object.entries(this.changes(node)))
      if (entry?.type === 'file' && (path === folder || path.startsWith(`${folder}/`)))
        found[path] = decodeContent(entry.content)
    return found
  }

  private kindOf(node: string, path: string): 'folder' | 'file' | undefined {
    const entry = this.files(node)?.find(path, 'stat')
    if (!entry) return undefined
    return entry.type === 'directory' ? 'folder' : 'file'
  }

  /** The files of a host at whose network somebody has been. */
  ownNetwork(node: string): HostFiles | undefined {
    const touched = (paths: object = NO_CHANGES) => Object.keys(paths).some(isNetwork)
    const isOwn =
      this.room.state.hosts.cni ?? (touched(this.changes(node)) || touched(this.room.containers(node)?.files))
    return isOwn ? this.files(node) : undefined
  }

  /** What a container on a host sees of its files. */
  view(node: string, mounts: readonly MountPoint[]): ContainerView {
    return containerView(mounts, (path) => this.readText(node, path))
  }

  /** Brings disks that several nodes mount up to date. */
  exchange(node: string, folders: readonly string[]): void {
    const { state, containers, change } = this.room
    if (folders.length === 0) return
    const { hosts, now } = state
    const room = {
      now,
      change,
      disks: hosts.disks ?? {},
      nodes: Object.keys(state.addresses),
      look: (name: string) => {
        const power = own(hosts.power, name)
        const kubelet = containers(name)
        return kubelet && { state: kubelet, until: power && !power.onAt ? power.offAt : now }
      },
    }
    const disks = part('kubeletLate').exchangeDisks(room, node, folders)
    state.hosts = { ...state.hosts, disks }
  }

  /** What the kubelet of a host sees of it. */
  nodeHost(node: string): NodeHost {
    return {
      manifests: () => this.manifests(node),
      manifestsChanged: () => Object.keys(this.changes(node)).some(isManifest),
      network: () => this.ownNetwork(node),
      usage: () => this.room.state.hosts.usage?.[node],
      power: () => this.room.state.hosts.power?.[node],
      readText: (path) => this.readText(node, path),
      changedBelow: (folder) => this.changedBelow(node, folder),
      trustsMounts: () => this.room.state.hosts.trustsMounts === true,
      exchange: (folders) => this.exchange(node, folders),
      exports: (server) => own(this.room.state.hosts.exports, server),
      kindOf: (path) => this.kindOf(node, path),
      script: (argv, mounts) =>
        part('hostProgram').programScript(
          argv,
          this.view(node, mounts),
          this.spec(node),
          this.room.state.now,
        ),
    }
  }
}
