/** RBAC as a new cluster has it: the API server's own roles and bindings, and kubeadm's. */
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'
import type { ISubject } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Subject'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { RBAC_GROUP } from '@/lib/cluster/apis/rbac/policy-rule'
import {
  ADMINISTRATORS,
  CLUSTER_ROLE_BINDINGS,
  CLUSTER_ROLES,
  CONTROLLER_ROLES,
  KUBEADM_CLUSTER_ROLE_BINDINGS,
  KUBEADM_CLUSTER_ROLES,
  KUBEADM_NAMESPACED_ROLES,
  KUBEADM_ROLE_BINDINGS,
  NAMESPACED_ROLES,
  ROLE_BINDINGS,
  VERB_SETS,
} from '@/lib/cluster/auth/bootstrap-roles'

interface Line {
  name: string
  namespace: string | undefined
  /** What stands behind `>`. */
  target: string | undefined
  text: string
}

/** What is stored, but for what the registry adds. */
export interface PolicyObject {
  resource: string
  kind: string
  name: string
  namespace: string | undefined
  metadata: Pick<KubeObject['metadata'], 'labels' | 'annotations'>
  body: Record<string, unknown>
}

function linesOf(table: string): Line[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const at = line.indexOf(' =')
      const [key = '', target] = line.slice(0, at).split('>')
      const slash = key.indexOf('/')
      return {
        name: key.slice(slash + 1),
        namespace: slash < 0 ? undefined : key.slice(0, slash),
        target,
        text: line.slice(at + 2).trim(),
      }
    })
}

function ruleOf(text: string): IPolicyRule {
  const [verbText = '', what = ''] = text.trim().split(' ')
  const verbs = (VERB_SETS[verbText] ?? verbText).split(',')
  const colon = what.indexOf(':')
  if (colon < 0) return { nonResourceURLs: what.split(','), verbs }
  const [resources = '', names] = what.slice(colon + 1).split('@')
  return {
    apiGroups: what.slice(0, colon).split('+'),
    ...(names ? { resourceNames: names.split(',') } : {}),
    resources: resources.split(','),
    verbs,
  }
}

/** Many roles have the same rules: each is read once, and never changed. */
const known = new Map<string, IPolicyRule>()

const rulesOf = (text: string): IPolicyRule[] =>
  text.split('; ').map((part) => {
    const rule = known.get(part) ?? ruleOf(part)
    known.set(part, rule)
    return rule
  })

function subjectOf(text: string): ISubject {
  const name = text.slice(2)
  if (text.startsWith('s:')) {
    const [namespace = '', account = ''] = name.split('/')
    return { kind: 'ServiceAccount', name: account, namespace }
  }
  return { apiGroup: RBAC_GROUP, kind: text.startsWith('g:') ? 'Group' : 'User', name }
}

/** The API server marks what it keeps up to date. */
const OWN: PolicyObject['metadata'] = {
  annotations: { 'rbac.authorization.kubernetes.io/autoupdate': 'true' },
  labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' },
}
const AGGREGATE = `${RBAC_GROUP}/aggregate-to-`

function withLabel(metadata: PolicyObject['metadata'], target: string | undefined): PolicyObject['metadata'] {
  return target ? { ...metadata, labels: { ...metadata.labels, [AGGREGATE + target]: 'true' } } : metadata
}

function roles(table: string, metadata: PolicyObject['metadata'], prefix = ''): PolicyObject[] {
  return linesOf(table).map(({ name, namespace, target, text }) => ({
    resource: `${namespace ? 'roles' : 'clusterroles'}.${RBAC_GROUP}`,
    kind: namespace ? 'Role' : 'ClusterRole',
    name: prefix + name,
    namespace,
    metadata: withLabel(metadata, target),
    body: { rules: rulesOf(text) },
  }))
}

function binding({ name, namespace, target, text }: Line, metadata: PolicyObject['metadata']): PolicyObject {
  const subjects = text ? text.split(' ').map(subjectOf) : []
  return {
    resource: `${namespace ? 'rolebindings' : 'clusterrolebindings'}.${RBAC_GROUP}`,
    kind: namespace ? 'RoleBinding' : 'ClusterRoleBinding',
    name,
    namespace,
    metadata,
    body: {
      roleRef: { apiGroup: RBAC_GROUP, kind: namespace ? 'Role' : 'ClusterRole', name: target ?? name },
      ...(subjects.length > 0 ? { subjects } : {}),
    },
  }
}

/** admin, edit and view take their rules from the roles that say so; each is part of the next. */
const AGGREGATED: [name: string, into: string | undefined][] = [
  ['admin', undefined],
  ['edit', 'admin'],
  ['view', 'edit'],
]

function aggregated(): PolicyObject[] {
  return AGGREGATED.map(([name, into]) => ({
    resource: `clusterroles.${RBAC_GROUP}`,
    kind: 'ClusterRole',
    name,
    namespace: undefined,
    metadata: withLabel(OWN, into),
    body: {
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { [AGGREGATE + name]: 'true' } }] },
      rules: null,
    },
  }))
}

function controllerBindings(): PolicyObject[] {
  return linesOf(CONTROLLER_ROLES).map(({ name }) => {
    const line = { name: `system:controller:${name}`, namespace: undefined, target: undefined }
    return binding({ ...line, text: `s:kube-system/${name}` }, OWN)
  })
}

const bindings = (table: string, metadata: PolicyObject['metadata']) =>
  linesOf(table).map((line) => binding(line, metadata))

/** What kubeadm init makes: the administrators' rights first. */
export const kubeadmPolicy = (): PolicyObject[] => [
  ...bindings(ADMINISTRATORS, {}),
  ...roles(KUBEADM_CLUSTER_ROLES, {}),
  ...bindings(KUBEADM_CLUSTER_ROLE_BINDINGS, {}),
  ...roles(KUBEADM_NAMESPACED_ROLES, {}),
  ...bindings(KUBEADM_ROLE_BINDINGS, {}),
]

/** Whose objects: the API server's own; with those of the administrators; with all of kubeadm's. */
export type PolicyExtent = 'server' | 'administrators' | 'kubeadm'

/** In the order of creation. */
export function bootstrapPolicy(extent: PolicyExtent): PolicyObject[] {
  const kubeadm = { server: 0, administrators: 1, kubeadm: Number.POSITIVE_INFINITY }[extent]
  return [
    ...aggregated(),
    ...roles(CLUSTER_ROLES, OWN),
    ...roles(CONTROLLER_ROLES, OWN, 'system:controller:'),
    ...bindings(CLUSTER_ROLE_BINDINGS, OWN),
    ...controllerBindings(),
    ...roles(NAMESPACED_ROLES, OWN),
    ...bindings(ROLE_BINDINGS, OWN),
    ...kubeadmPolicy().slice(0, kubeadm),
  ]
}
