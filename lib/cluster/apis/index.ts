/** Every kind that the API server knows, in the order that discovery lists groups and resources. */

import { validatingAdmissionPolicy } from '@/lib/cluster/apis/admissionregistration/admission-policy'
import { validatingAdmissionPolicyBinding } from '@/lib/cluster/apis/admissionregistration/admission-policy-binding'
import {
  mutatingAdmissionPolicy,
  mutatingAdmissionPolicyBinding,
} from '@/lib/cluster/apis/admissionregistration/mutating-admission-policy'
import {
  mutatingWebhookConfiguration,
  validatingWebhookConfiguration,
} from '@/lib/cluster/apis/admissionregistration/webhook-configuration'
import { customResourceDefinition } from '@/lib/cluster/apis/apiextensions/custom-resource-definition'
import { apiService } from '@/lib/cluster/apis/apiregistration/api-service'
import { controllerRevision } from '@/lib/cluster/apis/apps/controller-revision'
import { daemonSet } from '@/lib/cluster/apis/apps/daemon-set'
import { deployment } from '@/lib/cluster/apis/apps/deployment'
import { replicaSet } from '@/lib/cluster/apis/apps/replica-set'
import { statefulSet } from '@/lib/cluster/apis/apps/stateful-set'
import { reviews } from '@/lib/cluster/apis/authorization/reviews'
import { horizontalPodAutoscaler } from '@/lib/cluster/apis/autoscaling/horizontal-pod-autoscaler'
import { horizontalPodAutoscalerV1 } from '@/lib/cluster/apis/autoscaling/horizontal-pod-autoscaler-v1'
import { cronJob } from '@/lib/cluster/apis/batch/cron-job'
import { job } from '@/lib/cluster/apis/batch/job'
import { certificateSigningRequest } from '@/lib/cluster/apis/certificates/certificate-signing-request'
import { lease } from '@/lib/cluster/apis/coordination/lease'
import { componentStatus } from '@/lib/cluster/apis/core/component-status'
import { configMap } from '@/lib/cluster/apis/core/config-map'
import { endpoints } from '@/lib/cluster/apis/core/endpoints'
import { event } from '@/lib/cluster/apis/core/event'
import { limitRange } from '@/lib/cluster/apis/core/limit-range'
import { namespace } from '@/lib/cluster/apis/core/namespace'
import { node } from '@/lib/cluster/apis/core/node'
import { persistentVolume } from '@/lib/cluster/apis/core/persistent-volume'
import { persistentVolumeClaim } from '@/lib/cluster/apis/core/persistent-volume-claim'
import { pod } from '@/lib/cluster/apis/core/pod'
import { podTemplateKind } from '@/lib/cluster/apis/core/pod-template-kind'
import { replicationController } from '@/lib/cluster/apis/core/replication-controller'
import { resourceQuota } from '@/lib/cluster/apis/core/resource-quota'
import { secret } from '@/lib/cluster/apis/core/secret'
import { service } from '@/lib/cluster/apis/core/service'
import { serviceAccount } from '@/lib/cluster/apis/core/service-account'
import { endpointSlice } from '@/lib/cluster/apis/discovery/endpoint-slice'
import { eventsEvent } from '@/lib/cluster/apis/events/event'
import { flowSchema, priorityLevelConfiguration } from '@/lib/cluster/apis/flowcontrol/flow-control'
import { type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { ingress } from '@/lib/cluster/apis/networking/ingress'
import { ingressClass } from '@/lib/cluster/apis/networking/ingress-class'
import { ipAddress } from '@/lib/cluster/apis/networking/ip-address'
import { networkPolicy } from '@/lib/cluster/apis/networking/network-policy'
import { serviceCidr } from '@/lib/cluster/apis/networking/service-cidr'
import { runtimeClass } from '@/lib/cluster/apis/node/runtime-class'
import { podDisruptionBudget } from '@/lib/cluster/apis/policy/pod-disruption-budget'
import { clusterRole, role } from '@/lib/cluster/apis/rbac/role'
import { clusterRoleBinding, roleBinding } from '@/lib/cluster/apis/rbac/role-binding'
import { dynamicResources } from '@/lib/cluster/apis/resource/dynamic-resources'
import { priorityClass } from '@/lib/cluster/apis/scheduling/priority-class'
import { csiDriver } from '@/lib/cluster/apis/storage/csi-driver'
import { csiNode } from '@/lib/cluster/apis/storage/csi-node'
import { csiStorageCapacity } from '@/lib/cluster/apis/storage/csi-storage-capacity'
import { storageClass } from '@/lib/cluster/apis/storage/storage-class'
import { volumeAttachment } from '@/lib/cluster/apis/storage/volume-attachment'
import { volumeAttributesClass } from '@/lib/cluster/apis/storage/volume-attributes-class'

export const kinds: readonly Kind[] = [
  componentStatus,
  configMap,
  endpoints,
  event,
  limitRange,
  namespace,
  node,
  persistentVolumeClaim,
  persistentVolume,
  pod,
  podTemplateKind,
  replicationController,
  resourceQuota,
  secret,
  serviceAccount,
  service,
  apiService,
  controllerRevision,
  daemonSet,
  deployment,
  replicaSet,
  statefulSet,
  eventsEvent,
  ...reviews,
  horizontalPodAutoscaler,
  horizontalPodAutoscalerV1,
  cronJob,
  job,
  certificateSigningRequest,
  ingressClass,
  ingress,
  ipAddress,
  networkPolicy,
  serviceCidr,
  podDisruptionBudget,
  clusterRoleBinding,
  clusterRole,
  roleBinding,
  role,
  csiDriver,
  csiNode,
  csiStorageCapacity,
  storageClass,
  volumeAttachment,
  volumeAttributesClass,
  mutatingAdmissionPolicyBinding,
  mutatingAdmissionPolicy,
  mutatingWebhookConfiguration,
  validatingAdmissionPolicy,
  validatingAdmissionPolicyBinding,
  validatingWebhookConfiguration,
  customResourceDefinition,
  priorityClass,
  lease,
  runtimeClass,
  endpointSlice,
  flowSchema,
  priorityLevelConfiguration,
  ...dynamicResources,
]

/** Of several versions of a kind the first counts. */
const byResource = new Map([...kinds].reverse().map((kind) => [resourceName(kind), kind]))

/** By `pods`, `deployments.apps`. */
export const findKind = (resource: string): Kind | undefined => byResource.get(resource)

const pathKey = (group: string, version: string, plural: string) => `${group}/${version}/${plural}`

const byPath = new Map(kinds.map((kind) => [pathKey(kind.group, kind.version, kind.plural), kind]))

/** By what a path of the API says. */
export const findKindAt = (group: string, version: string, plural: string): Kind | undefined =>
  byPath.get(pathKey(group, version, plural))
