/** The strategies of kinds that no cluster boots with, by the name of the kind in its file. */
import { validatingAdmissionPolicyBindingStrategy } from '@/lib/cluster/apis/admissionregistration/admission-policy-binding-strategy'
import { validatingAdmissionPolicyStrategy } from '@/lib/cluster/apis/admissionregistration/admission-policy-strategy'
import {
  mutatingAdmissionPolicyBindingStrategy,
  mutatingAdmissionPolicyStrategy,
} from '@/lib/cluster/apis/admissionregistration/mutating-admission-policy-strategy'
import {
  mutatingWebhookConfigurationStrategy,
  validatingWebhookConfigurationStrategy,
} from '@/lib/cluster/apis/admissionregistration/webhook-configuration-strategy'
import { customResourceDefinitionStrategy } from '@/lib/cluster/apis/apiextensions/custom-resource-definition-strategy'
import { apiServiceStrategy } from '@/lib/cluster/apis/apiregistration/api-service-strategy'
import { statefulSetStrategy } from '@/lib/cluster/apis/apps/stateful-set-strategy'
import { horizontalPodAutoscalerStrategy } from '@/lib/cluster/apis/autoscaling/horizontal-pod-autoscaler-strategy'
import { cronJobStrategy } from '@/lib/cluster/apis/batch/cron-job-strategy'
import { jobStrategy } from '@/lib/cluster/apis/batch/job-strategy'
import { certificateSigningRequestStrategy } from '@/lib/cluster/apis/certificates/certificate-signing-request-strategy'
import { endpointsStrategy } from '@/lib/cluster/apis/core/endpoints-strategy'
import { limitRangeStrategy } from '@/lib/cluster/apis/core/limit-range-strategy'
import { persistentVolumeClaimStrategy } from '@/lib/cluster/apis/core/persistent-volume-claim-strategy'
import { persistentVolumeStrategy } from '@/lib/cluster/apis/core/persistent-volume-strategy'
import { replicationControllerStrategy } from '@/lib/cluster/apis/core/replication-controller-strategy'
import { resourceQuotaStrategy } from '@/lib/cluster/apis/core/resource-quota-strategy'
import { secretStrategy } from '@/lib/cluster/apis/core/secret-strategy'
import { serviceStrategy } from '@/lib/cluster/apis/core/service-strategy'
import { endpointSliceStrategy } from '@/lib/cluster/apis/discovery/endpoint-slice-strategy'
import { ingressClassStrategy } from '@/lib/cluster/apis/networking/ingress-class-strategy'
import { ingressStrategy } from '@/lib/cluster/apis/networking/ingress-strategy'
import { networkPolicyStrategy } from '@/lib/cluster/apis/networking/network-policy-strategy'
import { podDisruptionBudgetStrategy } from '@/lib/cluster/apis/policy/pod-disruption-budget-strategy'
import { csiDriverStrategy } from '@/lib/cluster/apis/storage/csi-driver-strategy'
import { csiNodeStrategy } from '@/lib/cluster/apis/storage/csi-node-strategy'
import { volumeAttachmentStrategy } from '@/lib/cluster/apis/storage/volume-attachment-strategy'
import { volumeAttributesClassStrategy } from '@/lib/cluster/apis/storage/volume-attributes-class-strategy'

export const strategies = {
  apiService: apiServiceStrategy,
  certificateSigningRequest: certificateSigningRequestStrategy,
  cronJob: cronJobStrategy,
  csiDriver: csiDriverStrategy,
  csiNode: csiNodeStrategy,
  customResourceDefinition: customResourceDefinitionStrategy,
  endpoints: endpointsStrategy,
  endpointSlice: endpointSliceStrategy,
  horizontalPodAutoscaler: horizontalPodAutoscalerStrategy,
  ingress: ingressStrategy,
  ingressClass: ingressClassStrategy,
  job: jobStrategy,
  limitRange: limitRangeStrategy,
  mutatingAdmissionPolicy: mutatingAdmissionPolicyStrategy,
  mutatingAdmissionPolicyBinding: mutatingAdmissionPolicyBindingStrategy,
  mutatingWebhookConfiguration: mutatingWebhookConfigurationStrategy,
  networkPolicy: networkPolicyStrategy,
  persistentVolume: persistentVolumeStrategy,
  persistentVolumeClaim: persistentVolumeClaimStrategy,
  podDisruptionBudget: podDisruptionBudgetStrategy,
  replicationController: replicationControllerStrategy,
  resourceQuota: resourceQuotaStrategy,
  secret: secretStrategy,
  service: serviceStrategy,
  statefulSet: statefulSetStrategy,
  validatingAdmissionPolicy: validatingAdmissionPolicyStrategy,
  validatingAdmissionPolicyBinding: validatingAdmissionPolicyBindingStrategy,
  validatingWebhookConfiguration: validatingWebhookConfigurationStrategy,
  volumeAttachment: volumeAttachmentStrategy,
  volumeAttributesClass: volumeAttributesClassStrategy,
}
