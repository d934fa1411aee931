/** What late-plugins.ts stands in for. */
import { certificateRequestor } from '@/lib/cluster/admission/certificate-requestor'
import { limitRanger } from '@/lib/cluster/admission/limit-ranger'
import { podSecurity } from '@/lib/cluster/admission/pod-security'
import { rbacEscalation } from '@/lib/cluster/admission/rbac-escalation'
import { resourceQuota } from '@/lib/cluster/admission/resource-quota'

export const plugins = { certificateRequestor, limitRanger, podSecurity, rbacEscalation, resourceQuota }
