import { patch, quoted, run, wait } from './act'
import { defineFault, type Fault, type FaultText } from './fault'

const DNS = '-n kube-system'
const RESTART = `kubectl delete pods ${DNS} -l k8s-app=kube-dns`
/** Until CoreDNS has crashed a few times, in seconds. */
const CRASHED = 40

const fault = (lines: string[], symptom: FaultText, repair: FaultText): Fault =>
  defineFault({ parameters: {}, steps: () => [run(...lines), wait(CRASHED)], symptom, repair })

/** Changes the Corefile, and makes CoreDNS read it. */
const corefile = (change: string): string[] => [
  `kubectl get configmap coredns ${DNS} -o yaml | sed ${quoted(change)} | kubectl replace -f -`,
  RESTART,
]

const noNames = (why: FaultText): FaultText => ({
  en: `Names are not found in Pods any more: ${why.en}`,
  ja: `Podで名前解決ができません。${why.ja}`,
})

const noEndpoint = noNames({
  en: 'CoreDNS runs, but nothing behind the Service kube-dns answers.',
  ja: 'CoreDNSは動いていますが、Service kube-dnsの先で応答するものがありません。',
})

export const dnsFaults = {
  'corefile-broken': fault(
    corefile('s/^        kubernetes cluster/        kubernets cluster/'),
    noNames({
      en: "CoreDNS crashes, and its log says: Unknown directive 'kubernets'.",
      ja: "CoreDNSがクラッシュを繰り返し、ログにはUnknown directive 'kubernets'と出ています。",
    }),
    {
      en: 'Correct kubernets to kubernetes in the ConfigMap coredns in kube-system and restart the Deployment.',
      ja: 'kube-systemのConfigMap corednsのkubernetsをkubernetesに直し、Deploymentを再起動します。',
    },
  ),
  'coredns-forward-loop': fault(
    corefile('s#forward . /etc/resolv.conf#forward . 127.0.0.1#'),
    noNames({
      en: 'CoreDNS crashes, and its log says that plugin/loop has detected a loop.',
      ja: 'CoreDNSがクラッシュを繰り返し、ログにはplugin/loopがループを検出したと出ています。',
    }),
    {
      en: 'Forward to /etc/resolv.conf, not to CoreDNS itself, in the ConfigMap coredns and restart the Deployment.',
      ja: 'ConfigMap corednsのforward先を、CoreDNS自身ではなく/etc/resolv.confに戻し、Deploymentを再起動します。',
    },
  ),
  'coredns-scaled-to-zero': fault(
    [`kubectl scale deployment coredns ${DNS} --replicas=0`],
    noNames({ en: 'there is no Pod of CoreDNS.', ja: 'CoreDNSのPodが1つもありません。' }),
    {
      en: 'Scale the Deployment coredns in kube-system back to 2.',
      ja: 'kube-systemのDeployment corednsのレプリカ数を2に戻します。',
    },
  ),
  'dns-service-selector-wrong': fault(
    [patch(`service kube-dns ${DNS}`, { spec: { selector: { 'k8s-app': 'coredns' } } })],
    noEndpoint,
    {
      en: 'Let the selector of the Service kube-dns be k8s-app=kube-dns again.',
      ja: 'Service kube-dnsのセレクターをk8s-app=kube-dnsに戻します。',
    },
  ),
  'dns-service-port-wrong': fault(
    [
      patch(
        `service kube-dns ${DNS}`,
        [0, 1].map((port) => ({ op: 'replace', path: `/spec/ports/${port}/targetPort`, value: 5353 })),
        'json',
      ),
    ],
    noEndpoint,
    {
      en: 'Let the ports dns and dns-tcp of the Service kube-dns lead to port 53 of CoreDNS again.',
      ja: 'Service kube-dnsのポートdnsとdns-tcpのtargetPortをCoreDNSの53に戻します。',
    },
  ),
}
