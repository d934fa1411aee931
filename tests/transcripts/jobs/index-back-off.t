With a back-off per index the lowest open indexes wait for theirs; what has no failed index yet says so.
Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index, pkg/controller/job

  $ cat <<'EOF' | kubectl apply -f -
  > apiVersion: batch/v1
  > kind: Job
  > metadata: {name: shards}
  > spec:
  >   completions: 3
  >   parallelism: 1
  >   completionMode: Indexed
  >   backoffLimitPerIndex: 1
  >   template:
  >     spec:
  >       restartPolicy: Never
  >       containers:
  >       - {name: c, image: "busybox:1.36", command: [sh, -c, 'test $JOB_COMPLETION_INDEX != 0']}
  > EOF
  job.batch/shards created
  $ settle
  $ kubectl get pods -o jsonpath='{range .items[*]}{.metadata.labels.batch\.kubernetes\.io/job-completion-index} {.status.phase}{"\n"}{end}'
  0 Failed
  $ kubectl get job shards -o jsonpath='{.status.failed} [{.status.failedIndexes}]{"\n"}'
  1 []
  $ kubectl get job shards -o json | grep failedIndexes
          "failedIndexes": "",
  $ advance 30s
  $ kubectl get job shards
  NAME  STATUS  COMPLETIONS  DURATION  AGE
  shards  Failed  2/3  <age>  <age>
  $ kubectl get job shards -o jsonpath='{.status.completedIndexes} [{.status.failedIndexes}] {range .status.conditions[*]}{.type}={.reason} {end}{"\n"}'
  1,2 [0] FailureTarget=FailedIndexes Failed=FailedIndexes
