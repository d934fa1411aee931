A new schedule waits until it is due, also when it would have been due before; a date that no calendar has is told.
Source: pkg/controller/cronjob/cronjob_controllerv2.go (updateCronJob, syncCronJob)

  $ kubectl create cronjob yearly --image=busybox:1.36 --schedule='0 0 1 1 *' -- true
  cronjob.batch/yearly created
  $ advance 130s
  $ kubectl patch cronjob yearly -p '{"spec":{"schedule":"* * * * *"}}'
  cronjob.batch/yearly patched
  $ settle
  $ kubectl get jobs
  ! No resources found in default namespace.
  $ advance 60s
  $ kubectl get jobs --no-headers | wc -l
  1
  $ kubectl create cronjob never --image=busybox:1.36 --schedule='0 0 30 2 *' -- true
  cronjob.batch/never created
  $ settle
  $ kubectl describe cronjob never | sed -n '/^Events/,$p'
  Events:
    Type  Reason  Age  From  Message
    ----  ------  ----  ----  -------
    Warning  InvalidSchedule  <age>  cronjob-controller  invalid schedule: 0 0 30 2 * : time difference between two schedules is less than 1 second
  $ kubectl create cronjob lost --image=busybox:1.36 --schedule='TZ=Nowhere/Land 0 9 * * *' -- true
  ! error: failed to create cronjob: CronJob.batch "lost" is invalid: [spec.schedule: Invalid value: "TZ=Nowhere/Land 0 9 * * *": provided bad location Nowhere/Land: unknown time zone Nowhere/Land, spec.schedule: Invalid value: "TZ=Nowhere/Land 0 9 * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead]
  [1]
  $ kubectl create cronjob prefixed --image=busybox:1.36 --schedule='TZ=Asia/Tokyo 0 9 * * *' -- true
  ! error: failed to create cronjob: CronJob.batch "prefixed" is invalid: spec.schedule: Invalid value: "TZ=Asia/Tokyo 0 9 * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead
  [1]

With a history limit of 0 a Job is gone as soon as it is over, and nobody says that it was seen to complete.
  $ kubectl patch cronjob yearly -p '{"spec":{"successfulJobsHistoryLimit":0}}'
  cronjob.batch/yearly patched
  $ advance 60s
  $ kubectl get jobs
  ! No resources found in default namespace.
  $ kubectl get events --field-selector involvedObject.name=yearly -o jsonpath='{range .items[*]}{.reason}{"\n"}{end}' | sort | uniq -c
        1 SawCompletedJob
        2 SuccessfulCreate
        2 SuccessfulDelete
