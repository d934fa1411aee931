import { apply, run, wait } from './act'
import { defineFault } from './fault'
import { changeContainer, changeTemplate, ofDeployment } from './workload-patch'

/** Faults in the template of a Deployment, beside its container. */
export const podFaults = {
  'node-selector-unmatched': defineFault({
    parameters: { ...ofDeployment, key: 'disktype', value: 'nvme' },
    steps: ({ key, value, ...of }) => changeTemplate(of, { nodeSelector: { [key]: value } }),
    symptom: {
      en: "New Pods of {deployment} stay Pending (didn't match Pod's node affinity/selector): no node has the label {key}={value}.",
      ja: "ラベル{key}={value}を持つノードがないため（didn't match Pod's node affinity/selector）、{deployment}の新しいPodがPendingのままです。",
    },
    repair: {
      en: 'Label a node {key}={value}, or take the nodeSelector out of {deployment}.',
      ja: 'ノードにラベル{key}={value}を付けるか、{deployment}のnodeSelectorを取り除きます。',
    },
  }),
  'claim-class-missing': defineFault({
    parameters: { ...ofDeployment, claim: 'data', class: 'fast' },
    steps: ({ claim, class: storageClassName, ...of }) => [
      run(
        apply({
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: claim, namespace: of.namespace },
          spec: {
            storageClassName,
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: '1Gi' } },
          },
        }),
      ),
      ...changeContainer(
        of,
        { volumeMounts: [{ name: claim, mountPath: '/data' }] },
        { volumes: [{ name: claim, persistentVolumeClaim: { claimName: claim } }] },
      ),
    ],
    symptom: {
      en: 'New Pods of {deployment} stay Pending, as their claim {claim} does: there is no StorageClass {class}.',
      ja: 'StorageClass {class}がないため、PersistentVolumeClaim {claim}と{deployment}の新しいPodがPendingのままです。',
    },
    repair: {
      en: 'Make the claim {claim} anew with a StorageClass that exists, or provide {class}.',
      ja: '存在するStorageClassでPersistentVolumeClaim {claim}を作り直すか、{class}を用意します。',
    },
  }),
  'service-account-missing': defineFault({
    parameters: { ...ofDeployment, account: 'runner' },
    steps: ({ account, ...of }) => changeTemplate(of, { serviceAccountName: account }),
    symptom: {
      en: 'The new ReplicaSet of {deployment} makes no Pods (FailedCreate): there is no ServiceAccount {account}.',
      ja: 'ServiceAccount {account}がないため（FailedCreate）、{deployment}の新しいReplicaSetがPodを作れません。',
    },
    repair: {
      en: 'Make the ServiceAccount {account} in {namespace}, or let {deployment} use one that is there.',
      ja: '{namespace}にServiceAccount {account}を作るか、{deployment}に存在するServiceAccountを使わせます。',
    },
  }),
  'rollout-paused': defineFault({
    parameters: ofDeployment,
    steps: ({ deployment, namespace }) => [
      run(
        `kubectl rollout pause deployment/${deployment} -n ${namespace}`,
        `kubectl set env deployment/${deployment} -n ${namespace} RELEASE=next`,
      ),
      wait(20),
    ],
    symptom: {
      en: 'A change of {deployment} does not reach its Pods: no new ReplicaSet comes about.',
      ja: '{deployment}を変更しても新しいReplicaSetが作られず、Podに反映されません。',
    },
    repair: {
      en: 'kubectl rollout resume deployment/{deployment} -n {namespace}.',
      ja: 'kubectl rollout resume deployment/{deployment} -n {namespace}を実行します。',
    },
  }),
}
