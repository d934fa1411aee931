import { onHost, substitute, wait } from './act'
import { defineFault, type Fault, type FaultText } from './fault'

const CONFIG = '/etc/containerd/config.toml'
/** The kubelet gives its runtime half a minute. */
const DOWN = 50

const runtimeDown: FaultText = {
  en: 'The node {node} is NotReady because its container runtime is down; what runs goes on, nothing new starts.',
  ja: 'コンテナランタイムが停止しているためノード{node}がNotReadyになり、動いているものは動き続けますが、新しいものは起動しません。',
}

const containerdFault = (lines: string[], repair: FaultText, symptom = runtimeDown): Fault =>
  defineFault({
    parameters: { node: undefined },
    steps: ({ node }) => [onHost(node, ...lines), wait(DOWN)],
    symptom,
    repair,
  })

export const containerdFaults = {
  'containerd-stopped': containerdFault(['systemctl stop containerd'], {
    en: 'On {node}, start the service: systemctl start containerd.',
    ja: '{node}で、systemctl start containerdを実行してサービスを起動します。',
  }),
  'containerd-disabled': containerdFault(['systemctl disable --now containerd'], {
    en: 'On {node}, start the service and have it start with the host: systemctl enable --now containerd.',
    ja: '{node}で、systemctl enable --now containerdを実行し、サービスを起動すると同時に、ホストの起動時にも始まるようにします。',
  }),
  'containerd-cri-disabled': containerdFault(
    [
      `if grep -q ^disabled_plugins ${CONFIG}; then sed -i 's/^disabled_plugins.*/disabled_plugins = ["cri"]/' ${CONFIG}; else sed -i '1a disabled_plugins = ["cri"]' ${CONFIG}; fi`,
      'systemctl restart containerd kubelet',
    ],
    {
      en: `On {node}, take cri out of disabled_plugins in ${CONFIG}, then restart containerd.`,
      ja: `{node}で、${CONFIG}のdisabled_pluginsからcriを取り除き、containerdを再起動します。`,
    },
    {
      en: 'The node {node} is NotReady: its kubelet ends again and again, as containerd does not know the service runtime.v1.RuntimeService.',
      ja: 'ノード{node}がNotReadyになり、containerdがruntime.v1.RuntimeServiceを提供していないため、kubeletが終了を繰り返しています。',
    },
  ),
  'containerd-socket-moved': containerdFault(
    [
      substitute(CONFIG, '/run/containerd/containerd.sock', '/run/containerd/cri.sock'),
      'systemctl restart containerd kubelet',
    ],
    {
      en: `On {node}, let the address in ${CONFIG} be /run/containerd/containerd.sock again, then restart containerd.`,
      ja: `{node}で、${CONFIG}のaddressを/run/containerd/containerd.sockに戻し、containerdを再起動します。`,
    },
    {
      en: 'The node {node} is NotReady: its kubelet ends again and again, as there is no socket where it looks for one.',
      ja: 'ノード{node}がNotReadyになり、参照先にソケットがないため、kubeletが終了を繰り返しています。',
    },
  ),
}
