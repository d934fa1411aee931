import type { CommandContext } from '../cli/command'
import { groupResource, type Manifest, type Mapping } from '../client/rest-client'
import { describeConfigMap, describeSecret } from './config'
import { describeGeneric } from './generic'
import { describeIngress, describeIngressClass } from './ingress'
import { describeNamespace } from './namespace'
import { describeNetworkPolicy } from './network-policy'
import { describeNode } from './node'
import { describePod } from './pod'
import { describeRole, describeRoleBinding } from './rbac'
import { describeService } from './service'
import { describeServiceAccount } from './service-account'
import { describeDeployment, describeReplicaSet } from './workloads'

type Describer = (context: CommandContext, object: Manifest) => string

/** The resources with a description of their own; a new one takes its line here. */
const DESCRIBERS: Record<string, Describer> = {
  configmaps: describeConfigMap,
  'deployments.apps': describeDeployment,
  'clusterrolebindings.rbac.authorization.k8s.io': describeRoleBinding,
  'clusterroles.rbac.authorization.k8s.io': describeRole,
  'ingressclasses.networking.k8s.io': describeIngressClass,
  'ingresses.networking.k8s.io': describeIngress,
  namespaces: describeNamespace,
  'networkpolicies.networking.k8s.io': describeNetworkPolicy,
  'rolebindings.rbac.authorization.k8s.io': describeRoleBinding,
  'roles.rbac.authorization.k8s.io': describeRole,
  nodes: describeNode,
  pods: describePod,
  'replicasets.apps': describeReplicaSet,
  secrets: describeSecret,
  serviceaccounts: describeServiceAccount,
  services: describeService,
}

export function describerFor(mapping: Mapping): Describer {
  return DESCRIBERS[groupResource(mapping)] ?? describeGeneric
}
