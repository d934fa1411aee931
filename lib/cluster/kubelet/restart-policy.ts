/** Who is started again after its end. Mirrors: ContainerShouldRestart in pkg/api/v1/pod/util.go. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { ephemerals, inits, isSidecar } from '@/lib/cluster/kubelet/runtime'

/** What the first rule that knows this exit code asks for. */
export function ruleAction(
  { restartPolicy, restartPolicyRules }: IContainer,
  code: number,
): string | undefined {
  if (restartPolicy === undefined) return undefined
  return restartPolicyRules?.find(({ exitCodes }) => {
    const listed = exitCodes?.values?.includes(code) ?? false
    return exitCodes?.operator === 'NotIn' ? !listed : exitCodes?.operator === 'In' && listed
  })?.action
}

/** Does any end of a container start all of them anew? */
export const mayRestartAll = (pod: Pod): boolean =>
  [...inits(pod), ...pod.spec.containers].some(({ restartPolicyRules }) =>
    restartPolicyRules?.some(({ action }) => action === 'RestartAllContainers'),
  )

/** Is the container started again when it has ended like this? Rules come before policies. */
export function shouldRestart(pod: Pod, container: IContainer, code: number): boolean {
  if (ephemerals(pod).includes(container)) return false
  if (isSidecar(container) && inits(pod).includes(container)) return true
  if (code === 0 && inits(pod).includes(container)) return false
  if (ruleAction(container, code) !== undefined) return true
  const policy = container.restartPolicy ?? pod.spec.restartPolicy ?? 'Always'
  return policy === 'Always' || (policy === 'OnFailure' && code !== 0)
}
