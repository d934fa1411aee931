/** What the operator knows of its kind. */
export const GROUP = 'web.kubekata.dev'
export const VERSION = 'v1'
export const WEBSITES = `/apis/${GROUP}/${VERSION}/websites`
export const FINALIZER = `${GROUP}/directory`
/** Labels what it has made. */
export const SITE_LABEL = `${GROUP}/website`

export interface Meta {
  name: string
  namespace: string
  uid: string
  resourceVersion: string
  generation: number
  deletionTimestamp?: string
  finalizers?: string[]
  labels?: Record<string, string>
  annotations?: Record<string, string>
  ownerReferences?: { uid: string; controller?: boolean; kind: string; name: string }[]
}

export interface Condition {
  type: string
  status: string
  reason: string
  message: string
  observedGeneration: number
  lastTransitionTime: string
}

export interface Website {
  metadata: Meta
  spec: { replicas: number; image: string; port: number; page: string; tier: string }
  status?: {
    observedGeneration?: number
    replicas?: number
    readyReplicas?: number
    selector?: string
    url?: string
    conditions?: Condition[]
  }
}

export const websitePath = ({ metadata }: Website): string =>
  `/apis/${GROUP}/${VERSION}/namespaces/${metadata.namespace}/websites/${metadata.name}`

export const urlOf = ({ metadata, spec }: Website): string =>
  `http://${metadata.name}.${metadata.namespace}.svc.cluster.local${spec.port === 80 ? '' : `:${spec.port}`}`
