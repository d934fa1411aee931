/** What late-plugins.ts stands in for. */
import { limitRanger } from '@/lib/cluster/admission/limit-ranger'
import { podSecurity } from '@/lib/cluster/admission/pod-security'
import { resourceQuota } from '@/lib/cluster/admission/resource-quota'

export const plugins = { limitRanger, podSecurity, resourceQuota }
