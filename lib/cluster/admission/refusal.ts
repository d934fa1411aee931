/** Why admission refuses, as data beside Kubernetes' words. */

import type { Finding } from '@/lib/cluster/admission/finding'
import type { AdmissionAttributes, AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { ApiError } from '@/lib/cluster/apimachinery/errors'

/** The phase of admission in which a plugin was asked. */
export type Phase = 'admit' | 'validate'

/** An error of a plugin with what the plugin found. */
class Found extends ApiError {
  constructor(
    { status }: ApiError,
    readonly finding: Finding,
  ) {
    super(status)
  }
}

/** Says with data what a refusal says in words. */
export const withFinding = (error: ApiError, finding: Finding): ApiError => new Found(error, finding)

export interface AdmissionRefusal {
  plugin: string
  phase: Phase
  /** The object's name, or what its name is made from. */
  target: string
  /** What the message says in words; not every plugin has more to tell. */
  finding?: Finding
}

/** A plugin said no. */
export class AdmissionRefused extends ApiError {
  readonly refusal: AdmissionRefusal
  constructor(error: ApiError, { name: plugin }: AdmissionPlugin, phase: Phase, asked: AdmissionAttributes) {
    super(error.status)
    const { metadata } = asked.object ?? {}
    const target = metadata?.generateName || metadata?.name || asked.name
    this.refusal = { plugin, phase, target, ...(error instanceof Found ? { finding: error.finding } : {}) }
  }
}
