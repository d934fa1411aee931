/** The objects of a manifest, matched with what the cluster serves. */
import { HelmError } from '@/lib/helm/errors'
import type { KubeCluster } from '@/lib/helm/kube/cluster'
import type { Manifest, Mapping } from '@/lib/kubectl/client/rest-client'
import { KubectlError } from '@/lib/kubectl/errors'
import { digList, digString, quote } from '@/lib/kubectl/go-format'
import { readManifest } from '@/lib/kubectl/resource/manifest'

export interface KubeObject {
  mapping: Mapping
  namespace: string | undefined
  name: string
  object: Manifest
}

/** `apps/v1, Kind=Deployment` */
export const gvkText = ({ group, version, kind }: Mapping): string => `${group}/${version}, Kind=${kind}`

/** `shop/web apps/v1, Kind=Deployment` */
export const objectText = ({ namespace, name, mapping }: KubeObject): string =>
  `${namespace ?? ''}/${name} ${gvkText(mapping)}`

export const isSameObject = (a: KubeObject, b: KubeObject): boolean =>
  a.name === b.name &&
  a.namespace === b.namespace &&
  a.mapping.kind === b.mapping.kind &&
  a.mapping.group === b.mapping.group

const members = (object: Manifest): Manifest[] =>
  object.kind?.endsWith('List') && Array.isArray(object.items)
    ? (digList(object, 'items') as Manifest[])
    : [object]

function place(cluster: KubeCluster, object: Manifest): KubeObject {
  const { apiVersion = '', kind = '', metadata = {} } = object
  const { name = '' } = metadata
  let mapping: Mapping
  try {
    mapping = cluster.mapper.forKind(apiVersion, kind)
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error
    throw new HelmError(
      `resource mapping not found for name: ${quote(name)} namespace: ${quote(digString(metadata, 'namespace'))} from "": ${error.message}\nensure CRDs are installed first`,
    )
  }
  const namespace = mapping.namespaced ? metadata.namespace || cluster.namespace : undefined
  const placed = namespace === undefined ? object : { ...object, metadata: { ...metadata, namespace } }
  return { mapping, namespace, name, object: placed }
}

const STOP = '; if you choose to ignore these errors, turn validation off with --validate=false'

/** @throws HelmError naming every document that cannot be matched */
export function buildObjects(cluster: KubeCluster, manifest: string, validated = true): KubeObject[] {
  const out: KubeObject[] = []
  const problems: string[] = []
  for (const one of readManifest(manifest, '', validated)) {
    if (one instanceof Error) {
      problems.push(one.message.replace(STOP, ''))
      continue
    }
    for (const object of members(one.object)) {
      try {
        out.push(place(cluster, object))
      } catch (error) {
        if (!(error instanceof HelmError)) throw error
        problems.push(error.message)
      }
    }
  }
  if (problems.length === 0) return out
  throw new HelmError(problems.length === 1 ? (problems[0] ?? '') : `[${problems.join(', ')}]`)
}
