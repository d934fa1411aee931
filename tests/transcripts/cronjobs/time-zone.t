A CronJob's zone is described, and its schedule is reckoned in it.
Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones, kubectl 1.36 describe

  $ kubectl create cronjob morning --image=busybox:1.36 --schedule='2 19 * * *' --dry-run=client -o yaml -- true | sed 's#^  schedule:#  timeZone: Asia/Tokyo\n  schedule:#' | kubectl apply -f -
  cronjob.batch/morning created
  $ kubectl describe cronjob morning | sed -n '/^Schedule/,/^Selector/p'
  Schedule:  2 19 * * *
  Concurrency Policy:  Allow
  Suspend:  False
  Time Zone:  Asia/Tokyo
  Successful Job History Limit:  3
  Failed Job History Limit:  1
  Starting Deadline Seconds:  <unset>
  Selector:  <unset>
  $ advance 150s
  $ kubectl get cronjob morning -o jsonpath='{.status.lastScheduleTime}{"\n"}' | cut -c12-19
  10:02:00
  $ kubectl create cronjob plain --image=busybox:1.36 --schedule='0 9 * * *' -- true
  cronjob.batch/plain created
  $ kubectl describe cronjob plain | grep Zone
  Time Zone:  <unset>
