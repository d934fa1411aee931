import { create } from './state-lines'
import { inA, manifest, type StateSituation, type Step } from './state-situation'

const job = (spec: string, script: string, podSpec = ''): Step =>
  manifest(
    'batch/v1',
    'Job',
    'work',
    `spec: {${spec}template: {spec: {restartPolicy: Never, ${podSpec} containers: [{name: main, image: busybox, command: [sh, -c, "${script}"]}]}}}`,
  )
const work = { object: inA('Job', 'work') }

/** Why Jobs are not complete, and autoscalers do not scale. */
export const jobs: StateSituation[] = [
  {
    title: 'The pods of a Job have failed too often',
    given: [job('backoffLimit: 1, ', 'echo no input; exit 4'), { wait: 120_000 }],
    ...work,
    way: ['Job work said', 'Pod work-… ends', 'Pod work-… ends', 'Job work ends'],
    cause: {
      object: { kind: 'Job', name: 'work', namespace: 'a' },
      why: 'ends',
      field: 'spec.template.spec.containers[0].command',
      found: ['sh', '-c', 'echo no input; exit 4'],
    },
    command: 'create -f -',
  },
  {
    title: 'The Job took longer than it may',
    given: [job('activeDeadlineSeconds: 20, ', 'sleep 3600'), { wait: 60_000 }],
    ...work,
    way: ['Job work said', 'Job work exceeded'],
    cause: {
      object: { kind: 'Job', name: 'work', namespace: 'a' },
      why: 'exceeded',
      field: 'spec.activeDeadlineSeconds',
      found: 20,
    },
    command: 'create -f -',
  },
  {
    title: 'The Job is suspended',
    given: [job('suspend: true, ', 'true')],
    ...work,
    way: ['Job work held'],
    cause: {
      object: { kind: 'Job', name: 'work', namespace: 'a' },
      why: 'held',
      field: 'spec.suspend',
      found: true,
    },
    command: 'create -f -',
  },
  {
    title: 'The pod of a Job has no node',
    given: [job('', 'true', 'nodeSelector: {disk: ssd},')],
    ...work,
    way: [
      'Job work waits',
      'Pod work-… waits',
      'Pod work-… no match',
      'Pod work-… no match',
      'Pod work-… no match',
      'Job work no match',
    ],
    cause: {
      object: { kind: 'Job', name: 'work', namespace: 'a' },
      why: 'no match',
      field: 'spec.template.spec.nodeSelector',
      found: { disk: 'ssd' },
      wanted: {},
    },
    command: 'create -f -',
  },
  {
    title: 'The Job may run no pods',
    given: [job('parallelism: 0, ', 'true')],
    ...work,
    way: ['Job work none asked'],
    cause: {
      object: { kind: 'Job', name: 'work', namespace: 'a' },
      why: 'none asked',
      field: 'spec.parallelism',
      found: 0,
    },
    command: 'create -f -',
  },
  {
    title: 'The CronJob is suspended',
    given: [
      manifest(
        'batch/v1',
        'CronJob',
        'nightly',
        'spec: {schedule: "0 3 * * *", suspend: true, jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: main, image: busybox}]}}}}}',
      ),
    ],
    object: inA('CronJob', 'nightly'),
    way: ['CronJob nightly held'],
    cause: {
      object: { kind: 'CronJob', name: 'nightly', namespace: 'a' },
      why: 'held',
      field: 'spec.suspend',
      found: true,
    },
    command: 'create -f -',
  },
  {
    title: 'The last Job of a CronJob has failed',
    given: [
      manifest(
        'batch/v1',
        'CronJob',
        'nightly',
        'spec: {schedule: "*/1 * * * *", jobTemplate: {spec: {backoffLimit: 0, template: {spec: {restartPolicy: Never, containers: [{name: main, image: busybox, command: [sh, -c, "exit 5"]}]}}}}}',
      ),
      { wait: 80_000 },
    ],
    object: inA('CronJob', 'nightly'),
    way: [
      'CronJob nightly waits',
      'Job nightly-29919481 said',
      'Pod nightly-… ends',
      'Pod nightly-… ends',
      'CronJob nightly ends',
    ],
    cause: {
      object: { kind: 'CronJob', name: 'nightly', namespace: 'a' },
      why: 'ends',
      field: 'spec.jobTemplate.spec.template.spec.containers[0].command',
      found: ['sh', '-c', 'exit 5'],
    },
    command: 'create -f -',
  },
  {
    title: 'The target of an autoscaler is not there',
    given: [
      manifest(
        'autoscaling/v2',
        'HorizontalPodAutoscaler',
        'web',
        'spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: wbe}, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]}',
      ),
      { wait: 30_000 },
    ],
    object: inA('HorizontalPodAutoscaler', 'web'),
    way: ['HorizontalPodAutoscaler web waits', 'Deployment wbe missing'],
    cause: { object: { kind: 'Deployment', name: 'wbe', namespace: 'a' }, why: 'missing', wanted: [] },
    command: 'create -f -',
  },
  {
    title: 'Nobody serves the metrics of an autoscaler',
    given: [create, 'autoscale deployment web --max=3 --cpu-percent=50 -n a', { wait: 30_000 }],
    object: inA('HorizontalPodAutoscaler', 'web'),
    way: ['HorizontalPodAutoscaler web waits', 'APIService v1beta1.metrics.k8s.io missing'],
    cause: { object: { kind: 'APIService', name: 'v1beta1.metrics.k8s.io' }, why: 'missing' },
    command: 'autoscale deployment web --max=3 --cpu-percent=50 -n a',
  },
  {
    title: 'The pods of an autoscaler ask for no cpu',
    addons: ['metrics-server'],
    given: [
      'create deployment web --image=nginx -n a',
      'autoscale deployment web --max=3 --cpu-percent=50 -n a',
      { wait: 90_000 },
    ],
    object: inA('HorizontalPodAutoscaler', 'web'),
    way: ['HorizontalPodAutoscaler web waits', 'Deployment web none asked'],
    cause: {
      object: { kind: 'Deployment', name: 'web', namespace: 'a' },
      why: 'none asked',
      field: 'spec.template.spec.containers[0].resources.requests.cpu',
      found: null,
    },
    command: 'create deployment web --image=nginx -n a',
  },
]
