# fails: successes-kept, failures-kept
# near miss: without limits three successes and one failure are kept
kubectl apply -f - <<'Y'
apiVersion: batch/v1
kind: CronJob
metadata:
  name: snapshot
  namespace: archive
spec:
  schedule: "15 2 * * 1-5"
  timeZone: Asia/Tokyo
  concurrencyPolicy: Forbid
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
