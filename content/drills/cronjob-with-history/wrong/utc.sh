# fails: weekdays-in-tokyo
# near miss: the cluster counts in UTC
kubectl apply -f - <<'Y'
apiVersion: batch/v1
kind: CronJob
metadata:
  name: snapshot
  namespace: archive
spec:
  schedule: "15 2 * * 1-5"
  concurrencyPolicy: Forbid
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
