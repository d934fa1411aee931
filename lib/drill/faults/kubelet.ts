import { onHost, run, substitute, wait } from './act'
import { defineFault, type Fault, type FaultText } from './fault'

const DROP_IN = '/usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf'
const CONFIG = '/var/lib/kubelet/config.yaml'
const PKI = '/etc/kubernetes/pki'
const KUBECONFIG = '/etc/kubernetes/kubelet.conf'
const CLIENT = '/var/lib/kubelet/pki/kubelet-client-current.pem'
/** Until the node lifecycle controller misses a kubelet, in seconds. */
const UNHEARD = 60

const notReady: FaultText = {
  en: 'The node {node} is NotReady: its kubelet has stopped posting its status.',
  ja: 'ノード{node}がNotReadyになり、kubeletからの状態報告が途絶えています。',
}

/** A fault of a node's kubelet: these lines on its host, and a while later its node is NotReady. */
const kubeletFault = (lines: string[], repair: FaultText, symptom = notReady): Fault =>
  defineFault({
    parameters: { node: undefined },
    steps: ({ node }) => [onHost(node, ...lines), wait(UNHEARD)],
    symptom,
    repair,
  })

const restart = 'systemctl restart kubelet'

export const kubeletFaults = {
  'kubelet-stopped': kubeletFault(['systemctl stop kubelet'], {
    en: 'On {node}, start the service: systemctl start kubelet.',
    ja: '{node}で、systemctl start kubeletを実行してサービスを起動します。',
  }),
  'kubelet-disabled': kubeletFault(['systemctl disable --now kubelet'], {
    en: 'On {node}, start the service and have it start with the host: systemctl enable --now kubelet.',
    ja: '{node}で、systemctl enable --now kubeletを実行し、サービスを起動すると同時に、ホストの起動時にも始まるようにします。',
  }),
  'kubelet-masked': kubeletFault(['systemctl stop kubelet', 'systemctl mask kubelet'], {
    en: 'On {node}, systemctl unmask kubelet, then start it.',
    ja: '{node}で、systemctl unmask kubeletを実行してから起動します。',
  }),
  'kubelet-config-path-wrong': kubeletFault(
    [
      substitute(DROP_IN, `--config=${CONFIG}`, '--config=/var/lib/kubelet/kubelet.yaml'),
      'systemctl daemon-reload',
      restart,
    ],
    {
      en: `On {node}, let --config in the drop-in 10-kubeadm.conf name ${CONFIG} again, reload systemd and restart the kubelet.`,
      ja: `{node}で、ドロップイン10-kubeadm.confの--configを${CONFIG}に戻し、systemdに再読み込みさせてkubeletを再起動します。`,
    },
  ),
  'kubelet-config-invalid': kubeletFault(
    [substitute(CONFIG, '^kind: KubeletConfiguration', 'kind: KubeletConfig'), restart],
    {
      en: `On {node}, make the kind in ${CONFIG} KubeletConfiguration again and restart the kubelet.`,
      ja: `{node}で、${CONFIG}のkindをKubeletConfigurationに戻し、kubeletを再起動します。`,
    },
  ),
  'kubelet-client-ca-wrong': kubeletFault(
    [substitute(CONFIG, '/etc/kubernetes/pki/ca.crt', '/etc/kubernetes/pki/kubelet-ca.crt'), restart],
    {
      en: `On {node}, let clientCAFile in ${CONFIG} name /etc/kubernetes/pki/ca.crt again and restart the kubelet.`,
      ja: `{node}で、${CONFIG}のclientCAFileを/etc/kubernetes/pki/ca.crtに戻し、kubeletを再起動します。`,
    },
  ),
  'kubelet-server-port-wrong': kubeletFault([substitute(KUBECONFIG, ':6443', ':6553'), restart], {
    en: `On {node}, correct the port of the server in ${KUBECONFIG} to 6443 and restart the kubelet.`,
    ja: `{node}で、${KUBECONFIG}のserverのポートを6443に直し、kubeletを再起動します。`,
  }),
  'kubelet-flag-unknown': kubeletFault(
    [`echo 'KUBELET_EXTRA_ARGS="--container-runtime=remote"' > /etc/default/kubelet`, restart],
    {
      en: 'On {node}, take the flag --container-runtime, which is gone, out of /etc/default/kubelet and restart the kubelet.',
      ja: '{node}で、廃止されたフラグ--container-runtimeを/etc/default/kubeletから取り除き、kubeletを再起動します。',
    },
  ),
  'kubelet-binary-path-wrong': kubeletFault(
    [
      substitute(DROP_IN, '^ExecStart=/usr/bin/kubelet', 'ExecStart=/usr/local/bin/kubelet'),
      'systemctl daemon-reload',
      restart,
    ],
    {
      en: 'On {node}, let ExecStart in the drop-in 10-kubeadm.conf name /usr/bin/kubelet again, reload systemd and restart the kubelet.',
      ja: '{node}で、ドロップイン10-kubeadm.confのExecStartを/usr/bin/kubeletに戻し、systemdに再読み込みさせてkubeletを再起動します。',
    },
  ),
  'kubelet-client-certificate-missing': kubeletFault([`mv ${CLIENT} /root/kubelet-client.pem`, restart], {
    en: `On {node}, put the client certificate back to ${CLIENT}; it was moved to /root/kubelet-client.pem.`,
    ja: `{node}で、/root/kubelet-client.pemに移されたクライアント証明書を${CLIENT}に戻します。`,
  }),
  'kubelet-client-certificate-expired': defineFault({
    parameters: { node: undefined, authority: 'control-plane' },
    steps: ({ node, authority }) => [
      run(
        'cd $(mktemp -d)',
        `ssh ${node} cat ${CLIENT} > old.pem`,
        `openssl req -new -key old.pem -subj /O=system:nodes/CN=system:node:${node} -out new.csr`,
        // Signed for no day at all: it expires in the second in which it is made.
        `ssh ${authority} openssl x509 -req -CA ${PKI}/ca.crt -CAkey ${PKI}/ca.key -set_serial 4711 -days 0 < new.csr > new.pem 2> /dev/null`,
        "sed -n '/BEGIN.*KEY/,/END.*KEY/p' old.pem >> new.pem",
        `ssh ${node} "cat > ${CLIENT}" < new.pem`,
        'rm -r $PWD',
      ),
      wait(2),
      onHost(node, restart),
      wait(UNHEARD),
    ],
    symptom: {
      en: "The node {node} is NotReady: its kubelet's client certificate has expired, and there is no bootstrap kubeconfig to get a new one with.",
      ja: 'kubeletのクライアント証明書の期限が切れ、新しい証明書を取得するためのbootstrap用のkubeconfigもないため、ノード{node}がNotReadyになっています。',
    },
    repair: {
      en: `Get a certificate for system:node:{node} in the group system:nodes that the cluster's authority has signed (on {authority}, or by a CertificateSigningRequest), put it with its key to ${CLIENT} on {node} and restart the kubelet.`,
      ja: `{authority}またはCertificateSigningRequestで、クラスターの認証局が署名したsystem:node:{node}（グループsystem:nodes）の証明書を用意し、鍵とともに{node}の${CLIENT}に置いてkubeletを再起動します。`,
    },
  }),
  'kubelet-authority-wrong': kubeletFault(
    [
      'openssl req -x509 -newkey rsa:2048 -nodes -keyout /tmp/ca.key -out /tmp/ca.crt -subj /CN=kubernetes -days 365 2>/dev/null',
      `sed -i "s#certificate-authority-data: .*#certificate-authority-data: $(base64 -w0 /tmp/ca.crt)#" ${KUBECONFIG}`,
      'rm /tmp/ca.key /tmp/ca.crt',
      restart,
    ],
    {
      en: `On {node}, put the authority of /etc/kubernetes/pki/ca.crt, in base64, back into ${KUBECONFIG} and restart the kubelet.`,
      ja: `{node}で、${KUBECONFIG}の認証局を/etc/kubernetes/pki/ca.crtをbase64にしたものに戻し、kubeletを再起動します。`,
    },
  ),
  'kubelet-runtime-endpoint-wrong': kubeletFault(
    [substitute(CONFIG, '/containerd/containerd.sock', '/crio/crio.sock'), restart],
    {
      en: `On {node}, let containerRuntimeEndpoint in ${CONFIG} name containerd's socket again and restart the kubelet.`,
      ja: `{node}で、${CONFIG}のcontainerRuntimeEndpointをcontainerdのソケットに戻し、kubeletを再起動します。`,
    },
  ),
}
