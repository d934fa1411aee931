import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IProbe } from 'kubernetes-models/v1/Probe'

export type ProbeKind = 'startup' | 'readiness' | 'liveness'

export const probeOf = (container: IContainer, kind: ProbeKind): IProbe | undefined =>
  ({
    startup: container.startupProbe,
    readiness: container.readinessProbe,
    liveness: container.livenessProbe,
  })[kind]
