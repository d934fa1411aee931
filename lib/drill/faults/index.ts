import { z } from 'zod'
import type { SetUpStep } from '@/lib/lab/scenario'
import { containerFaults } from './container'
import { containerdFaults } from './containerd'
import { controlPlaneFaults } from './control-plane'
import { dnsFaults } from './dns'
import { type Fault, fillText } from './fault'
import { kubeProxyFaults } from './kube-proxy'
import { kubeletFaults } from './kubelet'
import { nodeFaults } from './node'
import { nodeNetworkFaults } from './node-network'
import { podFaults } from './pod'
import { policyFaults } from './policy'
import { serviceFaults } from './service'
import { staticPodFaults } from './static-pod'
import { routeFaults, trustFaults } from './trust'

/** Every fault, by its name. Names never leave the server: drillScenario makes steps of them. */
export const faults = {
  ...kubeletFaults,
  ...containerdFaults,
  ...nodeFaults,
  ...nodeNetworkFaults,
  ...staticPodFaults,
  ...controlPlaneFaults,
  ...trustFaults,
  ...routeFaults,
  ...dnsFaults,
  ...kubeProxyFaults,
  ...containerFaults,
  ...podFaults,
  ...serviceFaults,
  ...policyFaults,
} satisfies Record<string, Fault>

export type FaultName = keyof typeof faults
export const faultNames = Object.keys(faults) as FaultName[]

/** A fault with its parameters. */
export interface FaultUse {
  fault: FaultName
  parameters: Record<string, string>
}

const isFault = (name: string): name is FaultName => Object.hasOwn(faults, name)

/** `{fault: kubelet-stopped, node: worker-1}` → the fault and all of its parameters. */
export const faultUse = z
  .looseObject({ fault: z.string() })
  .transform(({ fault: name, ...given }, context): FaultUse => {
    if (!isFault(name)) {
      const message = `there is no fault "${name}" among ${faultNames.join(', ')}`
      context.addIssue({ code: 'custom', path: ['fault'], message })
      return z.NEVER
    }
    const parsed = (faults[name] as Fault).parameters.safeParse(given)
    if (parsed.success) return { fault: name, parameters: parsed.data }
    for (const { path, message } of parsed.error.issues)
      context.addIssue({ code: 'custom', path: [...path], message: `${name}: ${message}` })
    return z.NEVER
  })

/** What brings a fault about. */
export const faultSteps = ({ fault, parameters }: FaultUse): SetUpStep[] => faults[fault].steps(parameters)

/** What one sees of a fault, or what mends it. */
export const faultText = (
  { fault, parameters }: FaultUse,
  what: 'symptom' | 'repair',
  locale: 'en' | 'ja',
): string => fillText(faults[fault][what][locale], parameters)

/** `kubelet-stopped node=worker-1` @throws on what no drill could say */
export function parseFault(text: string): FaultUse {
  const [fault = '', ...pairs] = text.trim().split(/\s+/)
  const given = pairs.map((pair) => {
    const at = pair.indexOf('=')
    if (at < 1) throw new Error(`"${pair}" is no parameter=value`)
    return [pair.slice(0, at), pair.slice(at + 1)]
  })
  return faultUse.parse({ ...Object.fromEntries(given), fault })
}
