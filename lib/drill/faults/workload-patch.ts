/** Changes of a Deployment's template, as somebody makes them by kubectl. */
import type { SetUpStep } from '@/lib/lab/scenario'
import { patch, quoted, run, wait } from './act'

/** Which Deployment a fault is about: names of it and of its Namespace. */
export interface OfDeployment {
  deployment: string
  namespace: string
}
export const ofDeployment = { deployment: undefined, namespace: 'default' }

/** Until a rollout has come to where it stays, in seconds. */
const ROLLED_OUT = 40
const CONTAINER = '@container@'

/** Changes the template, and waits for what comes of it. */
export const changeTemplate = ({ deployment, namespace }: OfDeployment, spec: object): SetUpStep[] => [
  run(patch(`deployment ${deployment} -n ${namespace}`, { spec: { template: { spec } } })),
  wait(ROLLED_OUT),
]

/** Changes the first container of the template, whatever its name is. */
export function changeContainer(of: OfDeployment, fields: object, besides: object = {}): SetUpStep[] {
  const { deployment, namespace } = of
  const spec = { ...besides, containers: [{ name: CONTAINER, ...fields }] }
  const change = quoted(JSON.stringify({ spec: { template: { spec } } }))
  const name = `$(kubectl get deployment ${deployment} -n ${namespace} -o jsonpath='{.spec.template.spec.containers[0].name}')`
  return [
    run(
      `kubectl patch deployment ${deployment} -n ${namespace} -p ${change.replace(CONTAINER, `'"${name}"'`)}`,
    ),
    wait(ROLLED_OUT),
  ]
}
