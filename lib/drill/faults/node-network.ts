import { onHost, wait } from './act'
import { defineFault } from './fault'

export const nodeNetworkFaults = {
  'cni-configuration-removed': defineFault({
    parameters: { node: undefined, to: '/root' },
    steps: ({ node, to }) => [onHost(node, `mv /etc/cni/net.d/*.conflist ${to}`), wait(60)],
    symptom: {
      en: 'The node {node} is NotReady (cni plugin not initialized): new Pods stay in ContainerCreating.',
      ja: 'ノード{node}がNotReady（cni plugin not initialized）になり、新しいPodがContainerCreatingのままです。',
    },
    repair: {
      en: 'On {node}, put the configuration that lies in {to} back into /etc/cni/net.d.',
      ja: '{node}で、{to}にある設定を/etc/cni/net.dに戻します。',
    },
  }),
  'cni-plugins-removed': defineFault({
    parameters: { node: undefined, to: '/opt/cni/old' },
    steps: ({ node, to }) => [onHost(node, `mv /opt/cni/bin ${to}`), wait(30)],
    symptom: {
      en: 'New Pods on {node} stay in ContainerCreating: the plugins that the configuration names are not found in /opt/cni/bin.',
      ja: '設定が指すプラグインが/opt/cni/binに見つからないため、{node}の新しいPodがContainerCreatingのままです。',
    },
    repair: {
      en: 'On {node}, put the plugins that lie in {to} back to /opt/cni/bin.',
      ja: '{node}で、{to}にあるプラグインを/opt/cni/binに戻します。',
    },
  }),
  'ip-forward-off': defineFault({
    parameters: { node: undefined },
    steps: ({ node }) => [onHost(node, 'sysctl -w net.ipv4.ip_forward=0')],
    symptom: {
      en: 'Pods on {node} reach one another, but nothing on other nodes, and cannot be reached from there.',
      ja: '{node}のPodは互いに通信できますが、ほかのノードとはどちら向きにも通信できません。',
    },
    repair: {
      en: 'On {node}, set net.ipv4.ip_forward to 1, and in /etc/sysctl.d so that it stays.',
      ja: '{node}で、net.ipv4.ip_forwardを1にし、再起動後も保たれるように/etc/sysctl.dにも設定します。',
    },
  }),
}
