import { KubectlError } from '../errors'
import { isMap } from '../go-format'
import { addEntries, applyFieldSpec, applyFieldSpecs } from './field-spec'
import {
  ANNOTATIONS,
  IMAGES,
  NAMESPACES,
  OBJECT_LABELS,
  REPLICAS,
  SELECTOR_LABELS,
  TEMPLATE_LABELS,
} from './field-specs'
import type { FieldSpec, ImageEntry, Kustomization, LabelEntry } from './kustomization'
import { isClusterScoped, isSelected, type Resource, sameId } from './resource'
import type { ResourceSet } from './resource-set'

function setNamespace(resource: Resource, namespace: string): void {
  const { kind, apiVersion, subjects } = resource.object
  if (!isClusterScoped(resource.id)) resource.metadata.namespace = namespace
  if (kind === 'Namespace' && apiVersion === 'v1') resource.metadata.name = namespace
  if ((kind === 'RoleBinding' || kind === 'ClusterRoleBinding') && Array.isArray(subjects)) {
    for (const subject of subjects) {
      if (isMap(subject) && subject.name === 'default') subject.namespace = namespace
    }
  }
  applyFieldSpecs(resource, NAMESPACES, () => namespace)
}

function transformNamespace(set: ResourceSet, namespace: string): void {
  for (const resource of set.items) {
    resource.rememberId()
    setNamespace(resource, namespace)
    const same = set.items.filter((one) => sameId(one.id, resource.id))
    if (same.length !== 1) {
      const list = same.map(({ object }) => JSON.stringify(object)).join(' ')
      throw new KubectlError(`namespace transformation produces ID conflict: [${list}]`)
    }
  }
}

/** Kinds whose names stay: others could not find them. */
const UNNAMED = [
  { kind: 'CustomResourceDefinition' },
  { group: 'apiregistration.k8s.io', kind: 'APIService' },
  { kind: 'Namespace' },
]

function rename(set: ResourceSet, change: (resource: Resource, name: string) => string): void {
  for (const resource of set.items) {
    if (UNNAMED.some((gvk) => isSelected(resource.originalId, gvk))) continue
    resource.rememberId()
    resource.metadata.name = change(resource, resource.metadata.name ?? '')
  }
}

function labelFields({ includeSelectors, includeTemplates, fields = [] }: LabelEntry): FieldSpec[] {
  const own = includeSelectors ? SELECTOR_LABELS : includeTemplates ? TEMPLATE_LABELS : OBJECT_LABELS
  return [...fields, ...own]
}

function transformLabels(set: ResourceSet, entries: LabelEntry[]): void {
  for (const entry of entries) {
    const { pairs = {} } = entry
    if (Object.keys(pairs).length === 0) continue
    const specs = labelFields(entry)
    for (const resource of set.items) applyFieldSpecs(resource, specs, addEntries(pairs))
  }
}

function splitImage(image: string): { name: string; tag: string; digest: string } {
  const slash = Math.max(image.indexOf('/'), 0)
  const [, name = image, tag = '', digest = ''] =
    /^([^:@]*)(?::([^@]*))?(?:@(.*))?$/.exec(image.slice(slash)) ?? []
  return { name: image.slice(0, slash) + name, tag, digest }
}

function isImageNamed(image: string, name: string): boolean {
  if (!image.startsWith(name)) return false
  return /^(:[a-zA-Z0-9_.{}-]*)?(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?$/.test(
    image.slice(name.length),
  )
}

function newImage(image: string, entry: ImageEntry): string {
  if (!isImageNamed(image, entry.name)) return image
  const { newName, newTag = '', digest: newDigest = '', tagSuffix } = entry
  const { name, tag, digest } = splitImage(image)
  let after = { tag, digest }
  if (newTag || newDigest) after = { tag: newTag, digest: newDigest }
  else if (tagSuffix) after = { tag: tag + tagSuffix, digest: '' }
  return `${newName || name}${after.tag && `:${after.tag}`}${after.digest && `@${after.digest}`}`
}

/** Images of everything called containers, wherever it stands. */
function renameContainers(node: unknown, entry: ImageEntry): void {
  if (Array.isArray(node)) for (const item of node) renameContainers(item, entry)
  if (!isMap(node)) return
  for (const [key, value] of Object.entries(node)) {
    renameContainers(value, entry)
    if ((key !== 'containers' && key !== 'initContainers') || !Array.isArray(value)) continue
    for (const container of value) {
      if (isMap(container) && typeof container.image === 'string') {
        container.image = newImage(container.image, entry)
      }
    }
  }
}

function transformImages(set: ResourceSet, entry: ImageEntry): void {
  for (const resource of set.items) {
    const { kind } = resource.object
    if (kind !== 'CustomResourceDefinition') renameContainers(resource.object, entry)
    const volumes = IMAGES.filter(({ path }) => path.includes('volumes'))
    applyFieldSpecs(resource, volumes, (image) =>
      typeof image === 'string' ? newImage(image, entry) : image,
    )
  }
}

function transformReplicas(set: ResourceSet, { name, count }: { name: string; count: number }): void {
  let found = false
  for (const spec of REPLICAS) {
    for (const resource of set.matchingAny((id) => id.name === name && isSelected(id, spec))) {
      found = true
      applyFieldSpec(resource, spec, () => count)
    }
  }
  if (!found) {
    const kinds = REPLICAS.map(({ kind }) => `${kind}.[noVer].[noGrp]`).join(' ')
    throw new KubectlError(
      `resource with name ${name} does not match a config with the following GVK [${kinds}]`,
    )
  }
}

/** namespace, namePrefix, nameSuffix, labels and annotations, in kustomize's order. @throws KubectlError */
export function runMetadataTransformers(set: ResourceSet, kustomization: Kustomization): void {
  const { namespace, namePrefix, nameSuffix, labels = [], commonLabels, commonAnnotations } = kustomization
  if (namespace) transformNamespace(set, namespace)
  if (namePrefix) {
    rename(set, (resource, name) => {
      resource.prefixes.push(namePrefix)
      return namePrefix + name
    })
  }
  if (nameSuffix) {
    rename(set, (resource, name) => {
      resource.suffixes.push(nameSuffix)
      return name + nameSuffix
    })
  }
  const common = commonLabels ? [{ pairs: commonLabels, includeSelectors: true }] : []
  transformLabels(set, [...labels, ...common])
  if (commonAnnotations && Object.keys(commonAnnotations).length > 0) {
    for (const resource of set.items) applyFieldSpecs(resource, ANNOTATIONS, addEntries(commonAnnotations))
  }
}

/** replicas, then images. @throws KubectlError */
export function runFieldTransformers(set: ResourceSet, { replicas = [], images = [] }: Kustomization): void {
  for (const entry of replicas) transformReplicas(set, entry)
  for (const entry of images) transformImages(set, entry)
}
