import type { IToleration } from 'kubernetes-models/v1/Toleration'
import { type AdmissionPlugin, createsPod, updatesPod } from '@/lib/cluster/admission/plugin'
import type { Pod } from '@/lib/cluster/apimachinery/object'

const TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']

const covers = (toleration: IToleration, key: string) =>
  (!toleration.key || toleration.key === key) && (!toleration.effect || toleration.effect === 'NoExecute')

/** Pods outlive a lost node by five minutes unless they say otherwise. */
export const defaultTolerationSeconds: AdmissionPlugin = {
  name: 'DefaultTolerationSeconds',
  resources: ['pods'],
  admit(attributes) {
    if (!createsPod(attributes) && !updatesPod(attributes)) return
    const pod = attributes.object as unknown as Pod
    const tolerations = pod.spec.tolerations ?? []
    const added: IToleration[] = TAINTS.filter((key) => !tolerations.some((t) => covers(t, key))).map(
      (key) => ({
        effect: 'NoExecute',
        key,
        operator: 'Exists',
        tolerationSeconds: 300,
      }),
    )
    if (added.length > 0) pod.spec.tolerations = [...tolerations, ...added]
  },
}
