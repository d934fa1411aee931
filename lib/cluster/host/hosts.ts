/** The hosts of a running cluster: their trees of files, and who hears of changes there. */

import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { ContainerView } from '@/lib/cluster/host/container-view'
import type { HostTree } from '@/lib/cluster/host/host-files'
import type { HostSpec } from '@/lib/cluster/host/host-image'
import { type HostsState, madeControlPlane } from '@/lib/cluster/host/host-state'
import type { LogFiles } from '@/lib/cluster/host/log-files'
import { CONTROL_PLANE, initialHash, MANIFESTS } from '@/lib/cluster/host/static-manifests'
import { manifestHash, staticPod } from '@/lib/cluster/host/static-pod'
import type { NodeHost, StaticManifest } from '@/lib/cluster/kubelet/node-host'
import type { KubeletState } from '@/lib/cluster/kubelet/runtime'
import { own } from '@/lib/cluster/sim/own'
import { part, rare } from '@/lib/cluster/sim/parts'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

/** What the hosts need of the machine room. */
export interface HostRoom {
  /** Replaced as a whole when something changes, but for the trees. */
  state: {
    version: string
    addresses: Readonly<Record<string, string>>
    now: number
    hosts: HostsState
  }
  containers(node: string): KubeletState | undefined
  /** Somebody is about to change a file of a host, or what is below it. */
  written(node: string, path: string): void
  /** What its containers have printed, as files. */
  logs(node: string): LogFiles
}

/** Bytes of a host's disk that one log may take. */
const LOG = 16 * 1024 * 1024
/** A longer manifest is not read; the real kubelet reads up to 10 MiB. */
const LONGEST_MANIFEST = 512 * 1024

/** What the network of a host's pods follows from. */
export const isNetwork = (path: string) => /^\/(?:(?:etc|opt)\/cni|run\/flannel|proc\/sys\/net)\//.test(path)

/** What may lie in the manifests folder and is no manifest. */
const isHidden = (name: string) => name.startsWith('.')

export class Hosts {
  private readonly trees = new Map<string, HostTree>()

  constructor(private readonly room: HostRoom) {}

  private spec(node: string): HostSpec {
    const { version, addresses, hosts } = this.room.state
    const { since, controlPlane, cni, layout, bare, endpoint } = hosts
    const made = madeControlPlane(hosts, node)
    const server = endpoint?.name ?? controlPlane?.address ?? Object.values(addresses)[0] ?? ''
    return {
      name: node,
      since,
      version,
      addresses,
      server,
      ...(made ? { controlPlane: endpoint ? { ...made, sans: [endpoint.name] } : made } : {}),
      ...(bare ? { bare } : {}),
      ...(endpoint ? { endpoint } : {}),
      ...(cni ? { cni } : {}),
      ...(layout ? { layout } : {}),
      place: Object.keys(addresses).indexOf(node),
    }
  }

  /** Where programs of the control plane run, and where the API is. */
  private place(name: string) {
    const { version, addresses, hosts } = this.room.state
    const { controlPlane, furtherControlPlanes = [], endpoint } = hosts
    const names = controlPlane ? [controlPlane.name, ...furtherControlPlanes] : []
    const own = names.includes(name) ? addresses[name] : controlPlane?.address
    const servers = [...names.map((host) => addresses[host] ?? ''), ...(endpoint ? [endpoint.address] : [])]
    return { name, server: own ?? '', servers, version, addresses }
  }

  /** @throws TypeError when there is no such host */
  private tree(node: string): HostTree {
    const { room } = this
    const known = this.trees.get(node)
    if (known) return known
    if (!Object.hasOwn(room.state.addresses, node)) throw new TypeError(`no host ${node}`)
    const { HostTree } = part('hostFiles')
    const written = (path: string) => this.written(node, path)
    const made = new HostTree(room.state, node, this.spec(node), written, () => room.logs(node))
    this.trees.set(node, made)
    return made
  }

  /** Nothing has ever been written there. */
  private isUntouched(node: string): boolean {
    return this.room.state.hosts.trees?.[node] === undefined
  }

  /** A host's files; undefined when there is no such host. */
  files(node: string): FileSystem | undefined {
    return Object.hasOwn(this.room.state.addresses, node) ? this.tree(node).files : undefined
  }

