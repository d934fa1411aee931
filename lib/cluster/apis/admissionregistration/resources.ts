export const ADMISSION_GROUP = 'admissionregistration.k8s.io'

/** Where webhooks are written down. */
export const MUTATING = `mutatingwebhookconfigurations.${ADMISSION_GROUP}`
export const VALIDATING = `validatingwebhookconfigurations.${ADMISSION_GROUP}`
export const MUTATING_BINDINGS = `mutatingadmissionpolicybindings.${ADMISSION_GROUP}`
export const VALIDATING_BINDINGS = `validatingadmissionpolicybindings.${ADMISSION_GROUP}`

/** With any of these, somebody looks at what is written before it is stored. */
export const HOOKS = [MUTATING, VALIDATING, MUTATING_BINDINGS, VALIDATING_BINDINGS]
