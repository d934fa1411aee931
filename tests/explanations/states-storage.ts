import { one, pod } from './lines'
import { asks, ONCE } from './state-lines'
import { claim, inA, ref, type StateSituation, storageClass, volume } from './state-situation'

const data = { object: inA('PersistentVolumeClaim', 'data') }
const slow = ', storageClassName: slow'
const disk = (more: string) => volume('disk', `capacity: {storage: 2Gi}, ${more}`)

/** Why a claim is not bound, and a volume not free. */
export const storage: StateSituation[] = [
  {
    title: 'The class of a claim is not there',
    given: [
      storageClass('slow', 'provisioner: example.com/disk'),
      claim('data', asks('1Gi', ', storageClassName: slwo')),
    ],
    ...data,
    way: [
      'PersistentVolumeClaim data waits',
      'PersistentVolumeClaim data waits',
      'StorageClass slwo missing',
    ],
    cause: { object: { kind: 'StorageClass', name: 'slwo' }, why: 'missing', wanted: ['slow'] },
    command: 'create -f -',
  },
  {
    title: 'The claim names no class, and there is no default one',
    given: ['delete storageclass --all', claim('data', asks('1Gi'))],
    ...data,
    way: ['PersistentVolumeClaim data waits', 'PersistentVolumeClaim data nobody'],
    cause: {
      object: { kind: 'PersistentVolumeClaim', name: 'data', namespace: 'a' },
      why: 'nobody',
      field: 'spec.storageClassName',
      found: null,
    },
    command: 'create -f -',
  },
  {
    title: 'The volume has another access mode',
    given: [
      disk(`${ONCE}${slow}`),
      claim('data', `accessModes: [ReadWriteMany], resources: {requests: {storage: 1Gi}}${slow}`),
    ],
    ...data,
    way: ['PersistentVolumeClaim data waits', 'PersistentVolumeClaim data no match'],
    cause: {
      object: { kind: 'PersistentVolumeClaim', name: 'data', namespace: 'a' },
      why: 'no match',
      field: 'spec.accessModes',
      found: ['ReadWriteMany'],
      wanted: { disk: ['ReadWriteOnce'] },
    },
    command: 'create -f -',
  },
  {
    title: 'The volume has another class',
    given: [disk(`${ONCE}, storageClassName: fast`), claim('data', asks('1Gi', ', storageClassName: ""'))],
    ...data,
    way: ['PersistentVolumeClaim data waits', 'PersistentVolumeClaim data no match'],
    cause: {
      object: { kind: 'PersistentVolumeClaim', name: 'data', namespace: 'a' },
      why: 'no match',
      field: 'spec.storageClassName',
      found: '',
      wanted: { disk: 'fast' },
    },
    command: 'create -f -',
  },
  {
    title: 'The volume lacks the label of the selector',
    given: [
      disk(`${ONCE}${slow}`),
      claim('data', asks('1Gi', `${slow}, selector: {matchLabels: {tier: gold}}`)),
    ],
    ...data,
    way: ['PersistentVolumeClaim data waits', 'PersistentVolumeClaim data no match'],
    cause: {
      object: { kind: 'PersistentVolumeClaim', name: 'data', namespace: 'a' },
      why: 'no match',
      field: 'spec.selector',
      found: { matchLabels: { tier: 'gold' } },
      wanted: { disk: {} },
    },
    command: 'create -f -',
  },
  {
    title: 'The volume is still kept for a claim that is gone',
    given: [
      disk(`${ONCE}${slow}, persistentVolumeReclaimPolicy: Retain`),
      claim('old', asks('1Gi', slow)),
      'delete pvc old -n a',
      claim('data', asks('1Gi', slow)),
    ],
    ...data,
    way: ['PersistentVolumeClaim data waits', 'PersistentVolume disk taken'],
    cause: {
      object: { kind: 'PersistentVolume', name: 'disk' },
      why: 'taken',
      field: 'spec.claimRef',
      found: { namespace: 'a', name: 'old' },
      wanted: [],
    },
    command: 'create -f -',
  },
  {
    title: "The volume that a claim names is another claim's",
    given: [
      disk(`${ONCE}${slow}`),
      claim('first', asks('1Gi', slow)),
      claim('data', asks('1Gi', `${slow}, volumeName: disk`)),
    ],
    ...data,
    way: [
      'PersistentVolumeClaim data waits',
      'PersistentVolumeClaim data waits',
      'PersistentVolume disk taken',
    ],
    cause: {
      object: { kind: 'PersistentVolume', name: 'disk' },
      why: 'taken',
      field: 'spec.claimRef',
      found: { namespace: 'a', name: 'first' },
      wanted: [{ kind: 'PersistentVolumeClaim', name: 'first', namespace: 'a' }],
    },
    command: 'create -f -',
  },
  {
    title: 'The volume that a claim names is not there',
    given: [disk(`${ONCE}${slow}`), claim('data', asks('1Gi', `${slow}, volumeName: dsik`))],
    ...data,
    way: [
      'PersistentVolumeClaim data waits',
      'PersistentVolumeClaim data waits',
      'PersistentVolume dsik missing',
    ],
    cause: { object: { kind: 'PersistentVolume', name: 'dsik' }, why: 'missing', wanted: ['disk'] },
    command: 'create -f -',
  },
  {
    title: 'The class waits for a pod, and there is none',
    given: [
      storageClass('late', 'provisioner: example.com/disk\nvolumeBindingMode: WaitForFirstConsumer'),
      claim('data', asks('1Gi', ', storageClassName: late')),
    ],
    ...data,
    way: ['PersistentVolumeClaim data waits', 'StorageClass late nobody'],
    cause: {
      object: { kind: 'StorageClass', name: 'late' },
      why: 'nobody',
      field: 'volumeBindingMode',
      found: 'WaitForFirstConsumer',
    },
    command: 'create -f -',
  },
  {
    title: 'The class waits for the scheduler, but the pod names its node',
    given: [
      storageClass('late', 'provisioner: example.com/disk\nvolumeBindingMode: WaitForFirstConsumer'),
      claim('data', asks('1Gi', ', storageClassName: late')),
      pod(`nodeName: worker-1, ${one()}, volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]`),
    ],
    ...data,
    way: ['PersistentVolumeClaim data waits', 'StorageClass late waits', 'Pod web impossible'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'impossible',
      field: 'spec.nodeName',
      found: 'worker-1',
    },
    command: 'create -f -',
  },
  {
    title: 'Nobody is the provisioner of the class',
    given: [storageClass('slow', 'provisioner: example.com/disk'), claim('data', asks('1Gi', slow))],
    ...data,
    way: ['PersistentVolumeClaim data waits', 'StorageClass slow nobody'],
    cause: {
      object: { kind: 'StorageClass', name: 'slow' },
      why: 'nobody',
      field: 'provisioner',
      found: 'example.com/disk',
    },
    command: 'create -f -',
  },
  {
    title: 'A pod still uses a claim that was deleted',
    given: [
      disk(`${ONCE}${slow}`),
      claim('data', asks('1Gi', slow)),
      pod(`${one()}, volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]`),
      'delete pvc data -n a --wait=false',
    ],
    ...data,
    way: ['PersistentVolumeClaim data held', 'Pod web held'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'held',
      field: 'spec.volumes[0].persistentVolumeClaim.claimName',
      found: 'data',
    },
    command: 'create -f -',
  },
  {
    title: 'A volume is released, and kept',
    given: [
      disk(`${ONCE}${slow}, persistentVolumeReclaimPolicy: Retain`),
      claim('old', asks('1Gi', slow)),
      'delete pvc old -n a',
    ],
    object: ref('PersistentVolume', 'disk'),
    way: ['PersistentVolume disk held', 'PersistentVolume disk taken'],
    cause: {
      object: { kind: 'PersistentVolume', name: 'disk' },
      why: 'taken',
      field: 'spec.claimRef',
      found: { namespace: 'a', name: 'old' },
      wanted: [],
    },
    command: 'create -f -',
  },
]
