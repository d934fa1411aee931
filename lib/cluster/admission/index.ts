/** Admission plugins in the order in which the API server asks them. */

import {
  mutatingAdmissionPolicy,
  validatingAdmissionPolicy,
} from '@/lib/cluster/admission/admission-policies'
import { defaultIngressClass } from '@/lib/cluster/admission/default-ingress-class'
import { defaultStorageClass } from '@/lib/cluster/admission/default-storage-class'
import { defaultTolerationSeconds } from '@/lib/cluster/admission/default-toleration-seconds'
import {
  certificateApproval,
  certificateRequestor,
  certificateSigning,
  limitRanger,
  podResize,
  podSecurity,
  rbacEscalation,
  resourceQuota,
  runtimeClass,
} from '@/lib/cluster/admission/late-plugins'
import { namespaceLifecycle } from '@/lib/cluster/admission/namespace-lifecycle'
import { nodeRestriction } from '@/lib/cluster/admission/node-restriction'
import { persistentVolumeClaimResize } from '@/lib/cluster/admission/persistent-volume-claim-resize'
import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { podTopologyLabels } from '@/lib/cluster/admission/pod-topology-labels'
import { priority } from '@/lib/cluster/admission/priority'
import { serviceAccount } from '@/lib/cluster/admission/service-account'
import { storageObjectInUseProtection } from '@/lib/cluster/admission/storage-object-in-use-protection'
import { taintNodesByCondition } from '@/lib/cluster/admission/taint-nodes-by-condition'
import { mutatingWebhook, validatingWebhook } from '@/lib/cluster/admission/webhooks'

/** Mirrors: pkg/kubeapiserver/options/plugins.go AllOrderedPlugins, those that are on by default. */
export const admissionPlugins: readonly AdmissionPlugin[] = [
  // No plugin there, but a part of the storage of roles and bindings.
  rbacEscalation,
  namespaceLifecycle,
  limitRanger,
  serviceAccount,
  nodeRestriction,
  taintNodesByCondition,
  podSecurity,
  priority,
  defaultTolerationSeconds,
  defaultStorageClass,
  storageObjectInUseProtection,
  persistentVolumeClaimResize,
  runtimeClass,
  certificateApproval,
  certificateSigning,
  certificateRequestor,
  defaultIngressClass,
  podTopologyLabels,
  podResize,
  mutatingAdmissionPolicy,
  mutatingWebhook,
  validatingAdmissionPolicy,
  validatingWebhook,
  resourceQuota,
]
