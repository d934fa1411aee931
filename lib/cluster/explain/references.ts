/** ConfigMaps, Secrets and keys of them that a pod names and that are not there. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { type Link, type ObjectRef, refOf, type Said } from '@/lib/cluster/explain/link'
import { missing, namesLike, type View } from '@/lib/cluster/explain/view'

interface Reference {
  field: string
  kind: 'ConfigMap' | 'Secret'
  name: string | undefined
  optional: boolean | undefined
  keys?: string[]
}

type Source = {
  name?: string
  secretName?: string
  optional?: boolean
  key?: string
  items?: { key: string }[]
}

function reference(field: string, kind: Reference['kind'], source: Source | undefined): Reference[] {
  if (!source) return []
  const { name, secretName, optional, key, items } = source
  const keys = key === undefined ? items?.map((item) => item.key) : [key]
  const at = secretName === undefined ? `${field}.name` : `${field}.secretName`
  return [{ field: at, kind, name: secretName ?? name, optional, ...(keys ? { keys } : {}) }]
}

function ofEnvironment({ env = [], envFrom = [] }: IContainer, path: string): Reference[] {
  return [
    ...envFrom.flatMap(({ configMapRef, secretRef }, at) => [
      ...reference(`${path}.envFrom[${at}].configMapRef`, 'ConfigMap', configMapRef),
      ...reference(`${path}.envFrom[${at}].secretRef`, 'Secret', secretRef),
    ]),
    ...env.flatMap(({ valueFrom }, at) => [
      ...reference(`${path}.env[${at}].valueFrom.configMapKeyRef`, 'ConfigMap', valueFrom?.configMapKeyRef),
      ...reference(`${path}.env[${at}].valueFrom.secretKeyRef`, 'Secret', valueFrom?.secretKeyRef),
    ]),
  ]
}

function ofVolume({ configMap, secret, projected }: IVolume, path: string): Reference[] {
  return [
    ...reference(`${path}.configMap`, 'ConfigMap', configMap),
    ...reference(`${path}.secret`, 'Secret', secret as Source | undefined),
    ...(projected?.sources ?? []).flatMap((source, at) => [
      ...reference(`${path}.projected.sources[${at}].configMap`, 'ConfigMap', source.configMap),
      ...reference(`${path}.projected.sources[${at}].secret`, 'Secret', source.secret),
    ]),
  ]
}

/** The two links of the first reference that leads nowhere. */
function firstBroken(view: View, pod: Pod, references: readonly Reference[], said?: Said): Link[] {
  const { namespace = '' } = pod.metadata
  for (const { field, kind, name = '', optional, keys = [] } of references) {
    if (optional) continue
    const object: ObjectRef = { kind, name, namespace }
    const waits: Link = { object: refOf(pod), why: 'waits', ...(said ? { said } : {}), field, found: name }
    const there = view.lister.get(kind === 'ConfigMap' ? 'configmaps' : 'secrets', namespace, name)
    if (!there) return [waits, missing(view, object)]
    const known = Object.keys({ ...there.data, ...('binaryData' in there ? there.binaryData : {}) })
    const absent = keys.find((key) => !known.includes(key))
    if (absent === undefined) continue
    const wanted = namesLike(absent, known)
    return [waits, { object, why: 'missing key', field: 'data', found: absent, wanted }]
  }
  return []
}

/** @param path of the container: `spec.containers[0]` */
export const brokenEnvironment = (view: View, pod: Pod, container: IContainer, path: string): Link[] =>
  firstBroken(view, pod, ofEnvironment(container, path))

/** @param said what the kubelet says of volumes that it cannot mount */
export const brokenVolumes = (view: View, pod: Pod, said?: Said): Link[] =>
  firstBroken(
    view,
    pod,
    (pod.spec.volumes ?? []).flatMap((volume, at) => ofVolume(volume, `spec.volumes[${at}]`)),
    said,
  )
