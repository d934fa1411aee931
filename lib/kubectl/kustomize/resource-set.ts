import { matches } from '@/lib/cluster/apimachinery/labels'
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { parseSelector } from '@/lib/cluster/apimachinery/selector-parser'
import { KubectlError } from '../errors'
import { isMap, type JsonMap, quote } from '../go-format'
import type { Selector } from './kustomization'
import { effectiveNamespace, formatId, type ResId, type Resource, sameId } from './resource'

const matchers = new Map<string, Regexp>()

/** Whether a selector's pattern matches a whole text; no pattern matches anything. */
export function patternMatches(pattern: string | undefined, text: string): boolean {
  if (!pattern || pattern === text) return true
  let matcher = matchers.get(pattern)
  if (!matcher) {
    try {
      matcher = new Regexp(`^(?:${pattern})$`)
    } catch (error) {
      throw new KubectlError((error as Error).message)
    }
    matchers.set(pattern, matcher)
  }
  return matcher.test(text)
}

export function gvkMatches(id: ResId, selector: Selector): boolean {
  return (
    patternMatches(selector.group, id.group) &&
    patternMatches(selector.version, id.version) &&
    patternMatches(selector.kind, id.kind)
  )
}

/** Whether the labels and annotations are what a selector asks for. */
export function textSelectorsMatch(resource: Resource, selector: Selector): boolean {
  const { labels, annotations } = resource.object.metadata ?? {}
  const { labelSelector, annotationSelector } = selector
  return (
    (!labelSelector || matches(parseSelector(labelSelector), labels)) &&
    (!annotationSelector || matches(parseSelector(annotationSelector), annotations))
  )
}

/** Go's %#v of an id, as two messages carry it. */
function goSyntax(id: ResId): string {
  const { group, version, kind, name, namespace } = id
  const scoped = effectiveNamespace(id).startsWith('_')
  return `resid.ResId{Gvk:resid.Gvk{Group:${quote(group)}, Version:${quote(version)}, Kind:${quote(kind)}, isClusterScoped:${scoped}}, Name:${quote(name)}, Namespace:${quote(namespace)}}`
}

const merged = (below: unknown, above: unknown): JsonMap | undefined =>
  isMap(below) || isMap(above) ? { ...(below as JsonMap), ...(above as JsonMap) } : undefined

/** The objects of a build, in order. */
export class ResourceSet {
  items: Resource[] = []

  /** @throws KubectlError when the id is taken */
  add(resources: Resource[]): void {
    for (const resource of resources) {
      if (this.items.some((one) => sameId(one.id, resource.id))) {
        throw new KubectlError(`may not add resource with an already registered id: ${formatId(resource.id)}`)
      }
      this.items.push(resource)
    }
  }

  /** Adds a generated object, or merges it into the one it names. @throws KubectlError */
  absorb(resource: Resource): void {
    const { id, behavior } = resource
    const found = this.matchingAny((one) => sameId(one, id))
    const old = found[0]
    if (!old) {
      if (behavior === 'merge' || behavior === 'replace') {
        throw new KubectlError(`id ${goSyntax(id)} does not exist; cannot merge or replace`)
      }
      this.add([resource])
      return
    }
    if (behavior !== 'merge' && behavior !== 'replace') {
      throw new KubectlError(
        `id ${goSyntax(id)} exists; can not use behavior: '${behavior === 'create' ? behavior : 'unspecified'}', behavior must be merge or replace`,
      )
    }
    const { metadata } = resource
    const before = old.object.metadata ?? {}
    const labels = merged(before.labels, metadata.labels)
    const annotations = merged(before.annotations, metadata.annotations)
    resource.object.metadata = {
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      name: before.name,
      ...(before.namespace ? { namespace: before.namespace } : {}),
    } as Resource['metadata']
    if (behavior === 'merge') {
      for (const field of ['data', 'binaryData']) {
        const value = merged(old.object[field], resource.object[field])
        if (value) resource.object[field] = value
      }
    }
    resource.inherit(old)
    this.items[this.items.indexOf(old)] = resource
  }

  matchingAny(test: (id: ResId) => boolean): Resource[] {
    return this.items.filter((resource) => resource.allIds.some(test))
  }

  /** The one object that a patch names. @throws KubectlError */
  patchTarget(id: ResId): Resource {
    const found = this.matchingAny((one) => sameId(one, id))
    if (found.length === 1) return found[0]!
    const text = formatId(id)
    const how = found.length > 1 ? 'multiple matches' : 'no matches'
    throw new KubectlError(`${how} for Id ${text}; failed to find unique target for patch ${text}`)
  }

  select(selector: Selector): Resource[] {
    return this.items.filter((resource) => {
      const { id, originalId } = resource
      const either = (test: (one: ResId) => boolean) => test(originalId) || test(id)
      return (
        either((one) => patternMatches(selector.namespace, effectiveNamespace(one))) &&
        either((one) => patternMatches(selector.name, one.name)) &&
        gvkMatches(id, selector) &&
        textSelectorsMatch(resource, selector)
      )
    })
  }
}
