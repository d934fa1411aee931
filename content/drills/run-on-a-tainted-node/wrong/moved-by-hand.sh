# fails: stays-there
# reaches the end state, but only because worker-1 was closed while the Pods were scheduled
kubectl taint node worker-1 moving=now:NoSchedule
kubectl apply -f - <<'Y'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: trainer
  namespace: ml
spec:
  replicas: 2
  selector:
    matchLabels:
      app: trainer
  template:
    metadata:
      labels:
        app: trainer
    spec:
      tolerations:
        - key: gpu
          operator: Exists
      containers:
        - name: trainer
          image: busybox:1.36
          command: ["sleep", "3600"]
Y
kubectl rollout status deployment/trainer -n ml --timeout=120s
kubectl taint node worker-1 moving-
