import { apply, run, wait } from './act'
import { defineFault } from './fault'
import { ofDeployment } from './workload-patch'

/** What the API server, or the eviction API, refuses. */
export const policyFaults = {
  'role-binding-removed': defineFault({
    parameters: { binding: undefined, namespace: 'default' },
    steps: ({ binding, namespace }) => [run(`kubectl delete rolebinding ${binding} -n ${namespace}`)],
    symptom: {
      en: 'Requests in {namespace} that used to be allowed are Forbidden.',
      ja: '{namespace}で許可されていたリクエストがForbiddenになります。',
    },
    repair: {
      en: 'Bind the Role to its subject again, by a RoleBinding in {namespace}.',
      ja: '{namespace}にRoleBindingを作り、Roleを対象のアカウントに結び付け直します。',
    },
  }),
  'quota-exhausted': defineFault({
    parameters: { ...ofDeployment, quota: 'budget', pods: '1' },
    steps: ({ deployment, namespace, quota, pods }) => [
      run(`kubectl create quota ${quota} -n ${namespace} --hard=pods=${pods}`),
      wait(5),
      run(`kubectl rollout restart deployment/${deployment} -n ${namespace}`),
      wait(30),
    ],
    symptom: {
      en: 'The new ReplicaSet of {deployment} makes no Pods (FailedCreate): the ResourceQuota {quota} allows {pods}.',
      ja: 'ResourceQuota {quota}がPodを{pods}つまでしか許可しないため（FailedCreate）、{deployment}の新しいReplicaSetがPodを作れません。',
    },
    repair: {
      en: 'Raise pods in the ResourceQuota {quota}, or make room for what a rollout needs.',
      ja: 'ResourceQuota {quota}のpodsを増やすか、ロールアウトに必要な余裕を作ります。',
    },
  }),
  'finalizer-hangs': defineFault({
    parameters: {
      resource: undefined,
      name: undefined,
      namespace: 'default',
      finalizer: 'example.com/cleanup',
    },
    steps: ({ resource, name, namespace, finalizer }) => [
      run(
        `kubectl patch ${resource} ${name} -n ${namespace} --type=merge -p '{"metadata":{"finalizers":["${finalizer}"]}}'`,
        `kubectl delete ${resource} ${name} -n ${namespace} --wait=false`,
      ),
      wait(20),
    ],
    symptom: {
      en: '{resource}/{name} has been deleted and stays: nobody takes the finalizer {finalizer} off.',
      ja: 'ファイナライザー{finalizer}を外すものがいないため、削除した{resource}/{name}が残ったままです。',
    },
    repair: {
      en: 'See that what the finalizer stands for is done, then take it off by kubectl patch or edit.',
      ja: 'ファイナライザーが表す後始末を済ませてから、kubectl patchかeditで外します。',
    },
  }),
  'webhook-refuses': defineFault({
    parameters: { webhook: 'gatekeeper', namespace: 'security', service: 'inspector' },
    steps: ({ webhook, namespace, service }) => [
      run(
        apply({
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingWebhookConfiguration',
          metadata: { name: webhook },
          webhooks: [
            {
              name: `${webhook}.example.com`,
              admissionReviewVersions: ['v1'],
              sideEffects: 'None',
              failurePolicy: 'Fail',
              clientConfig: { service: { namespace, name: service, path: '/validate' } },
              rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
            },
          ],
        }),
      ),
    ],
    symptom: {
      en: 'No Pod can be made in any Namespace: failed calling webhook, the Service {service} is not found in {namespace}.',
      ja: '{namespace}にService {service}がなくWebhookを呼び出せないため（failed calling webhook）、どのNamespaceでもPodを作れません。',
    },
    repair: {
      en: 'Bring the webhook back up, or delete the ValidatingWebhookConfiguration {webhook}.',
      ja: 'Webhookのサーバーを復旧させるか、ValidatingWebhookConfiguration {webhook}を削除します。',
    },
  }),
  'disruption-budget-blocks': defineFault({
    parameters: { ...ofDeployment, budget: 'always' },
    steps: ({ deployment, namespace, budget }) => [
      run(
        `kubectl create poddisruptionbudget ${budget} -n ${namespace} --min-available=100% --selector=$(kubectl get deployment ${deployment} -n ${namespace} -o go-template='{{range $k, $v := .spec.selector.matchLabels}}{{$k}}={{$v}}{{end}}')`,
      ),
      wait(5),
    ],
    symptom: {
      en: "kubectl drain does not get on: Cannot evict pod as it would violate the pod's disruption budget.",
      ja: "kubectl drainが進まず、Cannot evict pod as it would violate the pod's disruption budgetと表示されます。",
    },
    repair: {
      en: 'Let the PodDisruptionBudget {budget} allow at least one Pod of {deployment} to be away.',
      ja: 'PodDisruptionBudget {budget}が、{deployment}のPodが少なくとも1つ停止することを許すようにします。',
    },
  }),
}
