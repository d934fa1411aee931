import { onHost, substitute, wait } from './act'
import { defineFault, type Fault, type FaultText } from './fault'
import { ACTED, MANIFESTS } from './static-pod'

/** A flag of a part of the control plane that says something wrong; `right` and `wrong` have no `#`. */
const flagFault = (
  component: string,
  [flag, right, wrong]: readonly [flag: string, right: string, wrong: string],
  symptom: FaultText,
): Fault =>
  defineFault({
    parameters: { node: 'control-plane' },
    steps: ({ node }) => [
      onHost(node, substitute(`${MANIFESTS}/${component}.yaml`, `--${flag}=${right}$`, `--${flag}=${wrong}`)),
      wait(ACTED),
    ],
    symptom,
    repair: {
      en: `On {node}, correct --${flag} in ${MANIFESTS}/${component}.yaml to ${right}.`,
      ja: `{node}で、${MANIFESTS}/${component}.yamlの--${flag}を${right}に直します。`,
    },
  })

/** kubectl gets no answer; the container's log on the host tells why. */
const apiServerDown = (why: string): FaultText => ({
  en: `kubectl is refused the connection to the API server; the log of its last container, by crictl, says: ${why}.`,
  ja: `kubectlの接続がAPIサーバーに拒否され、crictlで見られる最後のコンテナのログには${why}と出ています。`,
})

export const controlPlaneFaults = {
  'api-server-etcd-port-wrong': flagFault(
    'kube-apiserver',
    ['etcd-servers', 'https://127.0.0.1:2379', 'https://127.0.0.1:2380'],
    apiServerDown('context deadline exceeded'),
  ),
  'api-server-client-ca-wrong': flagFault(
    'kube-apiserver',
    ['client-ca-file', '/etc/kubernetes/pki/ca.crt', '/etc/kubernetes/pki/client-ca.crt'],
    apiServerDown('unable to load client CA provider'),
  ),
  'api-server-admission-plugin-unknown': flagFault(
    'kube-apiserver',
    ['enable-admission-plugins', 'NodeRestriction', 'NodeRestrictions'],
    apiServerDown('enable-admission-plugins plugin "NodeRestrictions" is unknown'),
  ),
  'api-server-authorization-mode-unknown': flagFault(
    'kube-apiserver',
    ['authorization-mode', 'Node,RBAC', 'Node,RBCA'],
    apiServerDown('authorization-mode "RBCA" is not a valid mode'),
  ),
  'etcd-certificate-path-wrong': flagFault(
    'etcd',
    ['cert-file', '/etc/kubernetes/pki/etcd/server.crt', '/etc/kubernetes/pki/etcd/etcd-server.crt'],
    {
      en: 'kubectl is refused the connection to the API server, which finds no etcd; the log of the last etcd names a file that is not there.',
      ja: 'etcdにつながらないAPIサーバーがkubectlの接続を拒否し、最後のetcdのログには存在しないファイルが示されています。',
    },
  ),
  'scheduler-kubeconfig-path-wrong': flagFault(
    'kube-scheduler',
    ['kubeconfig', '/etc/kubernetes/scheduler.conf', '/etc/kubernetes/kube-scheduler.conf'],
    {
      en: 'New Pods stay Pending without an event, and kube-scheduler crashes: the file of its --kubeconfig is not there.',
      ja: '新しいPodがイベントもなくPendingのままで、--kubeconfigのファイルがないためkube-schedulerがクラッシュを繰り返します。',
    },
  ),
  'controller-manager-kubeconfig-path-wrong': flagFault(
    'kube-controller-manager',
    ['kubeconfig', '/etc/kubernetes/controller-manager.conf', '/etc/kubernetes/kube-controller-manager.conf'],
    {
      en: 'Deployments do not get their Pods, and kube-controller-manager crashes: the file of its --kubeconfig is not there.',
      ja: 'DeploymentのPodが作られず、--kubeconfigのファイルがないためkube-controller-managerがクラッシュを繰り返します。',
    },
  ),
  'controller-manager-key-path-wrong': flagFault(
    'kube-controller-manager',
    [
      'service-account-private-key-file',
      '/etc/kubernetes/pki/sa.key',
      '/etc/kubernetes/pki/service-account.key',
    ],
    {
      en: 'Deployments do not get their Pods, and kube-controller-manager crashes: the key for the tokens of ServiceAccounts is not there.',
      ja: 'DeploymentのPodが作られず、ServiceAccountのトークンに使う鍵がないためkube-controller-managerがクラッシュを繰り返します。',
    },
  ),
}
