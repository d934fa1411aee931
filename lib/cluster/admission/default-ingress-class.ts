import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import type { Ingress, IngressClass } from '@/lib/cluster/apimachinery/object'
import { newestDefault } from '@/lib/cluster/apis/newest-default'

const IS_DEFAULT = 'ingressclass.kubernetes.io/is-default-class'
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class'

const isDefault = ({ metadata }: IngressClass) => metadata.annotations?.[IS_DEFAULT] === 'true'

/** Writes the default class into new Ingresses that name none, in the field or the old annotation. */
export const defaultIngressClass: AdmissionPlugin = {
  name: 'DefaultIngressClass',
  resources: ['ingresses.networking.k8s.io'],
  admit({ kind, operation, object, subresource }, context) {
    if (kind.kind !== 'Ingress' || operation !== 'CREATE' || subresource !== undefined) return
    const { metadata, spec } = object as unknown as Ingress
    if (spec.ingressClassName !== undefined || metadata.annotations?.[CLASS_ANNOTATION] !== undefined) return
    const classes = context.list('ingressclasses.networking.k8s.io') as unknown as IngressClass[]
    const found = newestDefault(classes, isDefault)
    if (found) spec.ingressClassName = found.metadata.name
  },
}
