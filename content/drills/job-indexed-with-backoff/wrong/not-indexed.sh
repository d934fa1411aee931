# fails: all-parts-done
# near miss: six runs without a number
kubectl apply -f - <<'Y'
apiVersion: batch/v1
kind: Job
metadata:
  name: render
  namespace: film
spec:
  completions: 6
  parallelism: 2
  backoffLimit: 2
  activeDeadlineSeconds: 600
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: render
          image: busybox:1.36
          command: ["sh", "-c", "sleep 5; echo scene $JOB_COMPLETION_INDEX"]
Y
kubectl wait job/render -n film --for=condition=Complete --timeout=120s
