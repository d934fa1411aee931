import { fieldsOf } from '@/lib/cluster/apimachinery/schema'
import type { KubectlIo } from '../io'
import { SERVER } from '../kubeconfig/kubeconfig'
import { groupVersion, type Mapping } from './rest-client'

const isSame = (a: Mapping, b: Mapping) =>
  a.group === b.group && a.version === b.version && a.resource === b.resource

/**
 * What kubectl remembers of custom resources from one command to the next: one that is gone is still
 * asked for, until a name that is not known makes kubectl look again.
 * Mirrors: client-go's CachedDiscoveryClient and ~/.kube/cache/discovery.
 * Differs: built-in resources are not kept, they never go.
 */
export class DiscoveryCache {
  #known: Mapping[] | undefined

  /** @param server each has a folder of its own; that of kubeadm's is the first */
  constructor(
    private readonly io: Pick<KubectlIo, 'readFile' | 'writeFile' | 'env'>,
    private readonly server: () => string,
  ) {}

  get #path(): string {
    const server = this.server()
    const host = server === SERVER ? '' : `${server.replace(/^https?:\/\//, '').replace(/[^\w.]/g, '_')}/`
    return `${this.io.env.HOME ?? '/root'}/.kube/cache/discovery/${host}customresources.json`
  }

  /** What earlier commands met. */
  mappings(): readonly Mapping[] {
    this.#known ??= parse(this.io.readFile(this.#path))
    return this.#known
  }

  remember(mapping: Mapping): void {
    if (fieldsOf(`${groupVersion(mapping)}/${mapping.kind}`)) return
    const known = this.mappings()
    if (!known.some((other) => isSame(other, mapping))) this.#write([...known, mapping])
  }

  /** Looking again leaves only what is served. */
  refresh(served: readonly Mapping[]): void {
    const known = this.mappings()
    const left = known.filter((mapping) => served.some((other) => isSame(other, mapping)))
    if (left.length < known.length) this.#write(left)
  }

  #write(mappings: Mapping[]): void {
    this.#known = mappings
    this.io.writeFile(this.#path, `${JSON.stringify(mappings)}\n`)
  }
}

function parse(text: string | undefined): Mapping[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(found) ? (found as Mapping[]) : []
  } catch {
    return []
  }
}
