import { fieldsOf } from '@/lib/cluster/apimachinery/schema'
import type { Cluster } from '@/lib/cluster/create-cluster'
import { DiscoveryCache } from '@/lib/kubectl/client/discovery-cache'
import { groupVersion, type Manifest, type Mapping, RestClient } from '@/lib/kubectl/client/rest-client'
import { RestMapper } from '@/lib/kubectl/client/rest-mapper'
import { customDocs } from '@/lib/kubectl/cmd/explain/custom-docs'
import { builtInDocs, type DocSource } from '@/lib/kubectl/cmd/explain/type-docs'
import { asKubectlError } from '@/lib/kubectl/errors'
import { ADMIN } from '@/lib/shell/admin'

/** A kind's documentation, and the type that it begins with. */
export interface KindDocs {
  root: string
  docs: DocSource
}

/** What an editor looks up in a cluster. Nothing of it leaves a trace there; a server that does not answer has nothing. */
export class ManifestApi {
  readonly client: RestClient
  private readonly mapper: RestMapper

  constructor(cluster: Cluster) {
    const observer = {
      request: (request: Parameters<Cluster['request']>[0]) =>
        cluster.request({ ...request, user: ADMIN, observer: true }),
    }
    this.client = new RestClient(observer, { user: ADMIN }, () => undefined)
    const cache = new DiscoveryCache(
      { readFile: () => undefined, writeFile: () => undefined, env: {} },
      () => '',
    )
    this.mapper = new RestMapper(this.client, cache)
  }

  /** What can be made by a manifest. */
  mappings(): Mapping[] {
    return this.quietly(() => this.mapper.all(false).filter(({ verbs }) => verbs.includes('create'))) ?? []
  }

  private mapping(apiVersion: string, kind: string): Mapping | undefined {
    return this.mappings().find((one) => groupVersion(one) === apiVersion && one.kind === kind)
  }

  /** Undefined for a kind that is not known. */
  docsOf(apiVersion: string, kind: string): KindDocs | undefined {
    const type = `${apiVersion}/${kind}`
    if (fieldsOf(type)) return { root: type, docs: builtInDocs }
    const mapping = this.mapping(apiVersion, kind)
    return mapping && this.quietly(() => customDocs(this, mapping))
  }

  /** How `kubectl explain` calls a kind. */
  singular(apiVersion: string, kind: string): string {
    return this.mapping(apiVersion, kind)?.singular || kind.toLowerCase()
  }

  /** Whether objects of the kind are in a namespace. */
  isNamespaced(apiVersion: string, kind: string): boolean {
    return this.mapping(apiVersion, kind)?.namespaced ?? true
  }

  /** The objects of a resource (`pods`, `roles.rbac.authorization.k8s.io`, a kind). */
  list(resource: string, namespace: string): Manifest[] {
    return (
      this.quietly(() => {
        const mapping = this.mapper.find(resource)
        return mapping && this.client.list(mapping, mapping.namespaced ? namespace : undefined).items
      }) ?? []
    )
  }

  names(resource: string, namespace: string): string[] {
    return this.list(resource, namespace).flatMap(({ metadata }) => metadata?.name ?? [])
  }

  /** What a server that refuses, or does not answer, has to say is left aside. */
  private quietly<T>(look: () => T): T | undefined {
    try {
      return look()
    } catch (error) {
      asKubectlError(error)
      return undefined
    }
  }
}
