import type { CommandContext } from '../cli/command'
import { groupResource, type Manifest, type Mapping } from '../client/rest-client'
import { describeIpAddress, describeServiceCidr } from './addresses'
import { describeCertificateSigningRequest } from './certificate-signing-request'
import { describeConfigMap, describeSecret } from './config'
import { describeEndpointSlice, describeEndpoints } from './endpoints'
import { describeGeneric } from './generic'
import { describeIngress, describeIngressClass } from './ingress'
import { describeCronJob, describeJob } from './jobs'
import { describeLimitRange } from './limit-range'
import { describeNamespace } from './namespace'
import { describeNetworkPolicy } from './network-policy'
import { describeNode } from './node'
import { describePod } from './pod'
import { describePriorityClass } from './priority-class'
import { describeRole, describeRoleBinding } from './rbac'
import { describeResourceQuota } from './resource-quota'
import { describeHorizontalPodAutoscaler, describePodDisruptionBudget } from './scaling'
import { describeService } from './service'
import { describeServiceAccount } from './service-account'
import { describeDaemonSet, describeReplicationController, describeStatefulSet } from './sets'
import {
  describeCsiNode,
  describePersistentVolume,
  describePersistentVolumeClaim,
  describeStorageClass,
  describeVolumeAttributesClass,
} from './storage'
import { describeDeployment, describeReplicaSet } from './workloads'

type Describer = (context: CommandContext, object: Manifest) => string

/** The resources with a description of their own; a new one takes its line here. */
const DESCRIBERS: Record<string, Describer> = {
  configmaps: describeConfigMap,
  'csinodes.storage.k8s.io': describeCsiNode,
  endpoints: describeEndpoints,
  'endpointslices.discovery.k8s.io': describeEndpointSlice,
  'horizontalpodautoscalers.autoscaling': describeHorizontalPodAutoscaler,
  limitranges: describeLimitRange,
  persistentvolumeclaims: describePersistentVolumeClaim,
  persistentvolumes: describePersistentVolume,
  'poddisruptionbudgets.policy': describePodDisruptionBudget,
  'priorityclasses.scheduling.k8s.io': describePriorityClass,
  resourcequotas: describeResourceQuota,
  'storageclasses.storage.k8s.io': describeStorageClass,
  'volumeattributesclasses.storage.k8s.io': describeVolumeAttributesClass,
  'cronjobs.batch': describeCronJob,
  'daemonsets.apps': describeDaemonSet,
  'deployments.apps': describeDeployment,
  'jobs.batch': describeJob,
  replicationcontrollers: describeReplicationController,
  'statefulsets.apps': describeStatefulSet,
  'certificatesigningrequests.certificates.k8s.io': describeCertificateSigningRequest,
  'clusterrolebindings.rbac.authorization.k8s.io': describeRoleBinding,
  'clusterroles.rbac.authorization.k8s.io': describeRole,
  'ingressclasses.networking.k8s.io': describeIngressClass,
  'ingresses.networking.k8s.io': describeIngress,
  'ipaddresses.networking.k8s.io': describeIpAddress,
  'servicecidrs.networking.k8s.io': describeServiceCidr,
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
