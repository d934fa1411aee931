import { onHost, run, wait } from './act'
import { defineFault, type Fault, type FaultText } from './fault'

const CONFIG = '/var/lib/kubelet/config.yaml'

/** Thresholds of eviction that no node keeps: it is under pressure all the time. */
const pressureFault = (signal: string, threshold: string, symptom: FaultText): Fault =>
  defineFault({
    parameters: { node: undefined },
    steps: ({ node }) => [
      onHost(
        node,
        `echo evictionHard: >> ${CONFIG}`,
        `echo '  ${signal}: "${threshold}"' >> ${CONFIG}`,
        'systemctl restart kubelet',
      ),
      wait(30),
    ],
    symptom,
    repair: {
      en: `On {node}, take the threshold ${signal} out of ${CONFIG} and restart the kubelet; the condition goes five minutes later.`,
      ja: `{node}で、${CONFIG}からしきい値${signal}を取り除いてkubeletを再起動します。状態は5分後に解消されます。`,
    },
  })

export const nodeFaults = {
  'node-cordoned': defineFault({
    parameters: { node: undefined },
    steps: ({ node }) => [run(`kubectl cordon ${node}`)],
    symptom: {
      en: 'The node {node} is Ready,SchedulingDisabled: no new Pod comes to it.',
      ja: 'ノード{node}がReady,SchedulingDisabledになり、新しいPodが割り当てられません。',
    },
    repair: { en: 'kubectl uncordon {node}.', ja: 'kubectl uncordon {node}を実行します。' },
  }),
  'node-tainted': defineFault({
    parameters: {
      node: undefined,
      key: 'maintenance',
      value: 'planned',
      effect: ['NoSchedule', 'NoExecute'],
    },
    steps: ({ node, key, value, effect }) => [run(`kubectl taint node ${node} ${key}=${value}:${effect}`)],
    symptom: {
      en: 'Pods stay Pending: the node {node} has the taint {key}={value}:{effect}, which they do not tolerate.',
      ja: 'ノード{node}のtaint {key}={value}:{effect}が許容されていないため、PodがPendingのままです。',
    },
    repair: {
      en: 'kubectl taint node {node} {key}:{effect}-, or tolerate it where that is meant.',
      ja: 'kubectl taint node {node} {key}:{effect}-を実行するか、意図されたtaintであれば許容します。',
    },
  }),
  'node-memory-pressure': pressureFault('memory.available', '8190Mi', {
    en: 'The node {node} reports MemoryPressure, evicts Pods and takes none that asks for no memory.',
    ja: 'ノード{node}がMemoryPressureを報告してPodを退避させ、メモリーを要求しないPodを受け入れません。',
  }),
  'node-disk-pressure': pressureFault('nodefs.available', '99%', {
    en: 'The node {node} reports DiskPressure, evicts its Pods and takes no new ones.',
    ja: 'ノード{node}がDiskPressureを報告してPodを退避させ、新しいPodを受け入れません。',
  }),
  'node-pid-pressure': pressureFault('pid.available', '100000', {
    en: 'The node {node} reports PIDPressure, evicts its Pods and takes no new ones.',
    ja: 'ノード{node}がPIDPressureを報告してPodを退避させ、新しいPodを受け入れません。',
  }),
  'node-powered-off': defineFault({
    parameters: { node: undefined },
    steps: ({ node }) => [run(`ssh ${node} systemctl poweroff || true`), wait(60)],
    symptom: {
      en: 'The node {node} is NotReady and nobody can log in to it; its Pods are Terminating after five minutes and stay so.',
      ja: 'ノード{node}がNotReadyになってログインもできず、Podは5分後にTerminatingになったまま残ります。',
    },
    repair: {
      en: 'Switch the machine on; if it does not come back, kubectl delete node {node}, so that its Pods are made anew elsewhere.',
      ja: 'マシンの電源を入れます。復旧しないときはkubectl delete node {node}を実行し、Podを別のノードに作り直させます。',
    },
  }),
}
