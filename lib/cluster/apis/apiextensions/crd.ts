/** apiextensions.k8s.io/v1 CustomResourceDefinition, as the engine's own code reads it. */
import type { ObjectMeta } from '@/lib/cluster/apimachinery/object'
import type { JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'

export interface CrdNames {
  plural: string
  singular?: string
  kind: string
  listKind?: string
  shortNames?: string[]
  categories?: string[]
}

export interface PrinterColumn {
  name: string
  type: string
  format?: string
  description?: string
  priority?: number
  jsonPath: string
}

export interface ScalePaths {
  specReplicasPath: string
  statusReplicasPath: string
  labelSelectorPath?: string
}

export interface CrdVersion {
  name: string
  served: boolean
  storage: boolean
  deprecated?: boolean
  deprecationWarning?: string
  schema?: { openAPIV3Schema?: JsonSchema }
  subresources?: { status?: object; scale?: ScalePaths }
  additionalPrinterColumns?: PrinterColumn[]
  selectableFields?: { jsonPath: string }[]
}

export interface CrdConversion {
  strategy: string
  webhook?: {
    clientConfig?: {
      url?: string
      service?: { name: string; namespace: string; port?: number; path?: string }
      caBundle?: string
    }
    conversionReviewVersions?: string[]
  }
}

export interface CrdCondition {
  type: string
  status: 'True' | 'False' | 'Unknown'
  reason?: string
  message?: string
  lastTransitionTime?: string
}

export interface CrdSpec {
  group: string
  scope: string
  names: CrdNames
  versions: CrdVersion[]
  conversion?: CrdConversion
  preserveUnknownFields?: boolean
}

export interface CrdStatus {
  acceptedNames: CrdNames
  conditions: CrdCondition[] | null
  storedVersions: string[]
}

export interface CustomResourceDefinition {
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: CrdSpec
  status?: CrdStatus
  [field: string]: unknown
}

export const CRD_RESOURCE = 'customresourcedefinitions.apiextensions.k8s.io'
export const CLEANUP_FINALIZER = 'customresourcecleanup.apiextensions.k8s.io'

export const hasCondition = (crd: CustomResourceDefinition, type: string): boolean =>
  crd.status?.conditions?.some((one) => one.type === type && one.status === 'True') ?? false
