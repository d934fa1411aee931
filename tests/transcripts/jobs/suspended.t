A Job that is suspended loses its start time, and until it goes on its pods' resources and placement may be changed.
Source: https://kubernetes.io/blog/2026/04/27/kubernetes-v1-36-mutable-pod-resources-for-suspended-jobs/, feature gate MutableSchedulingDirectivesForSuspendedJobs (beta since 1.36), pkg/controller/job, pkg/registry/batch/job

  $ kubectl create job slow --image=busybox:1.36 -- sleep 3600
  job.batch/slow created
  $ settle
  $ kubectl patch job slow -p '{"spec":{"template":{"spec":{"nodeSelector":{"disk":"ssd"}}}}}' 2>&1 | sed 's/{.*}/{}/'
  The Job "slow" is invalid: spec.template: Invalid value: {}: field is immutable
  $ kubectl patch job slow -p '{"spec":{"suspend":true}}'
  job.batch/slow patched
  $ advance 35s
  $ kubectl get job slow
  NAME  STATUS  COMPLETIONS  DURATION  AGE
  slow  Suspended  0/1  <age>
  $ kubectl get job slow -o jsonpath='[{.status.startTime}] {range .status.conditions[*]}{.type}={.status} {.reason}{end}{"\n"}'
  [] Suspended=True JobSuspended
  $ kubectl describe job slow | grep -c 'Start Time'
  0
  [1]
  $ kubectl patch job slow -p '{"spec":{"template":{"spec":{"containers":[{"name":"slow","resources":{"requests":{"cpu":"250m"}}}]}}}}'
  job.batch/slow patched
  $ kubectl patch job slow -p '{"spec":{"template":{"spec":{"tolerations":[{"key":"a","operator":"Exists"}]}}}}'
  job.batch/slow patched
  $ kubectl patch job slow -p '{"spec":{"suspend":false}}'
  job.batch/slow patched
  $ settle
  $ kubectl get job slow
  NAME  STATUS  COMPLETIONS  DURATION  AGE
  slow  Running  0/1  <age>  <age>
  $ kubectl get pods -o jsonpath='{.items[0].spec.containers[0].resources} {.items[0].spec.tolerations[0].key}{"\n"}'
  {"requests":{"cpu":"250m"}} a
  $ kubectl patch job slow -p '{"spec":{"template":{"spec":{"containers":[{"name":"slow","resources":{"requests":{"cpu":"1"}}}]}}}}' 2>&1 | sed 's/{.*}/{}/'
  The Job "slow" is invalid: spec.template: Invalid value: {}: field is immutable
