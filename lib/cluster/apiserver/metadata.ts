/** Object metadata: what the server refuses. Mirrors: apimachinery/pkg/api/validation/objectmeta.go. */

import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { FOREGROUND, ORPHAN } from '@/lib/cluster/apimachinery/finalizers'
import {
  dns1123Label,
  NAME_RULES,
  qualifiedName,
  validateAnnotations,
  validateLabels,
} from '@/lib/cluster/apimachinery/names'
import type { KubeObject, ObjectMeta } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'

function validateOwners(meta: ObjectMeta, errors: FieldErrors): void {
  let controller: string | undefined
  for (const [index, reference] of (meta.ownerReferences ?? []).entries()) {
    const field = `metadata.ownerReferences[${index}]`
    if (!reference.apiVersion)
      errors.invalid(`${field}.apiVersion`, reference.apiVersion ?? '', 'version must not be empty')
    if (!reference.kind) errors.invalid(`${field}.kind`, reference.kind ?? '', 'must not be empty')
    if (!reference.name) errors.invalid(`${field}.name`, reference.name ?? '', 'must not be empty')
    if (!reference.uid) errors.invalid(`${field}.uid`, reference.uid ?? '', 'must not be empty')
    if (!reference.controller) continue
    if (controller !== undefined) {
      errors.invalid(
        'metadata.ownerReferences',
        meta.ownerReferences,
        `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${reference.name}`,
      )
    }
    controller = reference.name
  }
}

/** Validates the metadata of a new or changed object. */
export function validateMetadata(object: KubeObject, kind: Kind, errors: FieldErrors): void {
  const meta = object.metadata
  const rule = NAME_RULES[kind.nameRule ?? 'subdomain']
  if (meta.generateName) {
    for (const why of rule(meta.generateName.replace(/-$/, 'a'))) {
      errors.invalid('metadata.generateName', meta.generateName, why)
    }
  }
  if (!meta.name) errors.required('metadata.name', 'name or generateName is required')
  else for (const why of rule(meta.name)) errors.invalid('metadata.name', meta.name, why)
  if (kind.namespaced) {
    if (!meta.namespace) errors.required('metadata.namespace')
    else
      for (const why of dns1123Label(meta.namespace))
        errors.invalid('metadata.namespace', meta.namespace, why)
  } else if (meta.namespace) errors.forbidden('metadata.namespace', 'not allowed on this type')
  validateLabels(meta.labels, 'metadata.labels', errors)
  validateAnnotations(meta.annotations, 'metadata.annotations', errors)
  validateOwners(meta, errors)
  for (const [index, finalizer] of (meta.finalizers ?? []).entries()) {
    for (const why of qualifiedName(finalizer))
      errors.invalid(`metadata.finalizers[${index}]`, finalizer, why)
    if (
      qualifiedName(finalizer).length === 0 &&
      !finalizer.includes('/') &&
      !STANDARD_FINALIZERS.has(finalizer)
    ) {
      errors.invalid(
        `metadata.finalizers[${index}]`,
        finalizer,
        'name is neither a standard finalizer name nor is it fully qualified',
      )
    }
  }
}

const STANDARD_FINALIZERS = new Set([ORPHAN, FOREGROUND, 'kubernetes'])

/** What of the metadata an update may not change. */
export function validateMetadataUpdate(object: KubeObject, old: KubeObject, errors: FieldErrors): void {
  const immutable = 'field is immutable'
  for (const field of ['name', 'namespace', 'uid'] as const) {
    const value = object.metadata[field]
    if (value !== old.metadata[field]) errors.invalid(`metadata.${field}`, value ?? '', immutable)
  }
  if (!old.metadata.deletionTimestamp) return
  const before = old.metadata.finalizers ?? []
  const added = (object.metadata.finalizers ?? []).filter((finalizer) => !before.includes(finalizer))
  if (added.length > 0) {
    errors.forbidden(
      'metadata.finalizers',
      `no new finalizers can be added if the object is being deleted, found new finalizers []string{${added.map((f) => JSON.stringify(f)).join(', ')}}`,
    )
  }
}
