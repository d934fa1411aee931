/** The registries beside a running cluster, and images that are brought to its nodes past them. */
import type { HostsState } from '@/lib/cluster/host/host-state'
import { frozenImage, type ImageRef, type MadeImage } from '@/lib/cluster/kubelet/images/made-image'
import {
  imageIn,
  lets,
  pushed,
  type RegistryLogin,
  type RegistryState,
  registryOf,
  withAccount,
  withheld,
} from '@/lib/cluster/kubelet/images/registry'
import { canonicalImage } from '@/lib/cluster/kubelet/pull'
import type { KubeletState } from '@/lib/cluster/kubelet/runtime'

export class ClusterRegistry {
  constructor(
    private readonly state: { hosts: HostsState },
    private readonly kubelet: (node: string) => KubeletState | undefined,
  ) {}

  /** From here on the kubelets that pull this name get this image. */
  push(name: string, image: MadeImage): void {
    const { hosts } = this.state
    const full = canonicalImage(name)
    this.state.hosts = { ...hosts, registry: pushed(hosts.registry, full, frozenImage(image)) }
  }

  /** A machine has given an image this name, which no registry has: it cannot be pulled. */
  withhold(name: string): void {
    const { hosts } = this.state
    this.state.hosts = { ...hosts, registry: withheld(hosts.registry, canonicalImage(name)) }
  }

  /** All that registries have, and who may: for another cluster beside the same ones. */
  contents(): RegistryState | undefined {
    return this.state.hosts.registry
  }

  /** From here on this is what registries have. */
  adopt(registry: RegistryState | undefined): void {
    if (registry) this.state.hosts = { ...this.state.hosts, registry }
  }

  /** What was pushed under a name; undefined: nobody has. */
  find(name: string): MadeImage | undefined {
    return imageIn(this.state.hosts.registry, canonicalImage(name))
  }

  /** Whether the registry of a name lets somebody in. */
  lets(name: string, login?: RegistryLogin): boolean {
    return lets(this.state.hosts.registry, registryOf(canonicalImage(name)), login)
  }

  /** A registry asks who comes, from here on. */
  addAccount(registry: string, login: RegistryLogin): void {
    const { hosts } = this.state
    this.state.hosts = { ...hosts, registry: withAccount(hosts.registry, registry, login) }
  }

  /** Whether a registry asks who comes. */
  hasAccounts(registry: string): boolean {
    return this.state.hosts.registry?.accounts?.[registry] !== undefined
  }

  /** An image that a node has without having pulled it. */
  load(node: string, name: string, image: ImageRef): void {
    const kubelet = this.kubelet(node)
    if (kubelet) kubelet.images[canonicalImage(name)] = typeof image === 'string' ? true : frozenImage(image)
  }
}
