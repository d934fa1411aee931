import { patch, run, wait } from './act'
import { defineFault } from './fault'

const RESTART = 'kubectl delete pods -n kube-system -l k8s-app=kube-proxy'

export const kubeProxyFaults = {
  'kube-proxy-configuration-wrong': defineFault({
    parameters: {},
    steps: () => [
      run(
        `kubectl get configmap kube-proxy -n kube-system -o yaml | sed 's/mode: .*/mode: "userspace"/' | kubectl replace -f -`,
        RESTART,
      ),
      wait(40),
    ],
    symptom: {
      en: 'New Services do not answer on any node, and the Pods of kube-proxy crash: their configuration names a mode that is gone.',
      ja: '新しいServiceがどのノードでも応答せず、設定に廃止されたモードがあるためkube-proxyのPodがクラッシュを繰り返します。',
    },
    repair: {
      en: 'Set the mode in the ConfigMap kube-proxy to "" or iptables and delete the Pods of kube-proxy.',
      ja: 'ConfigMap kube-proxyのmodeを""かiptablesにし、kube-proxyのPodを削除して作り直させます。',
    },
  }),
  'kube-proxy-not-scheduled': defineFault({
    parameters: { key: 'node-role', value: 'proxy' },
    steps: ({ key, value }) => [
      run(
        patch('daemonset kube-proxy -n kube-system', {
          spec: { template: { spec: { nodeSelector: { [key ?? '']: value } } } },
        }),
      ),
      wait(40),
    ],
    symptom: {
      en: 'Services stay as they were, whatever happens to their Pods: the DaemonSet kube-proxy wants no Pod on any node.',
      ja: 'DaemonSet kube-proxyがどのノードにもPodを置かず、Podが変わってもServiceの転送先が古いままです。',
    },
    repair: {
      en: 'Take {key} out of the nodeSelector of the DaemonSet kube-proxy.',
      ja: 'DaemonSet kube-proxyのnodeSelectorから{key}を取り除きます。',
    },
  }),
}
