/** The admission plugins of an API server, asked in their order. */
import type { AdmissionAttributes, AdmissionContext, AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { AdmissionRefused, type Phase } from '@/lib/cluster/admission/refusal'
import { ApiError } from '@/lib/cluster/apimachinery/errors'

export class AdmissionChain {
  private readonly phases: Record<Phase, readonly AdmissionPlugin[]>

  constructor(
    plugins: readonly AdmissionPlugin[],
    private readonly context: AdmissionContext,
  ) {
    this.phases = {
      admit: plugins.filter((plugin) => plugin.admit),
      validate: plugins.filter((plugin) => plugin.validate),
    }
  }

  /** @throws ApiError of the plugin that refuses, with what it was asked */
  run(phase: Phase, attributes: AdmissionAttributes): void {
    let at: AdmissionPlugin | undefined
    try {
      for (at of this.phases[phase]) at[phase]?.(attributes, this.context)
    } catch (error) {
      throw at && error instanceof ApiError ? new AdmissionRefused(error, at, phase, attributes) : error
    }
    const { reinvocation } = attributes
    if (phase === 'validate' || !reinvocation?.wanted || reinvocation.again) return
    reinvocation.again = true
    this.run(phase, attributes)
  }

  /** For what is not changed between the two phases. */
  runBoth(attributes: AdmissionAttributes): void {
    this.run('admit', attributes)
    this.run('validate', attributes)
  }
}
