# fails: failures-kept
# near miss: kubectl create cronjob writes OnFailure, and retries stay at six
kubectl create cronjob snapshot -n archive --image=busybox:1.36 --schedule='15 2 * * 1-5' -- sh -c 'sleep 30; echo snapshot written'
kubectl patch cronjob snapshot -n archive -p '
spec:
  timeZone: Asia/Tokyo
  concurrencyPolicy: Forbid
  successfulJobsHistoryLimit: 2
  failedJobsHistoryLimit: 4
'
