/** The admission plugins of an API server, asked in their order. */
import type { AdmissionAttributes, AdmissionContext, AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { AdmissionRefused, type Phase } from '@/lib/cluster/admission/refusal'
import { ApiError } from '@/lib/cluster/apimachinery/errors'
import { type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { Looked, type UnseenWrite } from '@/lib/cluster/apiserver/admission-attributes'

type Phases = Record<Phase, readonly AdmissionPlugin[]>

export class AdmissionChain {
  /** By resource: most plugins look at one or two. */
  private readonly phases = new Map<string, Phases>()

  constructor(
    private readonly plugins: readonly AdmissionPlugin[],
    private readonly context: AdmissionContext,
  ) {}

  private phasesOf(kind: Kind): Phases {
    const resource = resourceName(kind)
    const known = this.phases.get(resource)
    if (known) return known
    const own = this.plugins.filter(({ resources }) => !resources || resources.includes(resource))
    const phases = {
      admit: own.filter(({ admit }) => admit),
      validate: own.filter(({ validate }) => validate),
    }
    this.phases.set(resource, phases)
    return phases
  }

  /** @throws ApiError of the plugin that refuses, with what it was asked */
  run(phase: Phase, attributes: AdmissionAttributes): void {
    let at: AdmissionPlugin | undefined
    try {
      for (at of this.phasesOf(attributes.kind)[phase]) at[phase]?.(attributes, this.context)
    } catch (error) {
      throw at && error instanceof ApiError ? new AdmissionRefused(error, at, phase, attributes) : error
    }
    const { reinvocation } = attributes
    if (phase === 'validate' || !reinvocation?.wanted || reinvocation.again) return
    reinvocation.again = true
    this.run(phase, attributes)
  }

  /** Whether all plugins let something in without a look at it. @throws ApiError of a plugin that does not */
  admitsUnseen(attributes: UnseenWrite): boolean {
    try {
      this.runBoth(attributes)
      return true
    } catch (error) {
      if (error instanceof Looked) return false
      throw error
    }
  }

  /** For what is not changed between the two phases. */
  runBoth(attributes: AdmissionAttributes): void {
    this.run('admit', attributes)
    this.run('validate', attributes)
  }
}
