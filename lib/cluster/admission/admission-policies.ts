/** The plugins that ask policies, once there are any. */
import { isExempt } from '@/lib/cluster/admission/match-resources'
import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { MUTATING_BINDINGS, VALIDATING_BINDINGS } from '@/lib/cluster/apis/admissionregistration/resources'
import { rare } from '@/lib/cluster/sim/parts'

export const mutatingAdmissionPolicy: AdmissionPlugin = {
  name: 'MutatingAdmissionPolicy',
  admit(attributes, context) {
    if (isExempt(attributes) || context.list(MUTATING_BINDINGS).length === 0) return
    rare('mutatingPolicies').askMutatingPolicies(attributes, context)
  },
}

export const validatingAdmissionPolicy: AdmissionPlugin = {
  name: 'ValidatingAdmissionPolicy',
  validate(attributes, context) {
    if (isExempt(attributes) || context.list(VALIDATING_BINDINGS).length === 0) return
    rare('validatingPolicies').askValidatingPolicies(attributes, context)
  },
}