  /** A host's files as they were when nobody had touched them. @throws TypeError when there is no such host */
  originalFiles(node: string): FileSystem {
    return this.tree(node).originalFiles
  }

  /** Adds to a file without telling anybody: what the API server writes into its log. */
  append(node: string, path: string, text: string): void {
    this.tree(node).append(path, text, LOG)
  }

  /** Bytes in a file that is not as kubeadm left it. */
  sizeOf(node: string, path: string): number {
    return this.isUntouched(node) ? 0 : (this.tree(node).files.stat(path)?.size ?? 0)
  }

  readText(node: string, path: string): string | undefined {
    const files = this.files(node)
    return files?.stat(path)?.type === 'file' ? files.read(path) : undefined
  }

  private manifest(node: string, name: string, text: string): StaticManifest | undefined {
    if (text.length > LONGEST_MANIFEST) return undefined
    const { hosts, now } = this.room.state
    const controlPlane = madeControlPlane(hosts, node)
    const original = CONTROL_PLANE.find((each) => name === `${each}.yaml`)
    const isOriginal = original && this.tree(node).original(`${MANIFESTS}/${name}`) === text
    const hash = isOriginal && controlPlane ? initialHash(original, controlPlane) : manifestHash(text)
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
    if (files?.stat(MANIFESTS)?.type !== 'directory') return []
    return files
      .list(MANIFESTS)
      .sort()
      .filter((name) => !isHidden(name))
      .flatMap((name) => {
        const text = this.readText(node, `${MANIFESTS}/${name}`)
        const found = text === undefined ? undefined : this.manifest(node, name, text)
        return found ? [found] : []
      })
  }

  private written(node: string, path: string): void {
    const { room } = this
    const { hosts } = room.state
    if (isNetwork(path) && !hosts.networks?.[node])
      room.state.hosts = { ...hosts, networks: { ...hosts.networks, [node]: true } }
    room.written(node, path)
  }

  /** The files of a host at whose network somebody has been. */
  ownNetwork(node: string): FileSystem | undefined {
    const { cni, networks } = this.room.state.hosts
    return cni || networks?.[node] ? this.files(node) : undefined
  }

  /** What a container on a host sees of its files. */
  view(node: string, pod: Pod, container: IContainer): ContainerView {
    return part('hostFiles').containerView(
      pod,
      container,
      (path) => this.readText(node, path),
      this.room.state.now,
    )
  }

  /** What the kubelet of a host sees of it. */
  nodeHost(node: string): NodeHost {
    const { room } = this
    const tree = () => this.tree(node)
    return {
      get files() {
        return tree().files
      },
      manifests: () => this.manifests(node),
      manifestsChanged: () => !this.isUntouched(node) && tree().manifestsChanged(),
      network: () => this.ownNetwork(node),
      usage: () => room.state.hosts.usage?.[node],
      power: () => room.state.hosts.power?.[node],
      kubeletVersion: () => room.state.hosts.kubeletVersions?.[node] ?? room.state.version,
      runtimeDownSince: () => room.state.hosts.runtimeDown?.[node],
      readText: (path) => this.readText(node, path),
      changedText: (path) =>
        !this.isUntouched(node) && tree().hasChanged(path) ? this.readText(node, path) : undefined,
      trustsMounts: () => room.state.hosts.trustsMounts === true,
      exports: (server) => own(room.state.hosts.exports, server),
      registry: () => room.state.hosts.registry,
      mount: (folder, mount) => tree().mount(folder, mount),
      lineOf: (path) => tree().lineOf(path),
      remove: (folder) => {
        const { trees, mounts } = room.state.hosts
        if ((trees?.[node] ?? mounts?.[node]) && this.files(node)) tree().remove(folder)
      },
      diskUsed: () => room.state.hosts.trees?.[node]?.used ?? 0,
      loseMemory: () => {
        if (room.state.hosts.mounts?.[node]) tree().loseMemory()
      },
      logCut: (id) => own(room.state.hosts.logCuts, id),
      signingKey: () => room.state.hosts.trust?.signingKey,
      script: (argv, pod, container) =>
        rare('systemd').programScript(
          argv,
          this.view(node, pod, container),
          this.place(node),
          room.state.now,
          (path) => this.readText(node, path),
        ),
    }
  }
}
