# fails: never-two-at-once
# reaches what kubectl get shows, but a long run is replaced by the next and never ends
kubectl apply -f - <<'Y'
apiVersion: batch/v1
kind: CronJob
metadata:
  name: snapshot
  namespace: archive
spec:
  schedule: "15 2 * * 1-5"
  timeZone: Asia/Tokyo
  concurrencyPolicy: Replace
  successfulJobsHistoryLimit: 2
  failedJobsHistoryLimit: 4
  jobTemplate:
    spec:
      backoffLimit: 1
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: snapshot
              image: busybox:1.36
              command: ["sh", "-c", "sleep 30; echo snapshot written"]
Y
