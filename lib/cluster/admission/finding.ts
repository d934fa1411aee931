/** What admission plugins find when they refuse: the numbers and names of their messages, as data. */
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'

/** One resource of a quota that a request would take beyond its bound. */
export interface Exceeded {
  resource: string
  requested: string
  used: string
  limited: string
}

/** One bound of a LimitRange that an object breaks. */
export interface OutOfRange {
  /** Container, Pod or PersistentVolumeClaim. */
  type: string
  resource: string
  bound: 'min' | 'max' | 'maxLimitRequestRatio'
  /** The bound's own amount. */
  amount: string
  container?: string
  request?: string
  limit?: string
  /** Limit by request. */
  ratio?: string
  /** The part of the refusal that is about it. */
  message: string
}

/** One check of the Pod Security Standards that a pod does not pass. */
export interface FailedCheck {
  /** Kubernetes' id of the check: `runAsNonRoot`. */
  check: string
  reason: string
  detail: string
  /** Where in the pod what is wrong stands, or is missing. */
  fields: string[]
}

export type Finding =
  | { kind: 'quota-exceeded'; quota: string; exceeded: Exceeded[] }
  /** A quota bounds what these containers do not say. */
  | { kind: 'quota-unspecified'; quota: string; missing: { resource: string; containers: string[] }[] }
  /** The quota is new: nobody has counted yet. */
  | { kind: 'quota-unknown'; quota: string; resources: string[] }
  | { kind: 'limit-range'; limitRange: string; violations: OutOfRange[] }
  | { kind: 'pod-security'; level: string; version: string; violations: FailedCheck[] }
  | { kind: 'namespace'; namespace: string; state: 'missing' | 'terminating' | 'protected' }
  | { kind: 'missing'; resource: string; namespace?: string; name: string }
  /** What the object says against what the thing it names says. */
  | { kind: 'conflict'; field: string; own: unknown; wanted: unknown }
  | { kind: 'volume-expansion'; requested: string; current: string; phase: string; storageClass: string }
  /** A kubelet writes what is not its own. */
  | { kind: 'node-restriction'; node: string; message: string }
  /** cpu in thousandths, memory in bytes. */
  | {
      kind: 'node-too-small'
      node: string
      short: { resource: string; requested: number; allocatable: number }[]
    }
  | { kind: 'certificate-subject'; signerName: string; organization: string }
  /** The verb on the resource signers, by this name or by `domain/*`, is missing. */
  | { kind: 'signer-right'; verb: 'approve' | 'sign'; signerName: string }
  /** What is granted and not held; with the verb on the role it would be allowed nevertheless. */
  | { kind: 'rbac-escalation'; verb: 'escalate' | 'bind'; missing: IPolicyRule[] }
  | {
      kind: 'policy'
      policy: string
      binding: string
      /** The one that is not true, or that fails. */
      expression?: string
      /** `namespace/name` or `name` of the object that gave the parameters. */
      params?: string
      message: string
    }
  /** Mutating ones fail together. */
  | { kind: 'policies'; failed: { policy: string; binding: string; message: string }[] }
  | {
      kind: 'webhook'
      webhook: string
      configuration: string
      /** It refused, or why nobody could ask it. */
      outcome: 'denied' | 'failed'
      message: string
    }
