import type { Ingress } from '@/lib/cluster/apimachinery/object'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'
import { validateIngress, validateIngressStatus } from '@/lib/cluster/apis/networking/ingress-validation'

/** The annotation that named the class before there was a field. */
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class'

/** What the API server asks of it when it is written. */
export const ingressStrategy: Strategy<Ingress> = {
  defaults(object) {
    object.spec ??= {}
    object.status ??= {}
    object.status.loadBalancer ??= {}
  },
  prepareForCreate(object) {
    object.status = { loadBalancer: {} }
  },
  prepareForUpdate(object, old) {
    object.status = old.status
  },
  validate: validateIngress,
  validateStatusUpdate: validateIngressStatus,
  validateCreate({ metadata, spec }, errors) {
    const named = metadata.annotations?.[CLASS_ANNOTATION]
    if (named !== undefined && spec.ingressClassName !== undefined && named !== spec.ingressClassName) {
      const why = 'must match `ingressClassName` when both are specified'
      errors.invalid(`annotations.${CLASS_ANNOTATION}`, named, why)
    }
  },
  warnings: ({ metadata, spec }, old) =>
    !old && metadata.annotations?.[CLASS_ANNOTATION] !== undefined && spec.ingressClassName === undefined
      ? [`annotation "${CLASS_ANNOTATION}" is deprecated, please use 'spec.ingressClassName' instead`]
      : [],
}
