export const ADMISSION_GROUP = 'admissionregistration.k8s.io'

/** Where webhooks are written down. */
export const MUTATING = `mutatingwebhookconfigurations.${ADMISSION_GROUP}`
export const VALIDATING = `validatingwebhookconfigurations.${ADMISSION_GROUP}`
