/** Situations in which something is the matter, each with its first cause; all of them fit into one cluster. */
export interface WhySituation {
  title: string
  commands: string[]
  object: { kind: string; name: string; namespace?: string }
  /** `Kind name: why field` */
  cause: string
}

const inDefault = (kind: string, name: string) => ({ kind, name, namespace: 'default' })
const manifest = (text: string) => `kubectl apply -f - <<'E'\n${text}\nE`
const run = (name: string, spec: string) =>
  manifest(`apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {${spec}}`)
const nginx = (more = '') => `containers: [{name: main, image: nginx${more}}]`

export const situations: WhySituation[] = [
  {
    title: 'a Pod asks for more than any node has',
    commands: [run('big', nginx(', resources: {requests: {cpu: "64"}}'))],
    object: inDefault('Pod', 'big'),
    cause: 'Pod default/big: too much spec.containers[0].resources.requests.cpu',
  },
  {
    title: 'no node has the label of the nodeSelector',
    commands: [run('fast', `nodeSelector: {disk: nvme}, ${nginx()}`)],
    object: inDefault('Pod', 'fast'),
    cause: 'Pod default/fast: no match spec.nodeSelector',
  },
  {
    title: 'a ConfigMap is missing',
    commands: [run('app', nginx(', envFrom: [{configMapRef: {name: settings}}]'))],
    object: inDefault('Pod', 'app'),
    cause: 'ConfigMap default/settings: missing ',
  },
  {
    title: 'the image cannot be had',
    commands: ['kubectl run pull --image=nginx:no-such-tag'],
    object: inDefault('Pod', 'pull'),
    cause: 'Pod default/pull: image spec.containers[0].image',
  },
  {
    title: 'a command ends again and again',
    commands: [run('loop', 'containers: [{name: main, image: busybox, command: ["sh", "-c", "exit 3"]}]')],
    object: inDefault('Pod', 'loop'),
    cause: 'Pod default/loop: ends spec.containers[0].command',
  },
  {
    title: 'a readiness probe asks the wrong port',
    commands: [run('probed', nginx(', readinessProbe: {httpGet: {path: /, port: 8080}}'))],
    object: inDefault('Pod', 'probed'),
    cause: 'Pod default/probed: probe spec.containers[0].readinessProbe.httpGet.port',
  },
  {
    title: 'a Service selects nothing',
    commands: [
      'kubectl create deployment web --image=nginx',
      'kubectl create service clusterip shop --tcp=80:80',
    ],
    object: inDefault('Service', 'shop'),
    cause: 'Service default/shop: no match spec.selector',
  },
  {
    title: 'there is no StorageClass of the name in a claim',
    commands: [
      manifest(
        'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {storageClassName: fast, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}',
      ),
    ],
    object: inDefault('PersistentVolumeClaim', 'data'),
    cause: 'StorageClass fast: missing ',
  },
  {
    title: 'a Deployment was paused',
    commands: [
      'kubectl create deployment held --image=nginx',
      'kubectl rollout pause deployment held',
      'kubectl set image deployment held nginx=nginx:1.28',
    ],
    object: inDefault('Deployment', 'held'),
    cause: 'Deployment default/held: held spec.paused',
  },
  {
    title: 'a kubelet was stopped',
    commands: ['ssh worker-2 sudo systemctl stop kubelet', 'sleep 60'],
    object: { kind: 'Node', name: 'worker-2' },
    cause: 'Component kubelet/worker-2: stopped ',
  },
]

/** All of them in one cluster; nothing else is on the node whose kubelet stops, which is the last. */
export const allSituations: string[] = [
  'kubectl cordon worker-2',
  ...situations.slice(0, -1).flatMap(({ commands }) => commands),
  'kubectl uncordon worker-2',
  ...situations.slice(-1).flatMap(({ commands }) => commands),
]
