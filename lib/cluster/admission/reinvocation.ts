/**
 * A second round of the mutating plugins when one of the last has changed the object.
 * Mirrors: apiserver/pkg/admission/reinvocation.go and webhook/mutating/reinvocationcontext.go.
 */
import type { AdmissionAttributes, Invocations, Reinvocation } from '@/lib/cluster/admission/plugin'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { clonePlain } from '@/lib/cluster/sim/clone'

/** All that were asked before are asked again. */
function requireAgain({ asked, again }: Invocations): void {
  for (const key of asked) again.add(key)
  asked.clear()
}

export class Rounds {
  private readonly all: Reinvocation
  private readonly own: Invocations

  /** Begins a plugin's part of a round. */
  constructor(
    private readonly attributes: AdmissionAttributes,
    plugin: string,
  ) {
    this.all = attributes.reinvocation ??= { wanted: false, again: false, plugins: {} }
    this.own = this.all.plugins[plugin] ??= { asked: new Set(), again: new Set() }
    if (this.all.again && !deepEqual(this.own.last, attributes.object)) requireAgain(this.own)
  }

  get round(): 0 | 1 {
    return this.all.again ? 1 : 0
  }

  /** In a second round only those take part that were asked before something changed. */
  skips(key: string): boolean {
    return this.all.again && !this.own.again.has(key)
  }

  /** @param reinvocable its policy is IfNeeded */
  asked(key: string, changed: boolean, reinvocable: boolean): void {
    if (changed) {
      requireAgain(this.own)
      this.all.wanted = true
    }
    if (reinvocable) this.own.asked.add(key)
  }

  end(): void {
    const { object } = this.attributes
    if (object) this.own.last = clonePlain(object)
  }
}
