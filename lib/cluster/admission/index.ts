/** Admission plugins in the order in which the API server asks them. */
import { defaultTolerationSeconds } from '@/lib/cluster/admission/default-toleration-seconds'
import { namespaceLifecycle } from '@/lib/cluster/admission/namespace-lifecycle'
import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { priority } from '@/lib/cluster/admission/priority'
import { serviceAccount } from '@/lib/cluster/admission/service-account'

export const admissionPlugins: readonly AdmissionPlugin[] = [
  namespaceLifecycle,
  serviceAccount,
  priority,
  defaultTolerationSeconds,
]
