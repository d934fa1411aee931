import { apply, patch, run, wait } from './act'
import { defineFault } from './fault'

const ofService = { service: undefined, namespace: 'default' }

/** What keeps traffic away from Pods that run. */
export const serviceFaults = {
  'service-selector-wrong': defineFault({
    parameters: { ...ofService, key: 'app', value: 'web-v2' },
    steps: ({ service, namespace, key, value }) => [
      run(patch(`service ${service} -n ${namespace}`, { spec: { selector: { [key]: value } } })),
      wait(5),
    ],
    symptom: {
      en: 'The Service {service} has no endpoints: no Pod has the label {key}={value}.',
      ja: 'ラベル{key}={value}を持つPodがないため、Service {service}にエンドポイントがありません。',
    },
    repair: {
      en: 'Let the selector of the Service {service} name labels that the Pods have.',
      ja: 'Service {service}のセレクターを、Podのラベルに合わせます。',
    },
  }),
  'service-target-port-wrong': defineFault({
    parameters: { ...ofService, port: '8081' },
    steps: ({ service, namespace, port }) => [
      run(
        patch(
          `service ${service} -n ${namespace}`,
          [{ op: 'replace', path: '/spec/ports/0/targetPort', value: Number(port) }],
          'json',
        ),
      ),
      wait(5),
    ],
    symptom: {
      en: 'Connections to the Service {service} are refused although it has endpoints: nobody listens on port {port}.',
      ja: 'エンドポイントはありますが、ポート{port}で待ち受けるものがないため、Service {service}への接続が拒否されます。',
    },
    repair: {
      en: 'Let targetPort of the Service {service} be the port on which the Pods listen.',
      ja: 'Service {service}のtargetPortを、Podが待ち受けるポートにします。',
    },
  }),
  'network-policy-denies': defineFault({
    parameters: { namespace: 'default', policy: 'lockdown', direction: ['Ingress', 'Egress'] },
    steps: ({ namespace, policy, direction }) => [
      run(
        apply({
          apiVersion: 'networking.k8s.io/v1',
          kind: 'NetworkPolicy',
          metadata: { name: policy, namespace },
          spec: { podSelector: {}, policyTypes: [direction] },
        }),
      ),
    ],
    symptom: {
      en: 'Connections of the Pods in {namespace} time out: the NetworkPolicy {policy} allows no {direction}.',
      ja: 'NetworkPolicy {policy}が{direction}を何も許可しないため、{namespace}のPodの接続がタイムアウトします。',
    },
    repair: {
      en: 'Allow the traffic that is meant by a further NetworkPolicy, or delete {policy}.',
      ja: '必要な通信を別のNetworkPolicyで許可するか、{policy}を削除します。',
    },
  }),
}
