import { onHost, substitute, wait } from './act'
import { defineFault, type Fault, type FaultText } from './fault'
import { ACTED, MANIFESTS } from './static-pod'

const PKI = '/etc/kubernetes/pki'
/** Until a node that is no longer heard of is NotReady, in seconds. */
const UNHEARD = 60

/** A new authority in a file that nobody else uses. */
const newAuthority = (name: string, commonName: string): string =>
  `openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=${commonName} -keyout ${PKI}/${name}.key -out ${PKI}/${name}.crt 2> /dev/null`

/** A certificate by the cluster's authority in the place of the API server's. */
const newServing = (names: string, days: number): string[] => [
  'cd $(mktemp -d)',
  `openssl req -new -key ${PKI}/apiserver.key -subj /CN=kube-apiserver -out csr`,
  `echo subjectAltName=${names} > names`,
  `openssl x509 -req -in csr -CA ${PKI}/ca.crt -CAkey ${PKI}/ca.key -set_serial 4712 -days ${days} -extfile names -out ${PKI}/apiserver.crt 2> /dev/null`,
  'rm -r $PWD',
]

const NAMES = 'DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,IP:10.96.0.1'

const renewServing: FaultText = {
  en: `On {node}, make a certificate for the API server anew that has the names that clients use, with kubeadm init phase certs or with openssl.`,
  ja: '{node}で、kubeadm init phase certsかopensslを使って、クライアントが使う名前の入ったAPIサーバーの証明書を作り直します。',
}

/** A file that a flag names, and another one that is there as well. */
const otherFile = (
  component: string,
  [flag, right, wrong]: readonly [flag: string, right: string, wrong: string],
  before: string[],
  symptom: FaultText,
): Fault =>
  defineFault({
    parameters: { node: 'control-plane' },
    steps: ({ node }) => [
      onHost(
        node,
        ...before,
        substitute(
          `${MANIFESTS}/${component}.yaml`,
          `--${flag}=${PKI}/${right}$`,
          `--${flag}=${PKI}/${wrong}`,
        ),
      ),
      wait(ACTED + UNHEARD),
    ],
    symptom,
    repair: {
      en: `On {node}, correct --${flag} in ${MANIFESTS}/${component}.yaml to ${PKI}/${right}.`,
      ja: `{node}で、${MANIFESTS}/${component}.yamlの--${flag}を${PKI}/${right}に直します。`,
    },
  })

export const trustFaults = {
  'api-server-client-ca-foreign': otherFile(
    'kube-apiserver',
    ['client-ca-file', 'ca.crt', 'client-ca.crt'],
    [newAuthority('client-ca', 'kubernetes')],
    {
      en: 'The API server runs, but takes nobody: kubectl and the kubelets are told Unauthorized, because their certificates are by another authority than that of --client-ca-file.',
      ja: 'APIサーバーは動いていますが、--client-ca-fileの認証局が証明書の発行元と違うため、kubectlもkubeletもUnauthorizedと拒否されます。',
    },
  ),
  'api-server-certificate-names-wrong': defineFault({
    parameters: { node: 'control-plane' },
    steps: ({ node }) => [onHost(node, ...newServing(NAMES, 365)), wait(UNHEARD)],
    symptom: {
      en: "kubectl and the kubelets end the connection: the API server's certificate is not valid for the address that they use.",
      ja: 'APIサーバーの証明書に接続先のアドレスが含まれていないため、kubectlとkubeletが接続を打ち切ります。',
    },
    repair: renewServing,
  }),
  'api-server-certificate-expired': defineFault({
    parameters: { node: 'control-plane' },
    steps: ({ node }) => [
      // Signed for no day at all: it expires in the second in which it is made.
      onHost(node, ...newServing(`${NAMES},DNS:${node},IP:192.168.56.10`, 0)),
      wait(UNHEARD),
    ],
    symptom: {
      en: "kubectl and the kubelets end the connection: the API server's certificate has expired.",
      ja: 'APIサーバーの証明書の期限が切れているため、kubectlとkubeletが接続を打ち切ります。',
    },
    repair: {
      en: 'On {node}, renew the certificate: kubeadm certs renew apiserver.',
      ja: '{node}で、kubeadm certs renew apiserverを実行して証明書を更新します。',
    },
  }),
  'api-server-key-unpaired': otherFile(
    'kube-apiserver',
    ['tls-private-key-file', 'apiserver.key', 'apiserver-kubelet-client.key'],
    [],
    {
      en: 'kubectl is refused the connection to the API server, whose last log says: tls: private key does not match public key.',
      ja: 'APIサーバーへの接続が拒否され、最後のログにはtls: private key does not match public keyと出ています。',
    },
  ),
  'service-account-keys-differ': otherFile(
    'kube-apiserver',
    ['service-account-key-file', 'sa.pub', 'sa-2025.pub'],
    [
      `openssl genrsa -out ${PKI}/sa-2025.key 2048 2> /dev/null`,
      `openssl rsa -in ${PKI}/sa-2025.key -pubout -out ${PKI}/sa-2025.pub 2> /dev/null`,
    ],
    {
      en: 'Tokens of ServiceAccounts are refused, so Pods and the controllers are told Unauthorized: the API server checks them with another key than the one that signs them.',
      ja: '署名に使う鍵と検証に使う鍵が違うためServiceAccountのトークンが拒否され、Podもコントローラーも認証されません。',
    },
  ),
  'controller-manager-key-public': otherFile(
    'kube-controller-manager',
    ['service-account-private-key-file', 'sa.key', 'sa.pub'],
    [],
    {
      en: 'Deployments do not get their Pods, and kube-controller-manager crashes: the file of its private key holds a public one.',
      ja: '秘密鍵のはずのファイルに公開鍵が入っているためkube-controller-managerがクラッシュを繰り返し、DeploymentのPodが作られません。',
    },
  ),
  'controller-manager-root-ca-foreign': otherFile(
    'kube-controller-manager',
    ['root-ca-file', 'ca.crt', 'root.crt'],
    [newAuthority('root', 'root')],
    {
      en: 'Programs in Pods do not believe the API server: the ConfigMap kube-root-ca.crt holds another authority.',
      ja: 'ConfigMapのkube-root-ca.crtに別の認証局が入っているため、Podのプログラムから見てAPIサーバーの証明書を信頼できません。',
    },
  ),
  'etcd-ca-foreign': otherFile('kube-apiserver', ['etcd-cafile', 'etcd/ca.crt', 'ca.crt'], [], {
    en: "kubectl is refused the connection to the API server: it does not believe etcd's certificate, and gives up after twenty seconds.",
    ja: 'etcdの証明書を信頼できないAPIサーバーが20秒ごとに終了を繰り返し、kubectlの接続が拒否されます。',
  }),
}

export const routeFaults = {
  'pod-route-missing': defineFault({
    parameters: { node: undefined, to: undefined },
    steps: ({ node, to }) => [onHost(node, `ip route del ${to}`)],
    symptom: {
      en: 'Pods on {node} do not reach Pods whose addresses are in {to}, and get no answers from there.',
      ja: '{node}のPodと、アドレスが{to}に含まれるPodとの間で、どちら向きの通信もできません。',
    },
    repair: {
      en: 'On {node}, enter the route to {to} again, via the node whose Pods these are.',
      ja: '{node}で、そのPodがあるノードを経由する{to}への経路を入れ直します。',
    },
  }),
}
