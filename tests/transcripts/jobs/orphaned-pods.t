Pods that a Job leaves behind lose the finalizer that counted them; a suspended Job that has what it wants is complete.
Source: pkg/controller/job/job_controller.go (syncOrphanPod, syncJob)

  $ kubectl create job left --image=busybox:1.36 -- sleep 3600
  job.batch/left created
  $ settle
  $ kubectl get pods -o jsonpath='{.items[*].metadata.finalizers}{"\n"}'
  ["batch.kubernetes.io/job-tracking"]
  $ kubectl delete job left --cascade=orphan
  job.batch "left" deleted from default namespace
  $ settle
  $ kubectl get pods -o jsonpath='[{.items[*].metadata.finalizers}] [{.items[*].metadata.ownerReferences}]{"\n"}'
  [] []
  $ kubectl create job nothing --image=busybox:1.36 --dry-run=client -o yaml -- true | sed 's/^spec:/spec:\n  suspend: true\n  completions: 0/' | kubectl apply -f -
  job.batch/nothing created
  $ settle
  $ kubectl get job nothing
  NAME  STATUS  COMPLETIONS  DURATION  AGE
  nothing  Complete  0/0  <age>
