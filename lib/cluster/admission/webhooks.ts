/** The plugins that ask webhooks, once there are any. */
import { isExempt } from '@/lib/cluster/admission/match-resources'
import type { AdmissionAttributes, AdmissionContext, AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { MUTATING, VALIDATING } from '@/lib/cluster/apis/admissionregistration/resources'
import { part } from '@/lib/cluster/sim/parts'

const concerns = (resource: string, attributes: AdmissionAttributes, context: AdmissionContext) =>
  !isExempt(attributes) && context.list(resource).length > 0

export const mutatingWebhook: AdmissionPlugin = {
  name: 'MutatingAdmissionWebhook',
  admit(attributes, context) {
    if (concerns(MUTATING, attributes, context)) part('webhooks').askMutating(attributes, context)
  },
}

export const validatingWebhook: AdmissionPlugin = {
  name: 'ValidatingAdmissionWebhook',
  validate(attributes, context) {
    if (concerns(VALIDATING, attributes, context)) part('webhooks').askValidating(attributes, context)
  },
}
