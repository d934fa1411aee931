/** What late-plugins.ts stands in for. */
import { certificateApproval, certificateSigning } from '@/lib/cluster/admission/certificate-approval'
import { certificateRequestor } from '@/lib/cluster/admission/certificate-requestor'
import { limitRanger } from '@/lib/cluster/admission/limit-ranger'
import { podResize } from '@/lib/cluster/admission/pod-resize'
import { podSecurity } from '@/lib/cluster/admission/pod-security'
import { rbacEscalation } from '@/lib/cluster/admission/rbac-escalation'
import { resourceQuota } from '@/lib/cluster/admission/resource-quota'
import { runtimeClass } from '@/lib/cluster/admission/runtime-class'

export const plugins = {
  certificateApproval,
  certificateRequestor,
  certificateSigning,
  limitRanger,
  podResize,
  podSecurity,
  rbacEscalation,
  resourceQuota,
  runtimeClass,
}
