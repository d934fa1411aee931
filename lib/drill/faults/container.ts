import { run, wait } from './act'
import { defineFault } from './fault'
import { changeContainer, ofDeployment } from './workload-patch'

const probe = (port: string | undefined, rest: object) => ({
  httpGet: { path: '/', port: Number(port) },
  periodSeconds: 5,
  ...rest,
})

/** Faults in the container of a Deployment. */
export const containerFaults = {
  'image-tag-missing': defineFault({
    parameters: { ...ofDeployment, tag: 'v0.0.0' },
    steps: ({ deployment, namespace, tag }) => [
      run(
        `image=$(kubectl get deployment ${deployment} -n ${namespace} -o jsonpath='{.spec.template.spec.containers[0].image}')`,
        `kubectl set image deployment/${deployment} -n ${namespace} "*=\${image%:*}:${tag}"`,
      ),
      wait(40),
    ],
    symptom: {
      en: 'New Pods of {deployment} show ErrImagePull and ImagePullBackOff: there is no image with the tag {tag}.',
      ja: 'タグ{tag}のイメージがないため、{deployment}の新しいPodがErrImagePullとImagePullBackOffになっています。',
    },
    repair: {
      en: 'Give the container of {deployment} an image that exists, for example by kubectl rollout undo.',
      ja: 'kubectl rollout undoなどで、{deployment}のコンテナに存在するイメージを指定します。',
    },
  }),
  'command-wrong': defineFault({
    parameters: { ...ofDeployment, command: '/usr/local/bin/serve' },
    steps: ({ command, ...of }) => changeContainer(of, { command: [command] }),
    symptom: {
      en: 'New Pods of {deployment} crash before they begin (StartError): there is no {command} in the image.',
      ja: 'イメージに{command}がないため、{deployment}の新しいPodが起動前に失敗します（StartError）。',
    },
    repair: {
      en: 'Take the command out of the container of {deployment}, or name a program that the image has.',
      ja: '{deployment}のコンテナのcommandを取り除くか、イメージにあるプログラムを指定します。',
    },
  }),
  'readiness-probe-port-wrong': defineFault({
    parameters: { ...ofDeployment, port: '8081' },
    steps: ({ port, ...of }) =>
      changeContainer(
        of,
        { readinessProbe: probe(port, { failureThreshold: 1 }) },
        { terminationGracePeriodSeconds: 2 },
      ),
    symptom: {
      en: 'New Pods of {deployment} run and never become ready: the readiness probe asks port {port}, where nobody listens.',
      ja: 'readiness probeが誰も待ち受けていないポート{port}を調べるため、{deployment}の新しいPodは動いていても準備完了になりません。',
    },
    repair: {
      en: 'Let the readiness probe of {deployment} ask the port on which the container listens.',
      ja: '{deployment}のreadiness probeが、コンテナの待ち受けるポートを調べるようにします。',
    },
  }),
  'liveness-probe-port-wrong': defineFault({
    parameters: { ...ofDeployment, port: '8081' },
    steps: ({ port, ...of }) =>
      changeContainer(
        of,
        { livenessProbe: probe(port, { failureThreshold: 2 }) },
        { terminationGracePeriodSeconds: 2 },
      ),
    symptom: {
      en: 'The Pods of {deployment} are restarted again and again: the liveness probe asks port {port}, where nobody listens.',
      ja: 'liveness probeが誰も待ち受けていないポート{port}を調べるため、{deployment}のPodが再起動を繰り返します。',
    },
    repair: {
      en: 'Let the liveness probe of {deployment} ask the port on which the container listens.',
      ja: '{deployment}のliveness probeが、コンテナの待ち受けるポートを調べるようにします。',
    },
  }),
  'config-map-missing': defineFault({
    parameters: { ...ofDeployment, configmap: 'settings' },
    steps: ({ configmap, ...of }) =>
      changeContainer(of, { envFrom: [{ configMapRef: { name: configmap } }] }),
    symptom: {
      en: 'New Pods of {deployment} show CreateContainerConfigError: the ConfigMap {configmap} is not there.',
      ja: 'ConfigMap {configmap}がないため、{deployment}の新しいPodがCreateContainerConfigErrorになっています。',
    },
    repair: {
      en: 'Make the ConfigMap {configmap} in {namespace}, or let the container name one that is there.',
      ja: '{namespace}にConfigMap {configmap}を作るか、コンテナに存在するConfigMapを指定します。',
    },
  }),
  'secret-key-missing': defineFault({
    parameters: { ...ofDeployment, secret: undefined, key: 'pasword' },
    steps: ({ secret, key, ...of }) =>
      changeContainer(of, {
        env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: secret, key } } }],
      }),
    symptom: {
      en: 'New Pods of {deployment} show CreateContainerConfigError: the Secret {secret} has no key {key}.',
      ja: 'Secret {secret}にキー{key}がないため、{deployment}の新しいPodがCreateContainerConfigErrorになっています。',
    },
    repair: {
      en: 'Let the variable PASSWORD of {deployment} name a key that the Secret {secret} has.',
      ja: '{deployment}の変数PASSWORDが、Secret {secret}にあるキーを参照するようにします。',
    },
  }),
  'memory-limit-too-low': defineFault({
    parameters: { ...ofDeployment, memory: undefined },
    steps: ({ memory, ...of }) =>
      changeContainer(of, { resources: { requests: { memory }, limits: { memory } } }),
    symptom: {
      en: 'New Pods of {deployment} crash with OOMKilled: they may use no more than {memory} of memory.',
      ja: '使えるメモリーが{memory}までのため、{deployment}の新しいPodがOOMKilledで終了を繰り返します。',
    },
    repair: {
      en: 'Raise the memory limit of {deployment} above what its program needs.',
      ja: '{deployment}のメモリーの上限を、プログラムが必要とする量より大きくします。',
    },
  }),
  'request-too-large': defineFault({
    parameters: { ...ofDeployment, cpu: '64' },
    steps: ({ cpu, ...of }) => changeContainer(of, { resources: { requests: { cpu } } }),
    symptom: {
      en: 'New Pods of {deployment} stay Pending: no node has {cpu} CPUs to give (Insufficient cpu).',
      ja: 'CPU {cpu}を割り当てられるノードがないため（Insufficient cpu）、{deployment}の新しいPodがPendingのままです。',
    },
    repair: {
      en: 'Lower the CPU request of {deployment} to what a node has left.',
      ja: '{deployment}のCPUの要求量を、ノードの空きに収まるように下げます。',
    },
  }),
}
