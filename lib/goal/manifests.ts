import type { Manifest } from './stage'

type Labels = Record<string, string>

export interface Toleration {
  key?: string
  operator?: 'Exists' | 'Equal'
  value?: string
  effect?: string
}

export interface PodOptions {
  namespace?: string
  labels?: Labels
  image?: string
  nodeSelector?: Labels
  tolerations?: Toleration[]
  requests?: Record<string, string>
  limits?: Record<string, string>
  nodeName?: string
}

export interface PodManifest extends Manifest {
  spec: object
}

/** The manifest's `metadata`, without empty fields. */
function metadata(name: string, namespace?: string, labels?: Labels): Manifest['metadata'] {
  return {
    name,
    ...(namespace ? { namespace } : {}),
    ...(labels && Object.keys(labels).length ? { labels } : {}),
  }
}

function podSpec(name: string, o: PodOptions): object {
  const resources = {
    ...(o.requests ? { requests: o.requests } : {}),
    ...(o.limits ? { limits: o.limits } : {}),
  }
  return {
    ...(o.nodeName ? { nodeName: o.nodeName } : {}),
    ...(o.nodeSelector ? { nodeSelector: o.nodeSelector } : {}),
    ...(o.tolerations?.length ? { tolerations: o.tolerations } : {}),
    containers: [
      { name, image: o.image ?? 'nginx:1.27', ...(Object.keys(resources).length ? { resources } : {}) },
    ],
  }
}

export function pod(name: string, o: PodOptions = {}): PodManifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata(name, o.namespace, o.labels),
    spec: podSpec('app', o),
  }
}

/** A Pod with a spec of one's own. */
export function podWith(name: string, spec: object, labels?: Labels, namespace?: string): PodManifest {
  return { apiVersion: 'v1', kind: 'Pod', metadata: metadata(name, namespace, labels), spec }
}

export interface WorkloadOptions {
  replicas: number
  labels: Labels
  namespace?: string
  image?: string
  /** Of a Deployment: numbers or percentages. */
  maxSurge?: number | string
  maxUnavailable?: number | string
}

function workload(o: WorkloadOptions): object {
  return {
    replicas: o.replicas,
    selector: { matchLabels: o.labels },
    template: { metadata: { labels: o.labels }, spec: podSpec('app', { image: o.image }) },
  }
}

export function replicaSet(name: string, o: WorkloadOptions): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: metadata(name, o.namespace, o.labels),
    ...{ spec: workload(o) },
  }
}

export function deployment(name: string, o: WorkloadOptions): Manifest {
  const rollingUpdate = {
    ...(o.maxSurge === undefined ? {} : { maxSurge: o.maxSurge }),
    ...(o.maxUnavailable === undefined ? {} : { maxUnavailable: o.maxUnavailable }),
  }
  const strategy = Object.keys(rollingUpdate).length
    ? { strategy: { type: 'RollingUpdate', rollingUpdate } }
    : {}
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name, o.namespace, o.labels),
    ...{ spec: { ...strategy, ...workload(o) } },
  }
}

export function service(name: string, selector: Labels, namespace?: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name, namespace),
    ...{ spec: { selector, ports: [{ port: 80, targetPort: 80 }] } },
  }
}

export function configMap(name: string, data: Record<string, string>, namespace?: string): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata(name, namespace), ...{ data } }
}

export function namespace(name: string): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }
}
