import type { TrialCluster } from '@/lib/lab/manifest/trial-cluster'

/** What makes an object of each kind without a file: the learner's own commands. */
const COMMANDS: readonly (readonly [kind: string, line: string])[] = [
  ['Pod', 'run NAME --image=IMAGE'],
  ['Deployment', 'create deployment NAME --image=IMAGE'],
  ['Service', 'create service clusterip NAME --tcp=80:80'],
  ['ConfigMap', 'create configmap NAME --from-literal=KEY=VALUE'],
  ['Secret', 'create secret generic NAME --from-literal=KEY=VALUE'],
  ['Namespace', 'create namespace NAME'],
  ['ServiceAccount', 'create serviceaccount NAME'],
  ['Job', 'create job NAME --image=IMAGE'],
  ['CronJob', 'create cronjob NAME --image=IMAGE --schedule=0_0_*_*_*'],
  ['Ingress', 'create ingress NAME --rule=HOST/=SERVICE:80'],
  ['Role', 'create role NAME --verb=get,list --resource=pods'],
  ['RoleBinding', 'create rolebinding NAME --role=ROLE --serviceaccount=NAMESPACE:ACCOUNT'],
  ['ClusterRole', 'create clusterrole NAME --verb=get,list --resource=pods'],
  ['ClusterRoleBinding', 'create clusterrolebinding NAME --clusterrole=ROLE --user=USER'],
  ['ResourceQuota', 'create quota NAME --hard=pods=10'],
  ['PodDisruptionBudget', 'create poddisruptionbudget NAME --selector=app=NAME --min-available=1'],
  ['PriorityClass', 'create priorityclass NAME --value=1000'],
]

/** A manifest to begin with. */
export interface Skeleton {
  kind: string
  /** The command that prints it. */
  command: string
  text: string
}

const DRY_RUN = '--dry-run=client -o yaml'
const words = (line: string) =>
  line
    .toLowerCase()
    .split(' ')
    .map((word) => word.replaceAll('_', ' '))

/** What kubectl prints of the commands: kinds that no command makes have none. */
export function skeletons(trial: TrialCluster): Skeleton[] {
  return COMMANDS.flatMap(([kind, line]) => {
    const { stdout, exitCode } = trial.kubectl([...words(line), ...DRY_RUN.split(' ')])
    const command = `kubectl ${words(line).map(quoted).join(' ')} ${DRY_RUN}`
    return exitCode === 0 ? [{ kind, command, text: stdout }] : []
  })
}

const quoted = (word: string) => (word.includes(' ') ? `"${word}"` : word)
