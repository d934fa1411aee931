/** Validation of Jobs and of a CronJob's job template. Mirrors: pkg/apis/batch/validation/validation.go. */
import type { IJobSpec } from 'kubernetes-models/batch/v1/JobSpec'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { Job } from '@/lib/cluster/apimachinery/object'
import {
  validatePodFailurePolicy,
  validatePodReplacementPolicy,
  validateSuccessPolicy,
} from '@/lib/cluster/apis/batch/job-policies'
import { validateTemplate } from '@/lib/cluster/apis/core/pod-template'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'

const MAX_INDEXED = 100_000

function validateLabel(job: Job, key: string, expected: string, errors: FieldErrors): void {
  const labels = job.spec.template.metadata?.labels
  const field = `spec.template.metadata.labels[${key}]`
  const actual = labels?.[key]
  if (actual === undefined) errors.required(field, `must be '${expected}'`)
  else if (actual !== expected) errors.invalid(field, labels, `must be '${expected}'`)
}

/** What generating the selector should have brought about. */
export function validateGeneratedSelector(job: Job, errors: FieldErrors): void {
  const { metadata, spec } = job
  if (spec.manualSelector || !spec.selector) return
  const expected = {
    'controller-uid': metadata.uid,
    'job-name': metadata.name ?? '',
    'batch.kubernetes.io/controller-uid': metadata.uid,
    'batch.kubernetes.io/job-name': metadata.name ?? '',
  }
  for (const [key, value] of Object.entries(expected)) validateLabel(job, key, value, errors)
  if (!matchesLabelSelector(spec.selector, expected))
    errors.invalid('spec.selector', spec.selector, '`selector` not auto-generated')
}

/** The selector must choose the pods that the template makes. */
export function validateSelector(spec: IJobSpec, errors: FieldErrors): void {
  const { selector } = spec
  if (!selector) errors.required('spec.selector')
  const usable = validateLabelSelector(selector, 'spec.selector', errors)
  const labels = spec.template.metadata?.labels
  if (usable && !matchesLabelSelector(selector, labels))
    errors.invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`')
}

function validateIndexed(spec: IJobSpec, field: string, errors: FieldErrors): void {
  const { completions, parallelism = 0, maxFailedIndexes } = spec
  if (completions === undefined) errors.required(`${field}.completions`, 'when completion mode is Indexed')
  if (parallelism > MAX_INDEXED) {
    const why = `must be less than or equal to ${MAX_INDEXED} when completion mode is Indexed`
    errors.invalid(`${field}.parallelism`, parallelism, why)
  }
  if (completions !== undefined && maxFailedIndexes !== undefined && maxFailedIndexes > completions)
    errors.invalid(`${field}.maxFailedIndexes`, maxFailedIndexes, 'must be less than or equal to completions')
}

function validateMode(spec: IJobSpec, field: string, errors: FieldErrors): void {
  const mode = spec.completionMode as string | undefined
  if (mode !== undefined && mode !== 'NonIndexed' && mode !== 'Indexed')
    errors.notSupported(`${field}.completionMode`, mode, ['NonIndexed', 'Indexed'])
  if (mode === 'Indexed') validateIndexed(spec, field, errors)
  if (mode !== undefined && mode !== 'NonIndexed') return
  for (const name of ['backoffLimitPerIndex', 'maxFailedIndexes'] as const) {
    if (spec[name] !== undefined)
      errors.invalid(`${field}.${name}`, spec[name], 'requires indexed completion mode')
  }
}

function validateRestartPolicy(spec: IJobSpec, field: string, errors: FieldErrors): void {
  const policy = spec.template.spec?.restartPolicy ?? ''
  const at = `${field}.template.spec.restartPolicy`
  if (policy === '' || policy === 'Always') errors.required(at, 'valid values: "OnFailure", "Never"')
  else if (policy !== 'OnFailure' && policy !== 'Never')
    errors.notSupported(at, policy, ['OnFailure', 'Never'])
  if (spec.podFailurePolicy && policy !== 'Never')
    errors.invalid(at, policy, 'only "Never" is supported when podFailurePolicy is specified')
}

const COUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const

/** A job's spec but for its selector. */
export function validateJobSpec(spec: IJobSpec, field: string, errors: FieldErrors): void {
  for (const name of COUNTS) errors.nonNegative(`${field}.${name}`, spec[name])
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined)
    errors.required(`${field}.backoffLimitPerIndex`, 'when maxFailedIndexes is specified')
  if (spec.managedBy !== undefined && !/^[a-z0-9.-]+\/\S+$/.test(spec.managedBy))
    errors.invalid(
      `${field}.managedBy`,
      spec.managedBy,
      'must be a domain-prefixed path (such as "acme.io/foo")',
    )
  validateMode(spec, field, errors)
  validatePodFailurePolicy(spec, `${field}.podFailurePolicy`, errors)
  validateSuccessPolicy(spec, `${field}.successPolicy`, errors)
  validatePodReplacementPolicy(spec, `${field}.podReplacementPolicy`, errors)
  validateTemplate(spec.template, `${field}.template`, errors)
  validateRestartPolicy(spec, field, errors)
}
