/**
 * Validation of CustomResourceDefinitions.
 * Mirrors: apiextensions/validation/validation.go; what all versions say alike is reported once, under
 * spec.validation and the like, because that is how the internal type has it.
 */
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { dns1035Label, dns1123Subdomain } from '@/lib/cluster/apimachinery/names'
import type {
  CrdNames,
  CrdSpec,
  CrdVersion,
  CustomResourceDefinition,
} from '@/lib/cluster/apis/apiextensions/crd'
import { hasCondition } from '@/lib/cluster/apis/apiextensions/crd'
import { validateConversion } from '@/lib/cluster/apis/apiextensions/crd-conversion'
import {
  validateColumns,
  validateDeprecation,
  validateSelectableFields,
  validateSubresources,
} from '@/lib/cluster/apis/apiextensions/crd-version-checks'
import { isKnownFormat } from '@/lib/cluster/apis/apiextensions/formats'
import { everySchema, type JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'
import { validateOpenApiSchema } from '@/lib/cluster/apis/apiextensions/schema-checks'
import { validateDefaults } from '@/lib/cluster/apis/apiextensions/schema-defaults'
import { validateStructural } from '@/lib/cluster/apis/apiextensions/structural'

/** What the root of a schema may say beside `type` when the status is a subresource. */
const AT_ROOT =
  `Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength
  Pattern MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example
  XPreserveUnknownFields XValidations`.split(/\s+/)

const goName = (name: string) =>
  name === 'x-kubernetes-validations'
    ? 'XValidations'
    : name === 'x-kubernetes-preserve-unknown-fields'
      ? 'XPreserveUnknownFields'
      : name.charAt(0).toUpperCase() + name.slice(1)

function validateRoot(schema: JsonSchema, hasStatus: boolean, path: string, errors: FieldErrors): void {
  if (hasStatus) {
    if (schema.type !== undefined && schema.type !== 'object') {
      const why =
        'only "object" is allowed as the type at the root of the schema if the status subresource is enabled'
      errors.invalid(`${path}.type`, schema.type, why)
    } else if (Object.keys(schema).some((name) => !AT_ROOT.includes(goName(name)))) {
      const why = `only [${AT_ROOT.join(' ')}] fields are allowed at the root of the schema if the status subresource is enabled`
      errors.invalid(path, schema, why)
    }
  }
  if (schema.nullable) errors.forbidden(`${path}.nullable`, 'nullable cannot be true at the root')
}

function validateSchema(schema: JsonSchema, hasStatus: boolean, path: string, errors: FieldErrors): void {
  const field = `${path}.openAPIV3Schema`
  validateRoot(schema, hasStatus, field, errors)
  const structural = new FieldErrors()
  validateStructural(schema, field, structural)
  if (structural.list.length === 0) validateDefaults(schema, field, structural)
  errors.list.push(...structural.list)
  validateOpenApiSchema(schema, field, structural.list.length === 0, errors)
}

type VersionPart = 'schema' | 'subresources' | 'additionalPrinterColumns' | 'selectableFields'

/** Whether all versions say the same of a part: then it counts as said once. */
const alike = ({ versions }: CrdSpec, part: VersionPart) =>
  versions.every((version) => deepEqual(version[part] ?? null, versions[0]?.[part] ?? null))

const TOP_LEVEL: Record<VersionPart, string> = {
  schema: 'spec.validation',
  subresources: 'spec.subresources',
  additionalPrinterColumns: 'spec.additionalPrinterColumns',
  selectableFields: 'spec.selectableFields',
}

function validateParts(
  spec: CrdSpec,
  version: CrdVersion,
  index: number,
  shared: boolean,
  errors: FieldErrors,
): void {
  const pathOf = (part: VersionPart) => (shared ? TOP_LEVEL[part] : `spec.versions[${index}].${part}`)
  const due = (part: VersionPart) => alike(spec, part) === shared
  const schema = version.schema?.openAPIV3Schema
  const hasStatus = shared
    ? spec.versions.some(({ subresources }) => subresources?.status !== undefined)
    : version.subresources?.status !== undefined
  if (schema && due('schema')) validateSchema(schema, hasStatus, pathOf('schema'), errors)
  if (due('subresources')) validateSubresources(version.subresources, pathOf('subresources'), errors)
  if (due('additionalPrinterColumns')) {
    validateColumns(version.additionalPrinterColumns ?? [], pathOf('additionalPrinterColumns'), errors)
  }
  if (due('selectableFields')) {
    validateSelectableFields(version.selectableFields ?? [], schema, pathOf('selectableFields'), errors)
  }
}

/** A version as Go prints its internal type, once what all versions say alike is taken out of it. */
const shownVersion = ({ name, served, storage, deprecated, deprecationWarning }: CrdVersion) => ({
  Name: name,
  Served: served ?? false,
  Storage: storage ?? false,
  Deprecated: deprecated ?? false,
  DeprecationWarning: deprecationWarning ?? null,
  Schema: null,
  Subresources: null,
  AdditionalPrinterColumns: null,
  SelectableFields: null,
})

function validateVersions(spec: CrdSpec, errors: FieldErrors): void {
  const { versions } = spec
  const missing = versions.filter(({ schema }) => !schema?.openAPIV3Schema)
  if (missing.length > 0) {
    for (const [index, version] of versions.entries()) {
      if (!version.schema?.openAPIV3Schema) errors.required(`spec.versions[${index}].schema.openAPIV3Schema`)
    }
  }
  const defaults = versions.some(({ schema }) =>
    [...(schema?.openAPIV3Schema ? everySchema(schema.openAPIV3Schema) : [])].some(
      (one) => one.default !== undefined,
    ),
  )
  if (defaults && spec.preserveUnknownFields) {
    errors.invalid('spec.preserveUnknownFields', true, 'must be false in order to use defaults in the schema')
  }
  for (const [index, version] of versions.entries()) {
    for (const why of dns1035Label(version.name ?? '')) {
      errors.invalid(`spec.versions[${index}].name`, version.name ?? '', why)
    }
    validateDeprecation(version, `spec.versions[${index}]`, errors)
    validateParts(spec, version, index, false, errors)
  }
  if (new Set(versions.map(({ name }) => name)).size !== versions.length) {
    errors.invalid('spec.versions', versions.map(shownVersion), 'must contain unique version names')
  }
  if (versions.filter(({ storage }) => storage).length !== 1) {
    errors.invalid(
      'spec.versions',
      versions.map(shownVersion),
      'must have exactly one version marked as storage version',
    )
  }
}

function validateName(value: string, path: string, errors: FieldErrors): void {
  if (value === '') return
  const why = dns1035Label(value)
  if (why.length > 0) errors.invalid(path, value, why.join(','))
}

function validateKind(value: string, path: string, errors: FieldErrors): void {
  if (value === '') return
  const why = dns1035Label(value.toLowerCase())
  if (why.length > 0)
    errors.invalid(path, value, `may have mixed case, but should otherwise match: ${why.join(',')}`)
}

function validateNames(names: CrdNames, path: string, errors: FieldErrors): void {
  const { plural = '', singular = '', kind = '', listKind = '' } = names
  validateName(plural, `${path}.plural`, errors)
  validateName(singular, `${path}.singular`, errors)
  validateKind(kind, `${path}.kind`, errors)
  validateKind(listKind, `${path}.listKind`, errors)
  for (const [index, name] of (names.shortNames ?? []).entries()) {
    validateName(name, `${path}.shortNames[${index}]`, errors)
  }
  if (kind !== '' && kind === listKind) {
    errors.invalid(`${path}.listKind`, listKind, 'kind and listKind may not be the same')
  }
  for (const [index, name] of (names.categories ?? []).entries()) {
    validateName(name, `${path}.categories[${index}]`, errors)
  }
}

const SCOPES = ['Cluster', 'Namespaced']

function validateGroup(group: string, errors: FieldErrors): void {
  const why = dns1123Subdomain(group)
  if (group === '') errors.required('spec.group')
  else if (why.length > 0) errors.invalid('spec.group', group, why.join(','))
  else if (!group.includes('.'))
    errors.invalid('spec.group', group, 'should be a domain with at least one dot')
}

function validateSpec(spec: CrdSpec, errors: FieldErrors): void {
  const { group = '', scope = '', names } = spec
  validateGroup(group, errors)
  if (scope === '') errors.required('spec.scope')
  else if (!SCOPES.includes(scope)) errors.notSupported('spec.scope', scope, SCOPES)
  validateVersions(spec, errors)
  for (const name of ['plural', 'singular', 'kind', 'listKind'] as const) {
    if (!names[name]) errors.required(`spec.names.${name}`)
  }
  validateNames(names, 'spec.names', errors)
  const [first] = spec.versions
  if (first) validateParts(spec, first, 0, true, errors)
  validateConversion(spec, errors)
}

function validateStoredVersions(crd: CustomResourceDefinition, errors: FieldErrors): void {
  const stored = crd.status?.storedVersions ?? []
  const path = 'status.storedVersions'
  if (stored.length === 0) errors.invalid(path, null, 'must have at least one stored version')
  for (const [index, name] of stored.entries()) {
    if (crd.spec.versions.some((version) => version.name === name)) continue
    const why = `missing from spec.versions; ${name} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${name} and removes ${name} from status.storedVersions`
    errors.invalid(`${path}[${index}]`, name, why)
  }
}

const APPROVAL = 'api-approved.kubernetes.io'

/** Groups of the community need a link to their review, or say why they have none. */
function validateApproval(crd: CustomResourceDefinition, errors: FieldErrors): void {
  const { group = '' } = crd.spec
  if (!/(^|\.)(k8s\.io|kubernetes\.io)$/.test(group)) return
  const path = `metadata.annotations[${APPROVAL}]`
  const value = crd.metadata.annotations?.[APPROVAL]
  if (value === undefined || value === '') {
    errors.required(
      path,
      'protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111',
    )
  } else if (!value.startsWith('unapproved') && !/^https?:\/\/\S+$/.test(value)) {
    const why =
      'protected groups must have approval annotation "api-approved.kubernetes.io" with either a URL or a reason starting with "unapproved", see https://github.com/kubernetes/enhancements/pull/1111'
    errors.invalid(path, value, why)
  }
}

export function validateCrd(crd: CustomResourceDefinition, errors: FieldErrors): void {
  const { plural } = crd.spec.names
  if (crd.metadata.name !== `${plural}.${crd.spec.group}`) {
    errors.invalid('metadata.name', crd.metadata.name, 'must be spec.names.plural+"."+spec.group')
  }
  validateSpec(crd.spec, errors)
  validateStoredVersions(crd, errors)
  validateApproval(crd, errors)
  if (crd.spec.preserveUnknownFields) {
    errors.invalid(
      'spec.preserveUnknownFields',
      true,
      'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead',
    )
  }
}

/** Names that storage depends on do not change. */
export function validateCrdUpdate(
  crd: CustomResourceDefinition,
  old: CustomResourceDefinition,
  errors: FieldErrors,
): void {
  const immutable = 'field is immutable'
  const fixed = (path: string, value: string, before: string) => {
    if (value !== before) errors.invalid(path, value, immutable)
  }
  if (hasCondition(old, 'Established')) {
    fixed('spec.scope', crd.spec.scope, old.spec.scope)
    fixed('spec.names.kind', crd.spec.names.kind, old.spec.names.kind)
  }
  fixed('spec.group', crd.spec.group, old.spec.group)
  fixed('spec.names.plural', crd.spec.names.plural, old.spec.names.plural)
}

function formatWarnings(crd: CustomResourceDefinition): string[] {
  const found = new Set<string>()
  for (const { schema } of crd.spec.versions) {
    for (const one of schema?.openAPIV3Schema ? everySchema(schema.openAPIV3Schema) : []) {
      if (one.format && !isKnownFormat(one.format))
        found.add(`unrecognized format ${JSON.stringify(one.format)}`)
    }
  }
  return [...found]
}

/** What is new in it and odd. */
export function crdWarnings(crd: CustomResourceDefinition, old?: CustomResourceDefinition): string[] {
  const before = old ? formatWarnings(old) : []
  return formatWarnings(crd).filter((text) => !before.includes(text))
}
