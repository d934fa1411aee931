# fails: starts, log-streamed, outlives-the-app
# without restartPolicy Always the Pod waits for a tail that never ends
kubectl apply -f - <<'Y'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: intake
  namespace: clinic
spec:
  replicas: 1
  selector:
    matchLabels:
      app: intake
  template:
    metadata:
      labels:
        app: intake
    spec:
      terminationGracePeriodSeconds: 5
      volumes:
        - name: logs
          emptyDir: {}
      initContainers:
        - name: wait-for-db
          image: busybox:1.36
          command: ["sh", "-c", "until nc -z -w 2 records-db 6379; do echo waiting; sleep 2; done"]
        - name: log-tail
          image: busybox:1.36
          command: ["sh", "-c", "touch /var/log/intake/intake.log; tail -n +1 -f /var/log/intake/intake.log"]
          volumeMounts:
            - name: logs
              mountPath: /var/log/intake
      containers:
        - name: intake
          image: busybox:1.36
          command: ["sh", "-c"]
          args:
            - |
              echo "intake opened" > /var/log/intake/intake.log
              trap 'echo "intake closed" >> /var/log/intake/intake.log; exit 0' TERM
              n=0
              while true; do
                n=$((n+1))
                echo "patient $n" >> /var/log/intake/intake.log
                sleep 2
              done
          volumeMounts:
            - name: logs
              mountPath: /var/log/intake
Y
sleep 20
kubectl get pods -n clinic -l app=intake
