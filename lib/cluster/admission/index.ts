/** Admission plugins in the order in which the API server asks them. */

import {
  mutatingAdmissionPolicy,
  validatingAdmissionPolicy,
} from '@/lib/cluster/admission/admission-policies'
import { certificateApproval, certificateSigning } from '@/lib/cluster/admission/certificate-approval'
import { certificateRequestor } from '@/lib/cluster/admission/certificate-requestor'
import { defaultIngressClass } from '@/lib/cluster/admission/default-ingress-class'
import { defaultStorageClass } from '@/lib/cluster/admission/default-storage-class'
import { defaultTolerationSeconds } from '@/lib/cluster/admission/default-toleration-seconds'
import { limitRanger, podSecurity, resourceQuota } from '@/lib/cluster/admission/late-plugins'
import { namespaceLifecycle } from '@/lib/cluster/admission/namespace-lifecycle'
import { persistentVolumeClaimResize } from '@/lib/cluster/admission/persistent-volume-claim-resize'
import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { podResize } from '@/lib/cluster/admission/pod-resize'
import { priority } from '@/lib/cluster/admission/priority'
import { rbacEscalation } from '@/lib/cluster/admission/rbac-escalation'
import { runtimeClass } from '@/lib/cluster/admission/runtime-class'
import { serviceAccount } from '@/lib/cluster/admission/service-account'
import { storageObjectInUseProtection } from '@/lib/cluster/admission/storage-object-in-use-protection'
import { mutatingWebhook, validatingWebhook } from '@/lib/cluster/admission/webhooks'

export const admissionPlugins: readonly AdmissionPlugin[] = [
  rbacEscalation,
  certificateRequestor,
  certificateApproval,
  certificateSigning,
  namespaceLifecycle,
  limitRanger,
  serviceAccount,
  podSecurity,
  podResize,
  priority,
  defaultTolerationSeconds,
  defaultStorageClass,
  storageObjectInUseProtection,
  persistentVolumeClaimResize,
  runtimeClass,
  defaultIngressClass,
  mutatingAdmissionPolicy,
  mutatingWebhook,
  validatingAdmissionPolicy,
  validatingWebhook,
  resourceQuota,
]
