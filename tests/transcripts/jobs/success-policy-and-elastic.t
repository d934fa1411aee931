A Job whose success policy is met lets its other pods go; they do not count as failed. An elastic Indexed Job gives
up the indexes that it no longer has.
Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy and #elastic-indexed-jobs, pkg/controller/job

  $ cat <<'EOF' | kubectl apply -f -
  > apiVersion: batch/v1
  > kind: Job
  > metadata: {name: vote}
  > spec:
  >   completions: 3
  >   parallelism: 3
  >   completionMode: Indexed
  >   successPolicy: {rules: [{succeededIndexes: "0"}]}
  >   template:
  >     spec:
  >       restartPolicy: Never
  >       terminationGracePeriodSeconds: 1
  >       containers:
  >       - {name: c, image: "busybox:1.36", command: [sh, -c, 'test "$JOB_COMPLETION_INDEX" = 0 || sleep 3600']}
  > EOF
  job.batch/vote created
  $ settle
  $ kubectl get job vote
  NAME  STATUS  COMPLETIONS  DURATION  AGE
  vote  Complete  1/3  <age>  <age>
  $ kubectl get job vote -o jsonpath='{.status.succeeded}/{.status.failed} {range .status.conditions[*]}{.type}={.status} {.reason}: {.message}{"\n"}{end}'
  1/ SuccessCriteriaMet=True SuccessPolicy: Matched rules at index 0
  Complete=True SuccessPolicy: Matched rules at index 0
  $ kubectl get pods
  NAME  READY  STATUS  RESTARTS  AGE
  vote-0-<rand>  0/1  Completed  0  <age>
  $ kubectl describe job vote | sed -n '/^Events/,$p' | sort
    ----  ------  ----  ----  -------
    Normal  Completed  <age>  job-controller  Job completed
    Normal  SuccessfulCreate  <age>  job-controller  Created pod: vote-0-<rand>
    Normal  SuccessfulCreate  <age>  job-controller  Created pod: vote-1-<rand>
    Normal  SuccessfulCreate  <age>  job-controller  Created pod: vote-2-<rand>
    Normal  SuccessfulDelete  <age>  job-controller  Deleted pod: vote-1-<rand>
    Normal  SuccessfulDelete  <age>  job-controller  Deleted pod: vote-2-<rand>
    Type  Reason  Age  From  Message
  Events:

  $ cat <<'EOF' | kubectl apply -f -
  > apiVersion: batch/v1
  > kind: Job
  > metadata: {name: elastic}
  > spec:
  >   completions: 4
  >   parallelism: 4
  >   completionMode: Indexed
  >   template:
  >     spec:
  >       restartPolicy: Never
  >       terminationGracePeriodSeconds: 1
  >       containers:
  >       - {name: c, image: "busybox:1.36", command: [sleep, "3600"]}
  > EOF
  job.batch/elastic created
  $ settle
  $ kubectl patch job elastic -p '{"spec":{"completions":2}}'
  ! The Job "elastic" is invalid: spec.completions: Invalid value: 2: can only be modified in tandem with spec.parallelism
  [1]
  $ kubectl patch job elastic -p '{"spec":{"completions":2,"parallelism":2}}'
  job.batch/elastic patched
  $ settle
  $ kubectl get pods -l job-name=elastic -o jsonpath='{range .items[*]}{.metadata.labels.batch\.kubernetes\.io/job-completion-index}{"\n"}{end}'
  0
  1
  $ kubectl get job elastic -o jsonpath='{.status.active} {.status.failed}{"\n"}'
  2
