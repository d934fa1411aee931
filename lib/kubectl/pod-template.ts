import type { Manifest } from './client/rest-client'
import { KubectlError } from './errors'
import { dig, digList, isMap, type JsonMap } from './go-format'
import type { Info } from './resource/resource-finder'

const TEMPLATES: Record<string, string[]> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
}

/** A copy of an object with the value at a path replaced. */
export function replaceAt(object: JsonMap, path: string[], change: (value: unknown) => unknown): JsonMap {
  const [step, ...rest] = path
  if (step === undefined) return change(object) as JsonMap
  const child = object[step]
  const next = rest.length === 0 ? change(child) : replaceAt(isMap(child) ? child : {}, rest, change)
  return { ...object, [step]: next }
}

/** Changes the pod spec inside a workload. @throws KubectlError for kinds that have none */
export function updatePodSpec(info: Info, change: (spec: JsonMap) => JsonMap): Manifest {
  const path = TEMPLATES[info.mapping.kind]
  if (!path) {
    throw new KubectlError(
      `error: ${info.mapping.resource}/${info.name} the object is not a pod or does not have a pod template: *${info.mapping.version}.${info.mapping.kind}`,
    )
  }
  return replaceAt(info.object, [...path, 'spec'], (spec) => change(isMap(spec) ? spec : {})) as Manifest
}

/** The pod template of a workload, or the pod itself. */
export function podTemplateOf(kind: string, object: Manifest): JsonMap | undefined {
  const path = TEMPLATES[kind]
  const template = path && dig(object, ...path)
  return isMap(template) ? template : undefined
}

/** Changes the containers whose name fits, in both lists; `touched` are the names. */
export function updateContainers(
  spec: JsonMap,
  fits: (name: string) => boolean,
  change: (container: JsonMap) => JsonMap,
): { spec: JsonMap; touched: string[] } {
  const touched: string[] = []
  const update = (field: string) =>
    digList(spec, field).map((container) => {
      const name = String(container.name)
      if (!fits(name)) return container
      touched.push(name)
      return change(container)
    })
  const containers = update('containers')
  const initContainers = update('initContainers')
  const init = initContainers.length > 0 ? { initContainers } : {}
  return { spec: { ...spec, containers, ...init }, touched }
}

/** `*`, `web*`, `web`: how --containers names containers. */
export function wildcard(pattern: string): (name: string) => boolean {
  const parts = pattern.split('*')
  if (parts.length === 1) return (name) => name === pattern
  return (name) => {
    let at = 0
    return parts.every((part, index) => {
      const found = index === parts.length - 1 ? name.length - part.length : name.indexOf(part, at)
      const ok = found >= at && name.startsWith(part, found) && (index > 0 || found === 0)
      at = found + part.length
      return ok
    })
  }
}
